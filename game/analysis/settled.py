"""What is settled on coming to a place: marks that are always the same there.

Whether an option was chosen, or a state visited, often follows from where one stands: after the
last chapter the first one has been visited. It is found forwards along the ways between states,
whatever their conditions say, and makes conditions certain that look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.rules.table import Table
from game.scenario.expressions import Chosen, EndedAt, Every, Expression, Not, Some, Visited

Marks = Mapping[int, int]
"""The slots of marks that are always the same at a place, and 0 or 1 for each."""


def settled_marks(table: Table) -> dict[str, Marks]:
    """Return what is settled on coming to each state and ending that some way leads to."""
    slots = table.layout.marks.values()
    start = table.start
    ones = _bits(slot for slot in slots if start.values[slot])
    # Which marks can be 0 on coming to a place, and which can be 1, as bits.
    can_be = {start.place: (_bits(slots) & ~ones, ones)}
    waiting = [start.place]
    while waiting:
        place = waiting.pop()
        for to, mark in _ways(table, place):
            zero, one = can_be[place]
            visited = table.states[to].mark if to in table.states else None
            for slot in (mark, visited):
                if slot is not None:
                    zero, one = zero & ~(1 << slot), one | (1 << slot)
            before = can_be.get(to, (0, 0))
            joined = before[0] | zero, before[1] | one
            if joined != before:
                can_be[to] = joined
                waiting.append(to)
    return {
        place: {slot: one >> slot & 1 for slot in slots if (zero ^ one) >> slot & 1}
        for place, (zero, one) in can_be.items()
    }


def _bits(slots: Iterable[int]) -> int:
    return sum(1 << slot for slot in slots)


def _ways(table: Table, place: str) -> Iterable[tuple[str, int | None]]:
    """Yield where a place can lead, with the mark that is set on the way."""
    rule = table.states.get(place)
    if rule is None:
        return
    if rule.block is not None:
        yield from ((to, None) for to in rule.block.destinations)
    for option in rule.options.values():
        yield from ((to, option.mark) for to in option.block.destinations)


class Certain:
    """Says which parts of conditions are certain at one place.

    Args:
        table: compiled with the conditions.
        place: a state or ending.
        settled: what is settled there.
    """

    def __init__(self, table: Table, place: str, settled: Marks) -> None:
        self._marks = table.layout.marks
        self._endings = table.scenario.endings
        self._place = place
        self._settled = settled

    def of(self, part: Expression) -> bool | None:
        """Return whether a part always, or never, holds there; None where it may or may not."""
        match part:
            case Chosen() | Visited():
                number = self._settled.get(self._marks[part])
                return None if number is None else bool(number)
            case EndedAt(ending):
                return self._place in self._endings if ending is None else self._place == ending
            case Not(inner):
                found = self.of(inner)
                return None if found is None else not found
            case Every(parts):
                return self._together(parts, decides=False)
            case Some(parts):
                return self._together(parts, decides=True)
            case _:
                return None

    def _together(self, parts: Iterable[Expression], *, decides: bool) -> bool | None:
        found = [self.of(one) for one in parts]
        if decides in found:
            return decides
        return None if None in found else not decides
