"""Where each value stands in the world's tuple of integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.scenario.expressions import Chosen, Condition, Visited, walk
from game.scenario.model import Quantity, Scenario

Mark = Chosen | Visited
"""What ``chosen`` and ``visited`` ask for: a thing that has happened or not."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots: first every quantity in file order, then every mark that some condition reads."""

    quantities: dict[str, Quantity]
    slots: dict[str, int]
    marks: dict[Mark, int]

    @property
    def width(self) -> int:
        """How many integers a world holds."""
        return len(self.slots) + len(self.marks)

    def bounds(self, slot: int) -> tuple[int, int]:
        """The least and the greatest integer that a slot can hold."""
        if slot >= len(self.slots):
            return 0, 1
        quantity = list(self.quantities.values())[slot]
        return quantity.low, quantity.high

    @property
    def start(self) -> tuple[int, ...]:
        """The values at the start, nothing chosen or visited yet."""
        return (
            *(one.start for one in self.quantities.values()),
            *([0] * len(self.marks)),
        )

    def carried(self, values: tuple[int, ...], other: Layout) -> tuple[int, ...]:
        """Return values as another layout of the same scenario has them.

        Raises:
            KeyError: if the other asks for a mark that is not kept here.
        """
        count = len(self.slots)
        return (*values[:count], *(values[self.marks[mark]] for mark in other.marks))


def lay_out(scenario: Scenario, conditions: Iterable[Condition]) -> Layout:
    """Return the layout for ``scenario`` in which all of ``conditions`` can be answered."""
    marks: dict[Mark, None] = {}
    for condition in conditions:
        for part in walk(condition.expression):
            if isinstance(part, Chosen | Visited):
                marks[part] = None
    quantities = dict(scenario.quantities)
    slots = {name: slot for slot, name in enumerate(quantities)}
    return Layout(
        quantities,
        slots,
        {mark: len(slots) + number for number, mark in enumerate(marks)},
    )
