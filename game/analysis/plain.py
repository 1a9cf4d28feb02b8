"""Answers worked out in plain Python, situation by situation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from game.analysis.answers import Overview, Play, each_ending
from game.analysis.mixing import Range
from game.analysis.odds import solve
from game.analysis.routes import routes
from game.analysis.situations import Progress, Situations
from game.analysis.values import Dominated, dominated, goodness
from game.scenario.expressions import Condition


class PlainAnswers:
    """Answers about situations that are held one by one.

    Args:
        situations: all of them; where they are only the first, nothing but :meth:`nearest` means
            anything.
        choosing: state -> the option that is always taken there when it is on offer.
        progress: told now and then how many were looked at; it may raise to cancel.
    """

    def __init__(
        self,
        situations: Situations,
        choosing: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._situations = situations
        self._choosing = choosing or {}
        self._progress = progress

    def overview(self) -> Overview:
        """Return what can happen, in a few tables."""
        found = routes(self._situations, self._choosing)
        odds = solve(
            self._situations,
            each_ending(self._situations.table),
            self._choosing,
            found.met if self._choosing else None,
            self._progress,
        )
        return Overview(
            len(found.met),
            odds.start,
            odds.options,
            found.endings(),
            found.places(),
            found.offered(),
        )

    def odds_of(self, endings: Collection[str]) -> Range:
        """Return the odds, from the start, of endings taken together."""
        wanted = {"these": endings}
        odds = solve(
            self._situations, wanted, self._choosing, progress=self._progress, with_options=False
        )
        return odds.start["these"]

    def nearest(self, conditions: Sequence[Condition]) -> list[Play | None]:
        """Return a shortest play to where each condition holds."""
        return [self._nearest(condition) for condition in conditions]

    def _nearest(self, condition: Condition) -> Play | None:
        situations, query = self._situations, self._situations.table.query(condition)
        number = situations.nearest(lambda world: query(world.values, world.place))
        if number is None:
            return None
        return Play(situations.play_to(number), situations.places[number])

    def dominated(self) -> dict[str, list[Dominated]]:
        """Return, for each state, the options that another option dominates."""
        situations, good = self._situations, goodness(self._situations)
        return {state: dominated(situations, good, state) for state in situations.table.states}
