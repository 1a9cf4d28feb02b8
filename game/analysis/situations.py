"""Every situation that can occur, and how each leads on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from game.analysis.distinctions import NOTHING, Asked, needs_on_arrival
from game.analysis.merging import Merger
from game.analysis.stepping import Result, Stepper
from game.rules.record import World
from game.rules.table import DrawRule, Table

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


@dataclass
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
        """Return the situation for which ``wanted`` holds that takes fewest steps, or None.

        Injects are passed over: nothing rests there.
        """
        return next((n for n in self._by_distance if wanted(self.worlds[n])), None)

    @cached_property
    def _by_distance(self) -> list[int]:
        """Decisions and endings, those that take fewest steps first."""
        states = self.table.states
        injects = {name for name, rule in states.items() if rule.block is not None}
        resting = [n for n, world in enumerate(self.worlds) if world.place not in injects]
        return sorted(resting, key=self.distance.__getitem__)

    @cached_property
    def order(self) -> list[int]:
        """All situations, each before those it leads to; for where every playthrough ends."""
        return _topological(self)


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
        self._stepper = Stepper(found.table, found.merge)
        self._waiting: deque[int] = deque()
        self._at = self._distance = 0

    def run(self, progress: Progress | None) -> None:
        found = self.found
        self._arrive(found.merge(found.table.start), None, None, 0)
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
            self._at, self._distance = at, found.distance[at]
            found.moves[at] = tuple(self._moves(found.worlds[at]))

    def _moves(self, world: World) -> Iterator[Move]:
        values = world.values
        for option, guard, resolve in self._stepper.steps(world.place):
            if guard is None or guard(values):
                yield Move(option, self._tree(resolve(values), option, ()))

    def _tree(self, result: Result, option: str | None, draws: tuple[str, ...]) -> Tree:
        if isinstance(result[0], str):
            costs = option is not None or len(draws) > 0
            number = self.found.numbers.get(result)
            # Most worlds are known, and from no further away.
            if number is not None and self.found.distance[number] <= self._distance + costs:
                return number
            return self._arrive(result, option, draws, self._distance)
        rule, names, inner = result
        return Fork(
            rule,
            tuple(
                [
                    self._tree(one, option, (*draws, name))
                    for name, one in zip(names, inner, strict=True)
                ]
            ),
        )

    def _arrive(
        self,
        key: World,
        option: str | None,
        draws: tuple[str, ...] | None,
        distance: int,
    ) -> int:
        """Return the number of a merged world, new or not; ``draws`` is None for the first."""
        found = self.found
        number = found.numbers.get(key)
        costs = 1 if option is not None or draws else 0
        if number is not None and found.distance[number] <= distance + costs:
            return number
        came_from = None
        if draws is not None:
            place = found.worlds[self._at].place
            came_from = self._at, _step(place, option, draws)
        if number is None:
            key = World(*key)
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


def _topological(situations: Situations) -> list[int]:
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
