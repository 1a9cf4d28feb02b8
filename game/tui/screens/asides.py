"""What can be read beside the game: who is who, and the play so far."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.exporting import Exporting
from game.tui.screens.sheet import Sheet
from game.tui.transcript import transcript
from game.tui.views.log import log
from game.tui.views.people import nobody, people


def people_sheet(game: Game) -> Sheet:
    """Return who is who."""
    playthrough = game.playthrough
    return Sheet("People", people(playthrough.table, playthrough.world) or nobody(), "people")


class SoFar(Exporting[None], Sheet):
    """The play so far, the latest first in sight."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("copy", "export")

    def __init__(self, game: Game) -> None:
        super().__init__("So far", log(game), "log", from_end=True)
        self._game = game

    def as_markdown(self) -> tuple[str, str]:
        """Return the transcript."""
        return f"{self._game.playthrough.scenario.id}-log", transcript(self._game)
