"""What every player meets before the first decision, whatever chance brings.

Only what is the same on every way there may stand on paper that is given out beforehand: anything
else would tell what chance has brought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from game.reports.evidence import change_line
from game.reports.flat import flat, sentence
from game.reports.situation import state_time, state_title
from game.rules import Step, Table, World, resolve_inject
from game.rules.branches import inject_branches
from game.rules.record import Told
from game.rules.table import DrawRule
from game.scenario.model import Passages

_WAYS = 2_000
"""How many ways to the first decision are followed; where there are more, none is told of."""
_EVENTS = 200
"""The same for how many injects may follow one another."""

T = TypeVar("T")
_Way = tuple[tuple[Step, ...], World]


@dataclass(frozen=True, slots=True)
class Event:
    """What is read at an inject: all plain text, save the ``texts``, which are Markdown."""

    title: str
    time: str
    texts: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The ways from the start to where a player first decides.

    Attributes:
        table: of the scenario.
        events: what is read on all of them, from the beginning on.
        worlds: where they lead; none where there are too many.
        claims: those that what is read in ``events`` rests on, by id.
    """

    table: Table
    events: tuple[Event, ...]
    worlds: tuple[World, ...]
    claims: tuple[str, ...]

    @property
    def decision(self) -> str | None:
        """The first decision, where it is the same on all ways."""
        place = self.same(lambda world: world.place)
        state = None if place is None else self.table.scenario.states.get(place)
        return place if state is not None and state.is_decision else None

    def same(self, tell: Callable[[World], T]) -> T | None:
        """Return what is told of the world, where that is the same on all ways."""
        told = [tell(world) for world in self.worlds]
        return told[0] if told and all(one == told[0] for one in told) else None

    def told(self, passages: Passages) -> tuple[str, ...]:
        """Return the pieces of prose (Markdown) that are told on all ways, with their values."""
        return tuple(one for one in self._each(passages) if one)

    def leaves_out(self, passages: Passages) -> bool:
        """Whether a piece of prose is told on some ways only, or in other words."""
        return None in self._each(passages)

    def _each(self, passages: Passages) -> list[str | None]:
        pieces = (passages[at : at + 1] for at in range(len(passages)))
        return [self.same(partial(self.table.tell, one)) for one in pieces]


def opening(table: Table) -> Opening:
    """Return what every player meets before the first decision."""
    ways: list[_Way] = []
    for way in _ways(table):
        ways.append(way)
        if len(ways) > _WAYS or len(way[0]) > _EVENTS:
            return Opening(table, (), (), ())
    events, claims = [], []
    for together in zip(*(_shown(steps) for steps, _ in ways), strict=False):
        each = [_event(table, step) for step in together]
        if any(one != each[0] for one in each):
            break
        events.append(each[0])
        claims += [name for one in together[0].changes if one.seen for name in one.because]
    worlds = dict.fromkeys(world for _, world in ways)
    return Opening(table, tuple(events), tuple(worlds), tuple(dict.fromkeys(claims)))


def _ways(table: Table) -> Iterator[_Way]:
    waiting: list[_Way] = [((), table.start)]
    while waiting:
        steps, world = waiting.pop()
        rule = table.states.get(world.place)
        if rule is None or rule.block is None or len(steps) > _EVENTS:
            yield steps, world
            continue
        branches = [
            resolve_inject(table, world, _fixed(branch.draws))
            for branch in inject_branches(table, world)
        ]
        waiting += [((*steps, step), step.after) for step in reversed(branches)]


def _fixed(draws: Sequence[str]) -> Callable[[str, DrawRule], int]:
    left = iter(draws)
    return lambda _where, rule: rule.names.index(next(left))


def _shown(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if not step.quiet]


def _event(table: Table, step: Step) -> Event:
    state = table.scenario.states[step.state]
    changes = (
        f"{change_line(table, one)}. {sentence(flat(one.note or ''))}".rstrip()
        for one in step.changes
        if one.seen
    )
    return Event(
        state_title(table, step.before, state),
        state_time(table, step.before, state),
        tuple(one.text for one in step.events if isinstance(one, Told)),
        tuple(changes),
    )
