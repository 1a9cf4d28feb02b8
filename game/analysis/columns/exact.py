"""What can be asked of all situations where there are too many for plain Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from game.analysis.answers import Play
from game.analysis.columns.arriving import Floats
from game.analysis.columns.conditions import Conditions
from game.analysis.columns.forward import search
from game.analysis.columns.means import Means, Question, Told
from game.analysis.columns.space import Space
from game.analysis.columns.steps import Goal, Steps
from game.analysis.columns.worlds import Mask, Worlds
from game.analysis.distinctions import NOTHING, Asked, needs_on_arrival
from game.analysis.mixing import Range
from game.analysis.situations import Progress
from game.rules.table import Table
from game.scenario.expressions import Condition

_AT_ONCE = 4
"""So many endings are worked out in one go back; more take memory."""
_GOALS_AT_ONCE = 16
"""So many conditions are looked for in one go back."""
_SIDE_BY_SIDE = 64


def explore(
    table: Table,
    limit: int,
    asked: Asked = NOTHING,
    choosing: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Space | None:
    """Find every situation that can occur; None where there are more than ``limit``.

    Args:
        table: the compiled scenario.
        limit: how many situations may be held.
        asked: what will be asked of them, so that they are told apart by it.
        choosing: state -> the option that is always taken there when it is on offer.
        progress: told now and then how many were looked at.

    Raises:
        PlayError: if nothing is on offer in a situation, or a way of playing never ends.
    """
    return search(table, needs_on_arrival(table, asked), limit, choosing or {}, progress)


@dataclass(slots=True)
class Odds:
    """The odds of sets of endings.

    Attributes:
        start: of each set, from the start.
        options: for each ``state.option`` on offer in a situation met, and each set: the least
            low, the point weighted by arrival, and the greatest high.
    """

    start: dict[str, Range] = field(default_factory=dict)
    options: dict[str, dict[str, Range]] = field(default_factory=dict)


def odds(
    space: Space,
    wanted: Mapping[str, Collection[str]],
    progress: Progress | None = None,
    *,
    with_options: bool = True,
) -> Odds:
    """Work out the odds of endings.

    Args:
        space: all situations.
        wanted: name -> the endings that are taken together under it.
        progress: told now and then how many situations were looked at.
        with_options: whether to sum up options.
    """
    found = Odds()
    names = list(wanted)
    totals: dict[tuple[str, str], dict[str, Range]] = {}
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        totalling = _Totalling(some)
        question = _odds_of([wanted[name] for name in some])
        means = Means(space, question, totalling.tell if with_options else None, progress)
        means.run()
        start = space.table.start
        found.start |= _ranges(some, means.row(start.place, space.key(start)))
        for option, ranges in totalling.ranges():
            totals.setdefault(option, {}).update(ranges)
    for place, rule in space.table.states.items():
        for one in rule.options:
            if (place, one) in totals:
                found.options[f"{place}.{one}"] = totals[place, one]
    return found


def _odds_of(sets: list[Collection[str]]) -> Question:
    """Ask for the least, the opposite of the greatest, and the point of each set."""

    def final(place: str, worlds: Worlds) -> Floats:
        reached = np.array([float(place in endings) for endings in sets])
        return np.tile(np.concatenate([reached, -reached, reached]), (worlds.count, 1))

    return Question(3 * len(sets), 2 * len(sets), final)


def _ranges(names: list[str], row: Floats) -> dict[str, Range]:
    lows, highs, points = (part.tolist() for part in np.split(row, 3))
    return {
        name: Range(low, point, -high)
        for name, low, point, high in zip(names, lows, points, highs, strict=True)
    }


class _Totalling:
    """Gathers what comes of each option over the situations that offer it."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._totals: dict[tuple[str, str], _Total] = {}

    def tell(self, several: list[Told]) -> None:
        for told in several:
            total = self._totals.setdefault((told.place, told.option), _Total())
            total.add(told)

    def ranges(self) -> list[tuple[tuple[str, str], dict[str, Range]]]:
        return [
            (option, _ranges(self._names, total.row(len(self._names))))
            for option, total in self._totals.items()
        ]


class _Total:
    def __init__(self) -> None:
        self._least: Floats | float = np.inf
        self._weighted: Floats | float = 0.0
        self._plain: Floats | float = 0.0
        self._weight = 0.0
        self._count = 0

    def add(self, told: Told) -> None:
        weight = float(told.mass.sum())
        self._least = np.minimum(self._least, _least(told.rows))
        self._weighted += told.mass @ told.rows
        self._weight += weight
        if weight == 0:  # all that is not weighed counts only where nothing is
            self._plain += told.rows.sum(axis=0)
            self._count += len(told.mass)

    def row(self, many: int) -> Floats:
        # Situations that only a draw of point 0 leads to have no weight; then they count alike.
        mean = self._weighted / self._weight if self._weight > 0 else self._plain / self._count
        row = np.array(self._least)
        row[2 * many :] = np.asarray(mean)[2 * many :]
        return row


def _least(rows: Floats) -> Floats:
    """Return the least of each column."""
    many, columns = rows.shape
    whole = many - many % _SIDE_BY_SIDE
    if whole:
        # Several rows side by side go through the processor faster than narrow ones.
        wide = rows[:whole].reshape(-1, _SIDE_BY_SIDE * columns).min(axis=0)
        rows = np.vstack([wide.reshape(-1, columns), rows[whole:]])
    least: Floats = rows.min(axis=0)
    return least


def shortest_to_endings(space: Space, progress: Progress | None = None) -> dict[str, list[str]]:
    """Return, for each ending that is come to by the choices that are fixed, a shortest play."""
    reached = [name for name in space.table.scenario.endings if name in space.met]
    found = {}
    for first in range(0, len(reached), _AT_ONCE):
        some = reached[first : first + _AT_ONCE]
        steps = Steps(space, [_ended_at(name) for name in some], progress)
        steps.run(keep=True)
        for number, name in enumerate(some):
            play = steps.play_to(number)
            assert play is not None  # it is come to
            found[name] = play.steps
    return {name: found[name] for name in space.table.scenario.endings if name in found}


def _ended_at(ending: str) -> Goal:
    return lambda place, worlds: np.full(worlds.count, place == ending)


def shortest_to(
    space: Space, conditions: Sequence[Condition], progress: Progress | None = None
) -> list[Play | None]:
    """Return a shortest play to a decision or ending at which each condition holds, or None.

    Args:
        space: all situations, found with the conditions asked for.
        conditions: looked for.
        progress: told now and then how many situations were looked at.
    """
    asking = Conditions(space.table)
    goals = [partial(_holds, asking, condition) for condition in conditions]
    found: list[Play | None] = []
    for first in range(0, len(goals), _GOALS_AT_ONCE):
        some = goals[first : first + _GOALS_AT_ONCE]
        steps = Steps(space, some, progress)
        steps.run(keep=True)
        found += map(steps.play_to, range(len(some)))
    return found


def _holds(asking: Conditions, condition: Condition, place: str, worlds: Worlds) -> Mask:
    return asking.holds(condition, worlds, place)
