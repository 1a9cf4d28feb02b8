"""The map: a scenario's places and the ways between them, as far as a player may know them.

What was not come to has no name here: neither its text nor its title is told before it is met. That
it is there, and what leads to it, is no secret. Quiet injects are no places to a player; ways lead
through them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Literal

from game.play import Playthrough
from game.reports.english import counted
from game.reports.flat import flat
from game.reports.situation import state_title
from game.rules import Step, Table
from game.scenario.model import State

Kind = Literal["decision", "event", "ending"]
Seen = Literal["now", "before", "never"]
"""On the way of this game; in an earlier game, or taken back; not at all."""


_UNKNOWN: dict[Kind, str] = {
    "decision": "A decision not met yet",
    "event": "Something not met yet",
    "ending": "An ending not met yet",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A decision, something that happens, or an ending.

    Attributes:
        kind: what it is.
        seen: whether it was come to.
        title: plain text; empty where it was never seen.
        here: whether the player stands there now.
        chosen: what was chosen there on the way (plain text), each time.
    """

    kind: Kind
    seen: Seen
    title: str
    here: bool = False
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one place to another, by their numbers, and whether it was taken."""

    source: int
    target: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A scenario's places, in an order in which ways lead on, save where a story goes round.

    Attributes:
        places: as far as they may be known.
        paths: between them.
    """

    places: tuple[Place, ...]
    paths: tuple[Path, ...]

    @property
    def here(self) -> int:
        """The number of the place where the player stands."""
        return next((at for at, place in enumerate(self.places) if place.here), 0)

    def onward(self, number: int) -> list[Path]:
        """Return the ways on from a place, and back to one before it."""
        return [path for path in self.paths if path.source == number]

    def name(self, number: int) -> str:
        """Return what a place is called: its title, or what little may be known of it."""
        place = self.places[number]
        return place.title or _UNKNOWN[place.kind]

    @property
    def count(self) -> str:
        """Say how much of it was seen, in this game and in others."""
        seen = sum(place.seen != "never" for place in self.places)
        ends = [place for place in self.places if place.kind == "ending"]
        found = sum(place.seen != "never" for place in ends)
        return (
            f"You have come past {seen} of {counted(len(self.places), 'place')}, among them "
            f"{found} of {counted(len(ends), 'ending')}."
        )


def map_of(
    playthrough: Playthrough,
    steps: Iterable[Step],
    here: str | None,
    known: Collection[str] = (),
) -> Map:
    """Return the map of a game.

    Args:
        playthrough: the game.
        steps: its steps as far as they have been read.
        here: the decision or ending that the player stands at; None while the last of the steps
            is being read.
        known: states and endings come to in other games.
    """
    table = playthrough.table
    read = tuple(step for step in steps if not step.quiet)
    ways = _ways(table)
    order = _in_order(table, ways)
    numbers = {name: number for number, name in enumerate(order)}
    been = [step.state for step in read]
    if here is not None:
        been.append(here)
    taken = set(pairwise(been))
    # What was decided already and is still to be read gives nothing away.
    unread = {step.state for step in playthrough.steps}.difference(been)
    tried = {state for state, _ in playthrough.tried if state not in unread}
    player = _Player(table, read, been[-1] if been else "", frozenset({*known, *tried}))
    return Map(
        tuple(map(player.place, order)),
        tuple(
            Path(numbers[source], numbers[target], (source, target) in taken)
            for source in order
            for target in ways.get(source, ())
        ),
    )


@dataclass(frozen=True, slots=True)
class _Player:
    """What a player has seen: the steps read, the place they stand at, and what they knew."""

    table: Table
    read: tuple[Step, ...]
    here: str
    known: frozenset[str]

    def place(self, name: str) -> Place:
        """Return a place as far as it may be known."""
        scenario, is_here = self.table.scenario, name == self.here
        met = [step for step in self.read if step.state == name]
        seen: Seen = "now" if met or is_here else "before" if name in self.known else "never"
        state = scenario.states.get(name)
        if state is None:
            title = self.table.render(scenario.endings[name].title, self.table.start)
            return Place("ending", seen, "" if seen == "never" else flat(title), is_here)
        kind: Kind = "decision" if state.is_decision else "event"
        if seen == "never":
            return Place(kind, seen, "")
        world = met[-1].before if met else self.table.start
        chosen = tuple(_chosen(self.table, state, step) for step in met if step.option is not None)
        return Place(kind, seen, state_title(self.table, world, state), is_here, chosen)


def _chosen(table: Table, state: State, step: Step) -> str:
    assert step.option is not None  # asked of decisions only
    return flat(table.render(state.options[step.option].label, step.before))


def _ways(table: Table) -> dict[str, list[str]]:
    """Return where each place leads: through quiet injects, to what a player can see next."""
    states = table.scenario.states
    return {
        name: list(dict.fromkeys(_seen_next(table, name)))
        for name, state in states.items()
        if not state.quiet
    }


def _seen_next(table: Table, name: str) -> Iterator[str]:
    states = table.scenario.states
    waiting = list(table.states[name].destinations)[::-1]
    passed = set()
    while waiting:
        place = waiting.pop()
        if place in states and states[place].quiet:
            if place not in passed:
                passed.add(place)
                waiting += list(table.states[place].destinations)[::-1]
        else:
            yield place


def _in_order(table: Table, ways: Mapping[str, list[str]]) -> list[str]:
    """Return all places so that ways lead on, as the file has them where that leaves a choice.

    Ways that close a circle are left out of account.
    """
    scenario = table.scenario
    names = [*(name for name in scenario.states if name in ways), *scenario.endings]
    number = {name: at for at, name in enumerate(names)}
    back = set(_closing(ways, str(scenario.start), names))
    coming = dict.fromkeys(names, 0)
    for source, targets in ways.items():
        for target in targets:
            coming[target] += (source, target) not in back
    ready = [number[name] for name, count in coming.items() if not count]
    heapify(ready)
    order = []
    while ready:
        name = names[heappop(ready)]
        order.append(name)
        for target in ways.get(name, ()):
            if (name, target) not in back:
                coming[target] -= 1
                if not coming[target]:
                    heappush(ready, number[target])
    return order


def _closing(
    ways: Mapping[str, list[str]], start: str, names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield the ways that lead back to a place on the way to them."""
    done: set[str] = set()
    for root in (start, *names):
        if root in done or root not in ways:
            continue
        above, waiting = {root}, [(root, iter(ways[root]))]
        while waiting:
            name, left = waiting[-1]
            target = next(left, None)
            if target is None:
                waiting.pop()
                above.discard(name)
                done.add(name)
            elif target in above:
                yield name, target
            elif target not in done and target in ways:
                above.add(target)
                waiting.append((target, iter(ways[target])))
