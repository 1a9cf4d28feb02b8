"""The author's screen: the play in one pane, the problems in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from game.reports.flat import flat
from game.tui.actions import bindings
from game.tui.rehearsal import CannotJump, Look, Rehearsal
from game.tui.screens.choosing import Choosing
from game.tui.screens.framed import Framed
from game.tui.screens.jumping import Jumping
from game.tui.text import Document, words
from game.tui.views import decision
from game.tui.views import rehearsal as views
from game.tui.widgets.choices import Choices
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox


class Stage(Choosing, Framed):
    """Plays a scenario while it is being written."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "decide", "look_at", "look_on", "look_back", "look_first", "look_last",
        "undo", "jump", "anew", "copy", "pane_on", "scroll_on", "scroll_back",
    )  # fmt: skip

    def __init__(self, rehearsal: Rehearsal) -> None:
        super().__init__(words(f"Author · {rehearsal.path.name}"), "")
        self.rehearsal = rehearsal
        self._panes: list[Pane] = []
        self._choices = Choices()
        self._at = 0

    def body(self) -> Sequence[Widget]:
        """Return the play with its options, and the problems beside it."""
        shown = self.rehearsal
        story = Pane(TextBox(Document(views.play(shown))), classes="reading")
        beside = Pane(TextBox(Document(views.beside(shown))), classes="side")
        playthrough = shown.playthrough
        items = [] if playthrough is None else decision.items(playthrough)
        self._panes, self._choices = [story, beside], Choices(items)
        self._choices.display = bool(items)
        # What keeps the play waiting is read in the room that the play leaves.
        waits = " -waiting" if playthrough is None else ""
        return [Horizontal(Vertical(story, self._choices), beside, classes=f"columns stage{waits}")]

    def take(self, look: Look) -> None:
        """Show what was read anew, at the same place."""
        self.rehearsal.take(look)
        self._draw(tuple(pane.scroll_y for pane in self._panes))

    def _draw(self, scrolled: Sequence[float] = (0, 0)) -> None:
        if not self.is_mounted:  # it is being built from what was read before
            self.call_after_refresh(self._draw)
            return
        with self.app.batch_update():
            body = self.query_one(".body")
            body.remove_children()
            body.mount_all(self.body())
        self.call_after_refresh(self._scroll, self._panes, scrolled)
        self.refresh_bindings()

    def _scroll(self, panes: Sequence[Pane], scrolled: Sequence[float]) -> None:
        for pane, line in zip(panes, scrolled, strict=True):
            if pane.is_attached:
                pane.scroll_to(y=line, animate=False)

    @property
    def choices(self) -> Choices:
        """The options."""
        return self._choices

    def makes_sense(self, action: str) -> bool:
        """What can be done depends on whether there is a play."""
        match action:
            case "decide":
                return self._choices.looked_at is not None
            case "undo":
                playthrough = self.rehearsal.playthrough
                return playthrough is not None and bool(playthrough.turns)
            case "jump" | "anew" | "copy":
                return self.rehearsal.playthrough is not None
            case _:
                return super().makes_sense(action)

    @on(Choices.Looked)
    def _looked(self) -> None:
        self.refresh_bindings()

    @on(Choices.Taken)
    def action_decide(self) -> None:
        """Decide for the option in focus, and see what comes of it."""
        playthrough, index = self.rehearsal.playthrough, self._choices.looked_at
        if playthrough is None or index is None:
            return
        offer = playthrough.offers()[index]
        if offer.available:
            self.rehearsal.choose(offer.option.id)
            self._draw()
        else:
            self.say(f"Not on offer: {flat(offer.unavailable or '')}")

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self.rehearsal.undo():
            self._draw()

    def action_anew(self) -> None:
        """Begin at the start."""
        self.rehearsal.begin_anew()
        self._draw()

    def action_jump(self) -> None:
        """Ask for a state and values, and go there."""
        playthrough = self.rehearsal.playthrough
        if playthrough is not None:
            self.app.push_screen(Jumping(playthrough.scenario.states), self._jump)

    def _jump(self, written: str | None) -> None:
        if not written:
            return
        try:
            self.rehearsal.jump(written)
        except CannotJump as error:
            self.say(str(error))
        else:
            self._draw()

    def action_copy(self) -> None:
        """Copy the way taken as an outcome test."""
        test = self.rehearsal.as_test()
        if test is None:
            self.say("There is no way from the start here that could be a test.")
        else:
            self.app.copy_to_clipboard(test)
            self.say("Copied as a test, if this terminal lets programs copy.")

    def action_pane_on(self) -> None:
        """Let the keys scroll the other pane."""
        self._at = 1 - self._at
        self.say(f"The keys now scroll {('the play', 'the problems')[self._at]}.")

    def action_scroll_on(self) -> None:
        """Scroll the pane that is being read."""
        self._panes[self._at].page_on()

    def action_scroll_back(self) -> None:
        """Scroll it back."""
        self._panes[self._at].page_back()
