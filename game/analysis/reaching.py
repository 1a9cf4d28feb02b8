"""Looking for a condition everywhere, and a shortest play to where it holds."""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.analysis import LIMIT, PLAIN
from game.analysis.distinctions import Asked
from game.analysis.overview import TooWideError
from game.analysis.situations import HELD, Progress, Situations, explore
from game.rules.table import Table
from game.scenario.expressions import Condition


class Reached(NamedTuple):
    """Whether, and how, an ending or a moment before a decision comes at which a condition holds.

    Attributes:
        table: compiled with the condition.
        play: a shortest play there, or None.
        place: the decision or ending it leads to, or None.
        complete: whether all situations were looked at.
    """

    table: Table
    play: list[str] | None
    place: str | None
    complete: bool

    @classmethod
    def among(cls, situations: Situations, condition: Condition) -> Reached:
        """Look among situations that were found with the condition asked for."""
        query = situations.table.query(condition)
        number = situations.nearest(lambda world: query(world.values, world.place))
        if number is None:
            return cls(situations.table, None, None, situations.complete)
        play, place = situations.play_to(number), situations.places[number]
        return cls(situations.table, play, place, situations.complete)


def reached(
    table: Table,
    condition: Condition,
    asked: Asked,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Reached:
    """Look for a condition everywhere, within the limit.

    Args:
        table: compiled with the condition.
        condition: looked for.
        asked: it, and where it is asked.
        limit: how many situations may be looked at.
        progress: told now and then how many were looked at.

    Raises:
        PlayError: as for :meth:`Analysis.overview`.
    """
    found = Reached.among(explore(table, min(limit, PLAIN), asked, progress), condition)
    if found.complete or found.play is not None or limit <= PLAIN:
        return found
    from game.analysis.columns import exact

    try:
        space = exact.explore(table, limit, asked, progress=progress)
    except TooWideError:
        return Reached.among(explore(table, min(limit, HELD), asked, progress), condition)
    if space is None:
        return found
    play = exact.shortest_to(space, condition, progress)
    if play is None:
        return Reached(table, None, None, complete=True)
    return Reached(table, play.steps, play.place, complete=True)
