"""One world for all that nothing later tells apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from game.analysis.distinctions import Cuts, Needs
from game.rules.layout import Layout
from game.rules.record import World

_TABLE = 4_096
"""Ranges up to this wide are looked up in a table."""


class Merger:
    """Maps each world to the one that stands for all like it.

    Args:
        layout: where the values stand.
        needs: what matters on arriving at each place.
    """

    def __init__(self, layout: Layout, needs: Mapping[str, Needs]) -> None:
        self._changes = {place: tuple(_changes(layout, one)) for place, one in needs.items()}

    def __call__(self, world: World) -> World:
        """Return the world that stands for ``world``."""
        values = list(world.values)
        for slot, stand_in in self._changes[world.place]:
            values[slot] = stand_in(values[slot])
        return World(world.place, tuple(values))


def _changes(layout: Layout, needs: Needs) -> list[tuple[int, Callable[[int], int]]]:
    found: list[tuple[int, Callable[[int], int]]] = []
    for slot in range(layout.width):
        if slot not in needs:
            low, high = layout.bounds(slot)
            found.append((slot, _stand_in(frozenset(), low, high)))
        elif (cuts := needs[slot]) is not None:
            low, high = layout.bounds(slot)
            if len(cuts) < high - low:
                found.append((slot, _stand_in(cuts, low, high)))
    return found


def _stand_in(cuts: Cuts, low: int, high: int) -> Callable[[int], int]:
    """Return the function from a value to the least one that nothing tells from it."""
    starts = [low, *sorted(cuts or ())]
    if high - low > _TABLE:
        return lambda value: starts[bisect_right(starts, value) - 1]
    table = [starts[bisect_right(starts, value) - 1] for value in range(low, high + 1)]
    if low == 0:
        return table.__getitem__
    return lambda value: table[value - low]
