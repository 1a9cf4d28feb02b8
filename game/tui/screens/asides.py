"""What can be read beside the game: who is who, and the play so far."""

from __future__ import annotations

from game.tui.game import Game
from game.tui.screens.sheet import Sheet
from game.tui.views.log import log
from game.tui.views.people import nobody, people


def people_sheet(game: Game) -> Sheet:
    """Return who is who."""
    playthrough = game.playthrough
    return Sheet("People", people(playthrough.table, playthrough.world) or nobody(), "people")


def log_sheet(game: Game) -> Sheet:
    """Return the play so far, the latest first in sight."""
    return Sheet("So far", log(game), "log", from_end=True)
