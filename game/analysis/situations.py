"""Every situation that can occur, and how each leads on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from game.analysis.distinctions import NOTHING, Asked, Needs, needs_on_arrival
from game.analysis.merging import Key, Merger
from game.analysis.stepping import Functions, Tree, Ways, compile_state
from game.rules.record import World
from game.rules.table import Table
from game.scenario.collecting import collector_paused

HELD = 500_000
"""How many situations are held one by one, unless somebody asks for more or fewer."""
WAYS = 20
"""How many ways on there may be for each situation held, all taken together."""

Progress = Callable[[int], None]
"""Told now and then how far long work has come; it may raise to cancel."""


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
    """All situations that can occur, in the order of the shortest plays to them.

    The order is by number of play steps, then as the file has them. So the first situation of any
    kind is the one that takes the fewest steps.

    Attributes:
        table: of the scenario.
        merge: tells which worlds are one situation.
        places: of each, the state or ending.
        keys: of each, the values that something later can tell apart.
        moves: on from each; none where the search stopped before it.
        came_from: the situation each is first come to from, and the play step (None for an inject
            without a draw); None for the first.
        complete: False where a limit was reached.
    """

    table: Table
    merge: Merger
    places: list[str] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    moves: list[Ways] = field(default_factory=list)
    came_from: list[tuple[int, str | None] | None] = field(default_factory=list)
    numbers: dict[str, dict[Key, int]] = field(default_factory=dict)
    complete: bool = True

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def worlds(self) -> list[World]:
        """A world that stands for each."""
        return list(map(self.merge.world, self.places, self.keys))

    def number(self, world: World) -> int | None:
        """Return the situation that a world belongs to; None where it was not found."""
        return self.numbers[world.place].get(self.merge.key(world))

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
        place = self.places[number]
        for option, tree in self.moves[number]:
            for draws, to in leaves(tree):
                drawn = "/".join((option or place, *draws))
                yield Way(drawn if option is not None or draws else None, to)

    def nearest(self, wanted: Callable[[World], bool]) -> int | None:
        """Return the situation for which ``wanted`` holds that takes fewest steps, or None.

        Injects are passed over: nothing rests there.
        """
        return next((n for n in self._resting if wanted(self.worlds[n])), None)

    @cached_property
    def _resting(self) -> list[int]:
        """Decisions and endings."""
        states = self.table.states
        injects = {name for name, rule in states.items() if rule.block is not None}
        return [number for number, place in enumerate(self.places) if place not in injects]

    @cached_property
    def order(self) -> list[int]:
        """All situations, each before those it leads to; for where every playthrough ends."""
        with collector_paused():
            return _topological(self.successors)

    @property
    def is_sound(self) -> bool:
        """Whether every playthrough goes on to an ending; only where they are complete.

        The check has seen to it for a file as it is, but not for other values of its assumptions.
        """
        ways = zip(self.places, self.moves, strict=True)
        goes_on = all(moves or self.table.is_ending(place) for place, moves in ways)
        return goes_on and len(self.order) == len(self)

    @property
    def successors(self) -> list[list[int]]:
        """The situations that each leads to, one for each way."""
        return [list(_ends(moves)) for moves in self.moves]


def leaves(tree: Tree, draws: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each end of a tree, with the draws that lead to it."""
    if isinstance(tree, int):
        yield draws, tree
        return
    rule, branches = tree
    for name, branch in zip(rule.names, branches, strict=True):
        yield from leaves(branch, (*draws, name))


def _ends(moves: Ways) -> Iterator[int]:
    """Yield where each way leads, in file order."""
    waiting = [tree for _, tree in reversed(moves)]
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, int):
            yield tree
        else:
            waiting += reversed(tree[1])


def explore(
    table: Table, limit: int = HELD, asked: Asked = NOTHING, progress: Progress | None = None
) -> Situations:
    """Find every situation that can occur, up to ``limit``.

    Args:
        table: the compiled scenario.
        limit: how many situations, and :data:`WAYS` times as many ways on from them, are held
            before giving up.
        asked: what will be asked of them, so that they are told apart by it.
        progress: told now and then how many were looked at.
    """
    return search(table, needs_on_arrival(table, asked), limit, progress)


def search(
    table: Table, needs: Mapping[str, Needs], limit: int, progress: Progress | None = None
) -> Situations:
    """Find every situation that can occur, up to ``limit``.

    Args:
        table: the compiled scenario.
        needs: what matters on arriving at each place.
        limit: as for :func:`explore`.
        progress: told now and then how many were looked at.
    """
    searching = _Search(Situations(table, Merger(table.layout, needs)))
    with collector_paused():
        try:
            searching.run(limit, progress)
        finally:
            searching.let_go()
    return searching.found


class _Search:
    """Breadth first, by play steps: an inject in which nothing is drawn costs none."""

    def __init__(self, found: Situations) -> None:
        self.found = found
        found.numbers = {place: {} for place in found.merge.places}
        self._functions: dict[str, Functions] = {}
        self._waiting: deque[int] = deque()
        self._at = 0

    def run(self, limit: int, progress: Progress | None) -> None:
        found, waiting = self.found, self._waiting
        start = found.table.start
        self._arrive(start.place, found.merge.key(start), None)
        ways_left, looked_at = limit * WAYS, 0
        rules = found.table.states
        widths = {name: sum(1 for _ in rule.destinations) for name, rule in rules.items()}
        while waiting:
            self._at = at = waiting.popleft()
            place = found.places[at]
            found.moves[at] = self._compiled(place).expand(found.keys[at])
            ways_left -= widths[place]
            if len(found.places) > limit or ways_left < 0:
                found.complete = False
                return
            looked_at += 1
            if progress is not None and looked_at % 4096 == 0:
                progress(looked_at)

    def let_go(self) -> None:
        """Forget the compiled functions, which hold this search, and with it the scenario."""
        self._functions.clear()

    # what the compiled functions ask

    def known(self, place: str) -> Callable[[Key], int | None]:
        """Return what tells the number of a situation at a place, or None for a new one."""
        return self.found.numbers[place].get

    def new(self, place: str, key: Key, step: str | None) -> int:
        """Return the number given to a situation that ``step`` was the first to lead to."""
        return self._arrive(place, key, (self._at, step))

    def _arrive(self, place: str, key: Key, came_from: tuple[int, str | None] | None) -> int:
        """Take up a new situation, and follow injects in which nothing is drawn at once.

        So all that takes as many play steps is found in one row, in file order.
        """
        first = number = self._number(place, key, came_from)
        while place in self.found.table.states:
            advance = self._compiled(place).advance
            onward = advance(key) if advance is not None else None
            if onward is None:
                self._waiting.append(number)
                break
            place, key = onward
            following = self.found.numbers[place].get(key)
            if following is not None:
                self.found.moves[number] = ((None, following),)
                break
            before = number
            number = self._number(place, key, (before, None))
            self.found.moves[before] = ((None, number),)
        return first

    def _number(self, place: str, key: Key, came_from: tuple[int, str | None] | None) -> int:
        found = self.found
        number = found.numbers[place][key] = len(found.places)
        found.places.append(place)
        found.keys.append(key)
        found.moves.append(())
        found.came_from.append(came_from)
        return number

    def _compiled(self, place: str) -> Functions:
        """Return the functions of a state, compiled when it is first come to."""
        functions = self._functions.get(place)
        if functions is None:
            found = self.found
            functions = compile_state(found.table, found.merge, self, place)
            self._functions[place] = functions
        return functions


def _topological(successors: list[list[int]]) -> list[int]:
    coming = [0] * len(successors)
    for places in successors:
        for to in places:
            coming[to] += 1
    ready = [number for number, count in enumerate(coming) if count == 0]
    order = []
    while ready:
        at = ready.pop()
        order.append(at)
        for to in successors[at]:
            coming[to] -= 1
            if coming[to] == 0:
                ready.append(to)
    return order
