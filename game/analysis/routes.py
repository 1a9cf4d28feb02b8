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
        distance: the fewest play steps to each situation that can still occur.
    """

    situations: Situations
    distance: dict[int, int] = field(default_factory=dict)
    _came_from: dict[int, tuple[int, str | None]] = field(default_factory=dict)

    def play_to(self, number: int) -> list[str]:
        """Return a shortest play to a situation that can occur."""
        steps = []
        while number in self._came_from:
            number, step = self._came_from[number]
            if step is not None:
                steps.append(step)
        return steps[::-1]

    def offered(self) -> set[str]:
        """Return each ``state.option`` that can be on offer."""
        worlds, moves = self.situations.worlds, self.situations.moves
        return {
            f"{worlds[number].place}.{move.option}"
            for number in self.distance
            for move in moves[number]
            if move.option is not None
        }

    def places(self) -> set[str]:
        """Return the states and endings that can be come to."""
        return {self.situations.worlds[number].place for number in self.distance}

    def endings(self) -> dict[str, list[str]]:
        """Return, for each ending that can be come to, a shortest play."""
        nearest: dict[str, int] = {}
        worlds, scenario = self.situations.worlds, self.situations.table.scenario
        for number, steps in self.distance.items():
            place = worlds[number].place
            if place in scenario.endings and (
                place not in nearest or steps < self.distance[nearest[place]]
            ):
                nearest[place] = number
        return {place: self.play_to(number) for place, number in nearest.items()}

    def search(self, choosing: Mapping[str, str]) -> None:
        """Look breadth first, by play steps; an inject in which nothing is drawn costs none."""
        waiting = deque([0])
        self.distance[0] = 0
        done: set[int] = set()
        while waiting:
            at = waiting.popleft()
            if at in done:
                continue
            done.add(at)
            for way in self._ways(at, choosing):
                distance = self.distance[at] + (way.step is not None)
                if distance >= self.distance.get(way.to, distance + 1):
                    continue
                self.distance[way.to] = distance
                self._came_from[way.to] = at, way.step
                if way.step is None:
                    waiting.appendleft(way.to)
                else:
                    waiting.append(way.to)

    def _ways(self, number: int, choosing: Mapping[str, str]) -> Iterator[Way]:
        taken = choosing.get(self.situations.worlds[number].place)
        if taken not in {move.option for move in self.situations.moves[number]}:
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
