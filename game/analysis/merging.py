"""One situation for all worlds that nothing later tells apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from math import prod

from game.analysis.distinctions import Cuts, Needs, Settled
from game.rules.layout import Layout
from game.rules.record import World

_TABLE = 4_096
"""Ranges up to this wide are looked up in a table."""

MOST = 2**62
"""So many worlds at one place, and no more, are told apart by an integer of 64 bits."""

Key = tuple[int, ...]
"""What stands for the values that matter at a place, in the order of their slots."""
StandIn = dict[int, int] | Callable[[int], int] | None
"""What stands for a value: that in a table, that of a function, or itself."""


def groups(layout: Layout, slot: int, cuts: Cuts) -> int:
    """Return how many groups of a slot's values are told apart."""
    low, high = layout.bounds(slot)
    if isinstance(cuts, Settled):
        return 1
    return 1 + (high - low if cuts is None else min(len(cuts), high - low))


def is_too_wide(layout: Layout, needed: Needs) -> bool:
    """Whether more worlds are told apart on arriving at a place than :data:`MOST`."""
    return prod(groups(layout, slot, cuts) for slot, cuts in needed.items()) > MOST


class Merger:
    """Maps each world to the key of the situation it belongs to.

    Args:
        layout: where the values stand.
        needs: what matters on arriving at each place.
    """

    def __init__(self, layout: Layout, needs: Mapping[str, Needs]) -> None:
        known: dict[tuple[int, frozenset[int] | None], StandIn] = {}
        self._stand_ins: dict[str, dict[int, StandIn]] = {}
        self._others: dict[str, tuple[int, ...]] = {}
        lows = [layout.bounds(slot)[0] for slot in range(layout.width)]
        for place, needed in needs.items():
            here = self._stand_ins[place] = {}
            others = list(lows)
            for slot in sorted(needed):
                cuts = needed[slot]
                if isinstance(cuts, Settled):
                    others[slot] = cuts.number
                    continue
                if groups(layout, slot, cuts) == 1:
                    continue
                if (slot, cuts) not in known:
                    known[slot, cuts] = _stand_in(cuts, *layout.bounds(slot))
                here[slot] = known[slot, cuts]
            self._others[place] = tuple(others)

    @property
    def places(self) -> tuple[str, ...]:
        """Every state and ending."""
        return tuple(self._stand_ins)

    def slots(self, place: str) -> tuple[int, ...]:
        """Return the slots that matter on arriving at a place, in order."""
        return tuple(self._stand_ins[place])

    def stand_in(self, place: str, slot: int) -> StandIn:
        """Return what stands for the value of a slot that matters on arriving at a place."""
        return self._stand_ins[place][slot]

    def others(self, place: str) -> tuple[int, ...]:
        """Return what stands for each slot's value where it does not matter, or is settled."""
        return self._others[place]

    def key(self, world: World) -> Key:
        """Return what tells the world's situation from others at the same place."""
        here = self._stand_ins[world.place]
        return tuple(_replaced(one, world.values[slot]) for slot, one in here.items())

    def world(self, place: str, key: Key) -> World:
        """Return a world that stands for a situation; what does not matter is at its least."""
        values = list(self._others[place])
        for slot, value in zip(self._stand_ins[place], key, strict=True):
            values[slot] = value
        return World(place, tuple(values))


def _replaced(stand_in: StandIn, value: int) -> int:
    if stand_in is None:
        return value
    return stand_in[value] if isinstance(stand_in, dict) else stand_in(value)


def _stand_in(cuts: frozenset[int] | None, low: int, high: int) -> StandIn:
    """Return the least value that nothing tells from a value."""
    if cuts is None or len(cuts) >= high - low:
        return None
    starts = [low, *sorted(cuts)]
    if high - low > _TABLE:
        return lambda value: starts[bisect_right(starts, value) - 1]
    return {value: starts[bisect_right(starts, value) - 1] for value in range(low, high + 1)}
