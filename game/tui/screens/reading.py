"""Pages to be read: what happened, the ending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from game.rules import World
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.game_screen import GameScreen
from game.tui.screens.scrolling import Scrolling
from game.tui.story import courses
from game.tui.text import Block, Document
from game.tui.views import pages
from game.tui.views.situation import situation
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox


class Reading(Scrolling, GameScreen):
    """A text, the situation beside it where there is room, and Enter to read on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on",
        "undo",
        "map",
        "people",
        "log",
        "scroll_on",
        "scroll_back",
        "look_on",
        "look_back",
        "look_first",
        "look_last",
    )

    class Finished(Message):
        """The player has read it."""

    def __init__(self, game: Game, where: str, when: str, blocks: Sequence[Block]) -> None:
        super().__init__(game, where, when)
        self._blocks = blocks

    def body(self) -> Sequence[Widget]:
        """Return the text and the situation."""
        side = Pane(TextBox(self.situation()), classes="side")
        return [Horizontal(Pane(*self.text(), classes="reading"), side, classes="columns")]

    def text(self) -> Sequence[TextBox]:
        """Return what is to be read."""
        return [TextBox(Document(self._blocks))]

    def situation(self) -> Document:
        """Return how things stand."""
        world, before = self.worlds()
        found = courses(self.game.playthrough, world)
        return Document(situation(self.game.playthrough.table, world, before, courses=found))

    def worlds(self) -> tuple[World, World]:
        """Return the world to be shown, and the one it is compared with."""
        playthrough = self.game.playthrough
        return playthrough.world, playthrough.table.start

    @property
    def reading(self) -> Pane:
        """The text's pane."""
        return self.query_one(".reading", Pane)

    def action_read_on(self) -> None:
        """Read further down, then on."""
        if not self.reading.page_on():
            self.turn(self.Finished())


class TheEnd(Reading):
    """The ending that was reached."""

    def __init__(self, game: Game) -> None:
        super().__init__(game, "The end", "", pages.ending(game.playthrough))
