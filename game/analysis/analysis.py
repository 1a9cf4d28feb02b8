"""What can be asked about a whole scenario, each thing worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from game.analysis.distinctions import Asked
from game.analysis.odds import Odds, Range, solve
from game.analysis.routes import Routes, routes
from game.analysis.sampling import Samples
from game.analysis.situations import LIMIT, Progress, Situations, explore
from game.analysis.values import Dominated, Goodness, dominated, goodness, judged
from game.rules.record import World
from game.rules.table import Table
from game.scenario.expressions import Condition


class Analysis:
    """Everything that can happen in one scenario.

    Args:
        table: the compiled scenario, without marks for prose.
        limit: how many situations may be held.
        progress: told now and then how many situations were looked at; it may raise to cancel,
            and what was asked for can then be asked for again.

    Attributes:
        progress: may be changed between questions.
    """

    def __init__(
        self,
        table: Table,
        limit: int = LIMIT,
        progress: Progress | None = None,
    ) -> None:
        self.table = table
        self.limit = limit
        self.progress = progress

    @cached_property
    def situations(self) -> Situations:
        """All situations that the rules tell apart."""
        return explore(self.table, self.limit, progress=self.progress)

    @cached_property
    def _judged_situations(self) -> Situations:
        asked = Asked(whole=tuple(str(one.id) for one in judged(self.table.scenario)))
        return explore(self.table, self.limit, asked, self.progress)

    @cached_property
    def _goodness(self) -> Goodness:
        return goodness(self._judged_situations)

    @property
    def is_exact(self) -> bool:
        """Whether all situations were found within the limit."""
        return self.situations.complete

    def samples(self, choosing: Mapping[str, str] | None = None) -> Samples:
        """Return what random games come to, for a scenario too large for exact work."""
        from game.analysis.columns.games import sample  # needs numpy, which takes a while to load

        return sample(self.table, choosing=choosing, progress=self.progress)

    def odds(
        self,
        wanted: Mapping[str, Iterable[str]] | None = None,
        choosing: Mapping[str, str] | None = None,
    ) -> Odds:
        """Return exact odds: of each ending, or of the sets of endings ``wanted``.

        Only where :attr:`is_exact`.
        """
        each = {ending: (ending,) for ending in self.table.scenario.endings}
        occurring = self.routes(choosing).met if choosing else None
        return solve(self.situations, wanted or each, choosing, occurring)

    @cached_property
    def _endings(self) -> Odds:
        each = {ending: (ending,) for ending in self.table.scenario.endings}
        return solve(self.situations, each, with_options=False)

    def odds_at(self, table: Table, world: World) -> dict[str, Range] | None:
        """Return the odds of each ending from where a player stands.

        Only where :attr:`is_exact`.

        Args:
            table: with which it is played.
            world: of that table. None is returned for one that no play comes to.
        """
        return self._endings.after(self._carried(table, world))

    def odds_by_option(self, table: Table, world: World) -> dict[str, dict[str, Range]]:
        """Return the same under each option on offer there."""
        return self._endings.by_option(self._carried(table, world))

    def _carried(self, table: Table, world: World) -> World:
        return World(world.place, table.layout.carried(world.values, self.table.layout))

    def odds_of(self, endings: Iterable[str], choosing: Mapping[str, str]) -> Range:
        """Return the exact odds, from the start, of endings taken together."""
        solved = solve(self.situations, {"these": endings}, choosing, with_options=False)
        return solved.start["these"]

    def routes(self, choosing: Mapping[str, str] | None = None) -> Routes:
        """Return what can happen, and how, where options are fixed by ``choosing``."""
        return routes(self.situations, choosing or {})

    def dominated(self, state: str) -> list[Dominated] | None:
        """Return the options of a decision that others dominate; None past the limit."""
        situations = self._judged_situations
        if not situations.complete:
            return None
        return dominated(situations, self._goodness, state)


class Reached:
    """Whether, and how, an ending or a moment before a decision comes at which a condition holds.

    Args:
        situations: in which the condition was asked for.
        condition: looked for.
    """

    def __init__(self, situations: Situations, condition: Condition) -> None:
        self.table = table = situations.table
        query = table.query(condition)
        number = situations.nearest(lambda world: query(world.values, world.place))
        self.complete = situations.complete
        self.play = None if number is None else situations.play_to(number)
        """A shortest play there, or None."""
        self.place = None if number is None else situations.places[number]
