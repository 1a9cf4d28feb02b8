"""Every situation that can occur, and how each leads on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from game.analysis.distinctions import NOTHING, Asked, needs_on_arrival
from game.analysis.merging import Merger
from game.rules.record import World
from game.rules.resolving import apply, enter
from game.rules.table import BlockRule, DrawRule, Table

LIMIT = 100_000
"""How many situations the checker holds before giving up."""


Progress = Callable[[int], None]
"""Told now and then how far long work has come; it may raise to cancel."""


class Fork(NamedTuple):
    """A draw: its rule, and what each entry leads to, in file order."""

    rule: DrawRule
    branches: tuple[Tree, ...]


Tree = int | Fork
"""What a resolution leads to: a situation's number, or a draw between trees."""


class Move(NamedTuple):
    """A way on: an option, or (None) an inject running by itself."""

    option: str | None
    tree: Tree


class Way(NamedTuple):
    """One way on with its draws, and where it leads.

    Attributes:
        step: the play step; None for an inject without a draw.
        to: a situation's number.
    """

    step: str | None
    to: int


@dataclass(slots=True)
class Situations:
    """All situations that can occur.

    Attributes:
        table: of the scenario.
        worlds: of each situation; values that nothing later tells apart are one value.
        moves: on from each.
        came_from: the situation each is reached from with fewest steps, and the step; None for
            the first.
        complete: False where the limit was reached.
    """

    table: Table
    merge: Merger
    worlds: list[World] = field(default_factory=list)
    moves: list[tuple[Move, ...]] = field(default_factory=list)
    came_from: list[tuple[int, str | None] | None] = field(default_factory=list)
    distance: list[int] = field(default_factory=list)
    numbers: dict[World, int] = field(default_factory=dict)
    complete: bool = True

    def number(self, world: World) -> int | None:
        """Return the situation that a world belongs to; None where it was not found."""
        return self.numbers.get(self.merge(world))

    def play_to(self, number: int) -> list[str]:
        """Return a shortest play to a situation: fewest steps, then file order."""
        steps: list[str] = []
        at = self.came_from[number]
        while at is not None:
            number, step = at
            if step is not None:
                steps.append(step)
            at = self.came_from[number]
        return steps[::-1]

    def ways(self, number: int) -> Iterator[Way]:
        """Yield every way on from a situation, with its draws."""
        place = self.worlds[number].place
        for move in self.moves[number]:
            for draws, to in leaves(move.tree):
                yield Way(_step(place, move.option, draws), to)

    def nearest(self, wanted: Callable[[World], bool]) -> int | None:
        """Return the situation for which ``wanted`` holds that takes fewest steps, or None."""
        found = (n for n, world in enumerate(self.worlds) if wanted(world))
        return min(found, key=self.distance.__getitem__, default=None)


def leaves(tree: Tree, draws: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each end of a tree, with the draws that lead to it."""
    if isinstance(tree, int):
        yield draws, tree
        return
    for name, branch in zip(tree.rule.names, tree.branches, strict=True):
        yield from leaves(branch, (*draws, name))


def _step(place: str, option: str | None, draws: tuple[str, ...]) -> str | None:
    if option is None and not draws:
        return None
    return "/".join((option or place, *draws))


def explore(
    table: Table, limit: int = LIMIT, asked: Asked = NOTHING, progress: Progress | None = None
) -> Situations:
    """Find every situation that can occur, up to ``limit``.

    Args:
        table: the compiled scenario.
        limit: how many situations are held before giving up.
        asked: what will be asked of them, so that they are told apart by it.
        progress: told now and then how many were looked at.
    """
    needs = needs_on_arrival(table, asked)
    search = _Search(Situations(table, Merger(table.layout, needs)), limit)
    search.run(progress)
    return search.found


class _Search:
    """Breadth first, by play steps: an inject in which nothing is drawn costs none."""

    def __init__(self, found: Situations, limit: int) -> None:
        self.found = found
        self._limit = limit
        self._waiting: deque[int] = deque()
        self._at = 0

    def run(self, progress: Progress | None) -> None:
        found = self.found
        self._arrive(found.table.start, None, None, 0)
        done: set[int] = set()
        while self._waiting:
            if len(found.worlds) > self._limit:
                found.complete = False
                return
            at = self._waiting.popleft()
            if at in done:
                continue
            done.add(at)
            if progress is not None and len(done) % 4096 == 0:
                progress(len(done))
            self._at = at
            found.moves[at] = tuple(self._moves(found.worlds[at]))

    def _moves(self, world: World) -> Iterator[Move]:
        rule = self.found.table.states.get(world.place)
        if rule is None:
            return
        if rule.block is not None:
            yield Move(None, self._tree(rule.block, list(world.values), None, ()))
        for name, option in rule.options.items():
            if option.guard is None or option.guard(world.values):
                values = list(world.values)
                if option.mark is not None:
                    values[option.mark] = 1
                yield Move(name, self._tree(option.block, values, name, ()))

    def _tree(
        self, block: BlockRule, values: list[int], option: str | None, draws: tuple[str, ...]
    ) -> Tree:
        """Follow ``block``; ``values`` is this branch's own."""
        while True:
            apply(block.effects, values)
            if block.to is not None:
                world = enter(self.found.table, block.to, values)
                return self._arrive(world, option, draws, self.found.distance[self._at])
            if block.draw is not None:
                entries = zip(block.draw.names, block.draw.blocks, strict=True)
                return Fork(
                    block.draw,
                    tuple(
                        self._tree(inner, list(values), option, (*draws, name))
                        for name, inner in entries
                    ),
                )
            block = next(c.block for c in block.cases if c.guard is None or c.guard(values))

    def _arrive(
        self, world: World, option: str | None, draws: tuple[str, ...] | None, distance: int
    ) -> int:
        """Return the number of a situation, new or not; ``draws`` is None for the very first."""
        found = self.found
        key = found.merge(world)
        number = found.numbers.get(key)
        costs = 1 if option is not None or draws else 0
        if number is not None and found.distance[number] <= distance + costs:
            return number
        came_from = None
        if draws is not None:
            place = found.worlds[self._at].place
            came_from = self._at, _step(place, option, draws)
        if number is None:
            number = found.numbers[key] = len(found.worlds)
            found.worlds.append(key)
            found.moves.append(())
            found.came_from.append(came_from)
            found.distance.append(distance + costs)
        else:
            found.came_from[number] = came_from
            found.distance[number] = distance + costs
        if costs:
            self._waiting.append(number)
        else:
            self._waiting.appendleft(number)
        return number


def topological(situations: Situations) -> list[int]:
    """Return all situations in an order in which each stands before those it leads to.

    There is one where every playthrough ends.
    """
    coming = [0] * len(situations.worlds)
    leads = [[to for move in moves for _, to in leaves(move.tree)] for moves in situations.moves]
    for places in leads:
        for to in places:
            coming[to] += 1
    ready = [number for number, count in enumerate(coming) if count == 0]
    order = []
    while ready:
        at = ready.pop()
        order.append(at)
        for to in leads[at]:
            coming[to] -= 1
            if coming[to] == 0:
                ready.append(to)
    return order
