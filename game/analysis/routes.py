"""Shortest plays of a player whose choices are fixed at some states."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.analysis.situations import Situations, Way


@dataclass(slots=True)
class Routes:
    """What can still happen to that player, and how it is come to.

    Attributes:
        situations: all of the scenario.
        met: the situations that can still occur, in the order of the shortest plays to them.
    """

    situations: Situations
    met: dict[int, tuple[int, str | None] | None] = field(default_factory=dict)

    def play_to(self, number: int) -> list[str]:
        """Return a shortest play to a situation that can occur: fewest steps, then file order."""
        steps = []
        at = self.met[number]
        while at is not None:
            number, step = at
            if step is not None:
                steps.append(step)
            at = self.met[number]
        return steps[::-1]

    def offered(self) -> set[str]:
        """Return each ``state.option`` that can be on offer."""
        places, moves = self.situations.places, self.situations.moves
        return {
            f"{places[number]}.{option}"
            for number in self.met
            for option, _ in moves[number]
            if option is not None
        }

    def places(self) -> set[str]:
        """Return the states and endings that can be come to."""
        return {self.situations.places[number] for number in self.met}

    def endings(self) -> dict[str, list[str]]:
        """Return, for each ending that can be come to, a shortest play."""
        nearest: dict[str, int] = {}
        for number in self.met:
            nearest.setdefault(self.situations.places[number], number)
        endings = self.situations.table.scenario.endings
        return {place: self.play_to(nearest[place]) for place in nearest if place in endings}

    def search(self, choosing: Mapping[str, str]) -> None:
        """Look breadth first, by play steps; an inject in which nothing is drawn costs none."""
        waiting = deque([self._arrive(0, None)])
        while waiting:
            at = waiting.popleft()
            for way in self._ways(at, choosing):
                if way.to not in self.met:
                    waiting.append(self._arrive(way.to, (at, way.step)))

    def _arrive(self, number: int, came_from: tuple[int, str | None] | None) -> int:
        """Take up a situation, and those it leads to by itself; return the last of them."""
        self.met[number] = came_from
        while True:
            ways = self.situations.moves[number]
            if len(ways) != 1 or ways[0][0] is not None:
                return number
            onward = ways[0][1]
            if not isinstance(onward, int) or onward in self.met:
                return number
            self.met[onward] = number, None
            number = onward

    def _ways(self, number: int, choosing: Mapping[str, str]) -> Iterator[Way]:
        taken = choosing.get(self.situations.places[number])
        if taken not in {option for option, _ in self.situations.moves[number]}:
            taken = None
        for way in self.situations.ways(number):
            if taken is None or (way.step or "").split("/", maxsplit=1)[0] == taken:
                yield way


def routes(situations: Situations, choosing: Mapping[str, str]) -> Routes:
    """Return the shortest plays of a player who takes the options in ``choosing``.

    Args:
        situations: of the scenario.
        choosing: state -> the option that is always taken there when it is on offer.
    """
    found = Routes(situations)
    found.search(choosing)
    return found
