"""Answers worked out with numpy, on whole columns of situations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.analysis.answers import Overview, Play, each_ending
from game.analysis.columns import exact
from game.analysis.columns.domination import all_dominated
from game.analysis.columns.space import Space
from game.analysis.mixing import Range
from game.analysis.situations import Progress
from game.analysis.values import Dominated
from game.scenario.expressions import Condition


class ColumnAnswers:
    """Answers about situations that are kept as numbers.

    Args:
        space: all situations, found for a player whose choices may be fixed.
        progress: told now and then how many were looked at; it may raise to cancel.
    """

    def __init__(self, space: Space, progress: Progress | None = None) -> None:
        self._space = space
        self._progress = progress

    def overview(self) -> Overview:
        """Return what can happen, in a few tables."""
        space = self._space
        odds = exact.odds(space, each_ending(space.table), self._progress)
        return Overview(
            sum(space.met.values()),
            odds.start,
            odds.options,
            exact.shortest_to_endings(space, self._progress),
            space.met.keys(),
            {f"{state}.{option}" for state, option in space.offered},
        )

    def odds_of(self, endings: Collection[str]) -> Range:
        """Return the odds, from the start, of endings taken together."""
        wanted = {"these": endings}
        return exact.odds(self._space, wanted, self._progress, with_options=False).start["these"]

    def nearest(self, conditions: Sequence[Condition]) -> list[Play | None]:
        """Return a shortest play to where each condition holds."""
        return exact.shortest_to(self._space, conditions, self._progress)

    def dominated(self) -> dict[str, list[Dominated]]:
        """Return, for each state, the options that another option dominates."""
        return all_dominated(self._space, self._progress)
