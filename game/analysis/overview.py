"""What can happen in a whole scenario, in a few tables: the same in whichever way worked out."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from game.analysis.mixing import Range
from game.analysis.odds import solve
from game.analysis.routes import routes
from game.analysis.situations import Progress, Situations
from game.rules.table import Table


class TooWideError(Exception):
    """More matters at some place than one integer can tell apart."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What can happen to a player who picks evenly, or as was fixed.

    Attributes:
        situations: how many can occur.
        endings: the odds of each, from the start.
        options: for each ``state.option`` on offer somewhere and each ending: the least low, the
            point weighted by arrival, and the greatest high, over the situations that offer it.
        shortest: for each ending that can be come to, a shortest play.
        places: the states and endings that can be come to.
        offered: each ``state.option`` that can be on offer.
    """

    situations: int
    endings: Mapping[str, Range]
    options: Mapping[str, Mapping[str, Range]]
    shortest: Mapping[str, list[str]]
    places: AbstractSet[str]
    offered: AbstractSet[str]


def plain(situations: Situations, choosing: Mapping[str, str]) -> Overview:
    """Work it out in plain Python.

    Args:
        situations: all of them.
        choosing: state -> the option that is always taken there when it is on offer.
    """
    found = routes(situations, choosing)
    occurring = found.met if choosing else None
    odds = solve(situations, each_ending(situations.table), choosing, occurring)
    return Overview(
        len(found.met), odds.start, odds.options, found.endings(), found.places(), found.offered()
    )


def in_columns(
    table: Table, choosing: Mapping[str, str], limit: int, progress: Progress | None
) -> Overview | None:
    """Work it out with numpy; None where there are more situations than ``limit``.

    Raises:
        PlayError: if nothing is on offer in a situation, or a way of playing never ends.
        TooWideError: if more matters at some place than one integer can tell apart.
    """
    from game.analysis.columns import exact

    space = exact.explore(table, limit, choosing=choosing, progress=progress)
    if space is None:
        return None
    odds = exact.odds(space, each_ending(table), progress)
    return Overview(
        sum(space.met.values()),
        odds.start,
        odds.options,
        exact.shortest_to_endings(space, progress),
        space.met.keys(),
        {f"{state}.{option}" for state, option in space.offered},
    )


def each_ending(table: Table) -> dict[str, tuple[str, ...]]:
    """Return each ending as a set of its own."""
    return {ending: (ending,) for ending in table.scenario.endings}
