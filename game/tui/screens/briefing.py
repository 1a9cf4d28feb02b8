"""Who the player is, before anything happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from game.tui.actions import bindings
from game.tui.leaf import Leaf
from game.tui.screens.framed import Framed
from game.tui.screens.scrolling import Scrolling
from game.tui.text import Document, words
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from game.tui.game import Game


STILL_READING = "One moment: the scenario is still being read."


class Briefing(Scrolling, Framed):
    """The first page of a game; the game itself may still be being read.

    Args:
        leaf: what it says.
        with_game: calls what it is given with the game, at once or when that has been read.
        seed: of the game, where that is known already.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on", "undo", "people", "log",
        "scroll_on", "scroll_back", "look_on", "look_back", "look_first", "look_last",
    )  # fmt: skip

    class Shown(Message):
        """It stands on the screen."""

    class Finished(Message):
        """The player has read it."""

    def __init__(
        self,
        leaf: Leaf,
        with_game: Callable[[Callable[[Game], None]], None],
        seed: int | None = None,
    ) -> None:
        super().__init__(words("Measured Response · Briefing"), _seed_line(seed))
        self._leaf, self._with_game = leaf, with_game

    def begin(self) -> None:
        """Say so when it has been drawn: what takes time can begin."""
        super().begin()
        self.call_after_refresh(self.post_message, self.Shown())

    def body(self) -> Sequence[Widget]:
        """Return the text and the situation."""
        text = Pane(TextBox(Document(self._leaf.text)), classes="reading")
        side = Pane(TextBox(Document(self._leaf.situation)), classes="side")
        return [Horizontal(text, side, classes="columns")]

    def draw_anew(self, leaf: Leaf, seed: int) -> None:
        """Show another text, where what was kept turns out to be old, and the seed."""
        self.query_one(TopBar).put(_seed_line(seed))
        if leaf != self._leaf:
            self._leaf = leaf
            self.reading.show(Document(leaf.text))
            self.query_one(".side", Pane).show(Document(leaf.situation))

    @property
    def reading(self) -> Pane:
        """The text's pane."""
        return self.query_one(".reading", Pane)

    def action_read_on(self) -> None:
        """Read further down, then on."""
        if self._leaf.is_blank:
            self.say(STILL_READING)
        elif not self.reading.page_on():
            self.post_message(self.Finished())

    def makes_sense(self, action: str) -> bool:
        """Nothing has been decided that could be taken back."""
        return action != "undo" and super().makes_sense(action)

    def action_undo(self) -> None:
        """Say that nothing has been decided."""
        self.say("There is no decision to take back.")

    def action_people(self) -> None:
        """Show who is who."""
        self._with_game(self._show_people)

    def _show_people(self, game: Game) -> None:
        from game.tui.screens.asides import people_sheet

        self.app.push_screen(people_sheet(game))

    def action_log(self) -> None:
        """Show the play so far."""
        self._with_game(self._show_log)

    def _show_log(self, game: Game) -> None:
        from game.tui.screens.asides import SoFar

        self.app.push_screen(SoFar(game))


def _seed_line(seed: int | None) -> str:
    return "" if seed is None else f"Seed {seed}"
