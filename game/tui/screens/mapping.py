"""The map, over a screen of the game."""

from __future__ import annotations

from game.reports.map import Map
from game.tui.screens.sheet import Sheet
from game.tui.text import Place
from game.tui.views.map import map_blocks
from game.tui.widgets.scroller import Top

_ABOVE = 4
"""How many places stay in sight above the one where the player is."""


class Mapping(Sheet):
    """Shows the way taken among all others, where the player is first in sight.

    Args:
        drawn: the map.
    """

    def __init__(self, drawn: Map) -> None:
        blocks = map_blocks(drawn)
        super().__init__("Map", blocks, "map")
        first = len(blocks) - len(drawn.places)
        self._first_in_sight = 0 if drawn.here < _ABOVE else first + drawn.here - _ABOVE

    def begin(self) -> None:
        """Bring the place where the player is into sight."""
        super().begin()
        if self._first_in_sight:
            top = Top(0, Place(self._first_in_sight, 0))
            self.call_after_refresh(self.reading.return_to, top)
