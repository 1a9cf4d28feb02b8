"""Every situation that can occur, found breadth first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.analysis.distinctions import needs_on_arrival
from game.analysis.merging import Merger
from game.rules.branches import inject_branches, option_branches
from game.rules.record import World
from game.rules.table import Table

LIMIT = 100_000
"""How many situations are held before giving up."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a situation: the play step (None for an inject without a draw), and where
    it leads (the situation's number)."""

    step: str | None
    to: int


@dataclass(slots=True)
class Situations:
    """All situations, numbered in the order found: fewest steps first, then file order.

    Attributes:
        worlds: of each; values that nothing later tells apart are one value.
        ways: on from each.
        came_from: the situation each was found from, and the step; None for the first.
        complete: False where the limit was reached.
    """

    worlds: list[World] = field(default_factory=list)
    ways: list[tuple[Way, ...]] = field(default_factory=list)
    came_from: list[tuple[int, str | None] | None] = field(default_factory=list)
    complete: bool = True

    def play_to(self, number: int) -> list[str]:
        """Return a shortest play to a situation."""
        steps: list[str] = []
        at = self.came_from[number]
        while at is not None:
            number, step = at
            if step is not None:
                steps.append(step)
            at = self.came_from[number]
        return steps[::-1]


def explore(table: Table, limit: int = LIMIT) -> Situations:
    """Find every situation that can occur, up to ``limit``."""
    merge = Merger(table.layout, needs_on_arrival(table))
    found = Situations()
    numbers: dict[World, int] = {}
    waiting: deque[int] = deque()

    def number_of(world: World, came_from: tuple[int, str | None] | None) -> int:
        key = merge(world)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(found.worlds)
            found.worlds.append(key)
            found.ways.append(())
            found.came_from.append(came_from)
            waiting.append(number)
        return number

    number_of(table.start, None)
    while waiting:
        if len(found.worlds) > limit:
            found.complete = False
            return found
        at = waiting.popleft()
        found.ways[at] = tuple(
            Way(step, number_of(world, (at, step)))
            for step, world in ways_on(table, found.worlds[at])
        )
    return found


def ways_on(table: Table, world: World) -> Iterator[tuple[str | None, World]]:
    """Yield each step that can follow, with every draw it can bring, and the world it leads to."""
    rule = table.states.get(world.place)
    if rule is None:
        return
    if rule.block is not None:
        for branch in inject_branches(table, world):
            step = "/".join((world.place, *branch.draws)) if branch.draws else None
            yield step, branch.world
    for option in table.offered(world):
        for branch in option_branches(table, world, option):
            yield "/".join((option, *branch.draws)), branch.world
