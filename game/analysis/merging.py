"""One world for all that nothing later tells apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from game.analysis.distinctions import Cuts, Needs
from game.rules.layout import Layout
from game.rules.record import World

_TABLE = 4_096
"""Ranges up to this wide are looked up in a table."""

StandIn = int | dict[int, int] | Callable[[int], int] | None
"""What stands for a value: one number for all, that in a table, that of a function, or itself."""


class Merger:
    """Maps each world to the one that stands for all like it.

    Args:
        layout: where the values stand.
        needs: what matters on arriving at each place.
    """

    def __init__(self, layout: Layout, needs: Mapping[str, Needs]) -> None:
        known: dict[tuple[int, Cuts], StandIn] = {}
        self._stand_ins: dict[str, list[StandIn]] = {}
        bounds = [layout.bounds(slot) for slot in range(layout.width)]
        for place, needed in needs.items():
            row = self._stand_ins[place] = []
            for slot, (low, high) in enumerate(bounds):
                cuts: Cuts = needed.get(slot, frozenset())
                if (slot, cuts) not in known:
                    known[slot, cuts] = _stand_in(cuts, low, high)
                row.append(known[slot, cuts])

    def __call__(self, world: World) -> World:
        """Return the world that stands for ``world``."""
        stand_ins = self._stand_ins[world.place]
        return World(world.place, tuple(map(_replaced, stand_ins, world.values)))

    def stand_in(self, place: str, slot: int) -> StandIn:
        """Return what stands for a slot's value on arriving at a place."""
        return self._stand_ins[place][slot]


def _replaced(stand_in: StandIn, value: int) -> int:
    if stand_in is None:
        return value
    if isinstance(stand_in, int):
        return stand_in
    return stand_in[value] if isinstance(stand_in, dict) else stand_in(value)


def _stand_in(cuts: Cuts, low: int, high: int) -> StandIn:
    """Return the least value that nothing tells from a value."""
    if cuts is None or len(cuts) >= high - low:
        return None if low != high else low
    if not cuts:
        return low
    starts = [low, *sorted(cuts)]
    if high - low > _TABLE:
        return lambda value: starts[bisect_right(starts, value) - 1]
    return {value: starts[bisect_right(starts, value) - 1] for value in range(low, high + 1)}
