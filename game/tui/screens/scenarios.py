"""The list of scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message

from game.play.saves import Store
from game.tui.actions import bindings, bound
from game.tui.screens.choosing import Choosing
from game.tui.screens.sized import Sized
from game.tui.shelf import Shelved, all_with_saves, read_shelf, whats_wrong
from game.tui.text import Document, words
from game.tui.views.parts import quiet
from game.tui.views.shelf import details, item
from game.tui.widgets.choices import Choices
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall
from game.tui.widgets.top_bar import TopBar


class Scenarios(Choosing, Sized[None]):
    """The scenarios there are, and what each is about.

    Args:
        paths: their files.
        store: what is kept of them.
        checked: files known to be sound.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "play", "anew", "look_at", "look_on", "look_back", "look_first", "look_last",
        "scroll_on", "scroll_back",
    )  # fmt: skip

    @dataclass
    class Chosen(Message):
        """A scenario is to be played, where it was left or from the beginning."""

        shelved: Shelved
        anew: bool

    def __init__(self, paths: Sequence[Path], store: Store | None) -> None:
        super().__init__()
        self._paths, self._store = tuple(paths), store
        self._shelf: list[Shelved] = []

    def compose(self) -> ComposeResult:
        """Build it; the list comes when the files have been read."""
        with Vertical(classes="page"):
            yield TopBar(words("Measured Response"), "Scenarios")
            with Container(classes="body shelf"):
                waiting = Document([quiet("Reading the scenarios…")])
                yield Container(classes="list")
                yield Pane(TextBox(waiting), classes="details")
            yield KeyBar(bound(self.BINDINGS), self.makes_sense)
        yield TooSmall()

    def begin(self) -> None:
        """Begin to read."""
        super().begin()
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        shelf = read_shelf(self._paths)
        self.app.call_from_thread(self._show, shelf)

    def on_screen_resume(self) -> None:
        """Look at what is kept anew: games may have been played since."""
        if self._shelf:
            self._show(self._shelf)

    def _show(self, shelf: Sequence[Shelved]) -> None:
        holder = self.query_one(".list", Container)
        if not holder.is_attached:
            return  # the program is being left, and this screen comes to the front for a moment
        self._shelf, trouble = all_with_saves(shelf, self._store)
        if trouble:
            self._store = None
            self.say(trouble)
        looked_at = self.choices.looked_at if self.query(Choices) else 0
        holder.remove_children()
        choices = Choices([item(one) for one in self._shelf])
        holder.mount(choices)
        if self._shelf:
            self.call_after_refresh(choices.look_at, looked_at or 0)
        else:
            self._details.show(Document([quiet("There are no scenarios here.")]))

    @property
    def choices(self) -> Choices:
        """The list on this screen."""
        return self.query_one(Choices)

    @property
    def _details(self) -> Pane:
        return self.query_one(".details", Pane)

    @property
    def _looked_at(self) -> Shelved | None:
        index = self.choices.looked_at if self.query(Choices) else None
        return None if index is None else self._shelf[index]

    @on(Choices.Looked)
    def _looked(self, event: Choices.Looked) -> None:
        self._details.show(Document(details(self._shelf[event.index])))

    @on(Choices.Taken)
    def action_play(self) -> None:
        """Play the scenario looked at, or go on with it."""
        self._choose(anew=False)

    def action_anew(self) -> None:
        """Play it from the beginning."""
        self._choose(anew=True)

    def _choose(self, *, anew: bool) -> None:
        shelved = self._looked_at
        if shelved is None or shelved.table is None:
            return
        self._details.show(Document([quiet("Opening it…")]))
        self._open(shelved, anew=anew)

    @work(thread=True, exclusive=True)
    def _open(self, shelved: Shelved, *, anew: bool) -> None:
        trouble = whats_wrong(shelved)
        self.app.call_from_thread(self._opened, shelved, trouble, anew)

    def _opened(self, shelved: Shelved, trouble: str, anew: bool) -> None:
        if trouble:
            broken = Shelved(shelved.path, trouble=trouble)
            self._shelf[self._shelf.index(shelved)] = broken
            self._details.show(Document(details(broken)))
            return
        self._details.show(Document(details(shelved)))
        self.post_message(self.Chosen(shelved, anew))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be looked at before the list is there."""
        if action.startswith("look_") and not self.query(Choices):
            return False
        return super().check_action(action, parameters)

    def action_scroll_on(self) -> None:
        """Scroll the details down."""
        self._details.page_on()

    def action_scroll_back(self) -> None:
        """Scroll them up."""
        self._details.page_back()
