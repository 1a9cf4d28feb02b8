"""What came of a decision, or something that happened by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click, Key
from textual.timer import Timer

from game.reports.situation import state_time
from game.rules import World
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.keys import keys_of
from game.tui.screens.reading import Reading
from game.tui.story import Page
from game.tui.text import Document
from game.tui.views import evidence, pages
from game.tui.views.parts import small_heading
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox

PAUSE = 0.9
"""Seconds between one change and the next."""

_GOES_ON = ("read_on", "scroll_on")


class Happened(Reading):
    """A text, then what changed by it, one change after another, each with its reason.

    The changes come by themselves once the place they come to is in sight, and the situation
    moves with them. Reading on shows the rest at once, and so does any other key.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on", "why", "undo", "map", "people", "log",
        "scroll_on", "scroll_back", "look_on", "look_back", "look_first", "look_last",
    )  # fmt: skip

    def __init__(self, game: Game, page: Page) -> None:
        self._page = page
        table = game.playthrough.table
        where = "What happened" if page.option is None else "What came of it"
        when = state_time(table, page.step.before, page.state)
        super().__init__(game, where, when, pages.happened(table, page))
        self._cards = [
            TextBox(Document(blocks), classes="card") for blocks in pages.changes(table, page)
        ]
        self._changes_title = TextBox(
            Document([small_heading("What changed")]), classes="card-title"
        )
        self._come = len(self._cards)
        self._coming: Timer | None = None
        self._looked_at: int | None = None

    def begin(self) -> None:
        """Begin to show the changes."""
        super().begin()
        if self._cards and self.app.animation_level != "none":
            self._show_first(0)
            self._coming = self.set_interval(PAUSE, self._next_comes)

    def text(self) -> Sequence[TextBox]:
        """Return the texts, then the changes."""
        if not self._cards:
            return super().text()
        return [*super().text(), self._changes_title, *self._cards]

    def worlds(self) -> tuple[World, World]:
        """Return the world as far as it has been told, and as it was before."""
        page = self._page
        return page.after_moves(self.game.playthrough.table, self._come), page.before

    @property
    def here(self) -> None:
        """None: the page tells a step."""

    # changes that come one after another

    @property
    def _next_is_in_sight(self) -> bool:
        # What is not shown has no place on the screen; that above it has.
        above = self._cards[self._come - 1] if self._come else self._changes_title
        return self._is_in_sight(above)

    def _next_comes(self) -> None:
        if self._next_is_in_sight:
            self._show_first(self._come + 1)

    def _show_first(self, count: int) -> None:
        self._come = count
        for index, card in enumerate(self._cards):
            card.set_class(index >= count, "-to-come")
        self.query_one(".side", Pane).query_one(TextBox).show(self.situation())
        if count == len(self._cards) and self._coming is not None:
            self._coming.stop()
            self._coming = None

    def _show_all(self) -> bool:
        """Show the changes still to come; return whether there were any in sight."""
        if self._coming is None:
            return False
        were_in_sight = self._next_is_in_sight
        self._show_first(len(self._cards))
        return were_in_sight

    def on_key(self, event: Key) -> None:
        """Wait for nothing once a key is pressed; those that go on see to it themselves."""
        if not any(event.key in keys_of(self).of(action) for action in _GOES_ON):
            self._show_all()

    def action_read_on(self) -> None:
        """Show what is still to come, or read on."""
        if not self._show_all():
            super().action_read_on()

    def action_scroll_on(self) -> None:
        """Show what is still to come, or scroll down."""
        if not self._show_all():
            super().action_scroll_on()

    # looking at one of them

    def action_look_on(self) -> None:
        """Look at the next change where it is in sight; else scroll to it."""
        after = 0 if self._looked_at is None else self._looked_at + 1
        if after < len(self._cards) and self._is_in_sight(self._cards[after]):
            self._look_at(after)
        else:
            self.reading.scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Look at the change before where it is in sight; else scroll to it."""
        if self._looked_at and self._is_in_sight(self._cards[self._looked_at - 1]):
            self._look_at(self._looked_at - 1)
        else:
            self.reading.scroll_up(animate=False)

    def _is_in_sight(self, card: TextBox) -> bool:
        return self.reading.region.overlaps(card.region)

    def _look_at(self, index: int) -> None:
        self._looked_at = index
        for at, card in enumerate(self._cards):
            card.set_class(at == index, "-looked-at")
        self.reading.scroll_to_widget(self._cards[index], animate=False)

    def action_why(self) -> None:
        """Show what is behind the change looked at, or behind all of it."""
        table = self.game.playthrough.table
        if self._looked_at is None or self._looked_at >= len(self._page.moved):
            found = evidence.behind_page(table, self._page)
        else:
            found = evidence.behind_moved(table, self._page, self._page.moved[self._looked_at])
        self.show_sheet("Why", found, "why")

    def makes_sense(self, action: str) -> bool:
        """Where nothing is behind a page, there is no why."""
        if action == "why":
            return bool(self._page.because or self._page.moved)
        return super().makes_sense(action)

    def on_click(self, event: Click) -> None:
        """Look at the change that was clicked."""
        if event.widget in self._cards:
            self._look_at(self._cards.index(event.widget))
