"""What can be asked about a whole scenario, each thing worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from game.analysis.distinctions import Asked
from game.analysis.mixing import Range
from game.analysis.odds import Odds, solve, solve_final
from game.analysis.overview import Overview, TooWideError, each_ending, in_columns, plain
from game.analysis.routes import Routes, routes
from game.analysis.sampling import Samples
from game.analysis.situations import HELD, Progress, Situations, explore
from game.analysis.values import Dominated, Goodness, dominated, goodness, judged
from game.rules.record import World
from game.rules.table import Table

LIMIT = 5_000_000
"""How many situations are looked at, unless somebody asks for more or fewer."""
PLAIN = 50_000
"""Up to so many are looked at in plain Python; more are left to numpy, which takes a while to load.
"""


class Analysis:
    """Everything that can happen in one scenario.

    Args:
        table: the compiled scenario, without marks for prose.
        limit: how many situations may be looked at.
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
        self._is_too_wide = False
        self._by_final: dict[str, Situations] = {}

    @cached_property
    def situations(self) -> Situations:
        """All situations that the rules tell apart, or the first so many that may be held."""
        held = min(self.limit, HELD)
        if self.first_situations.complete or held <= PLAIN:
            return self.first_situations
        return explore(self.table, held, progress=self.progress)

    @cached_property
    def first_situations(self) -> Situations:
        """All situations, or those with the shortest plays to them."""
        return explore(self.table, min(self.limit, PLAIN), progress=self.progress)

    @cached_property
    def _judged_situations(self) -> Situations:
        return explore(self.table, min(self.limit, PLAIN), self._asked_of_judged, self.progress)

    @property
    def _asked_of_judged(self) -> Asked:
        return Asked(whole=tuple(str(one.id) for one in judged(self.table.scenario)))

    @cached_property
    def _dominated_in_columns(self) -> dict[str, list[Dominated]] | None:
        """Return them by decision; None past the limit."""
        from game.analysis.columns import exact
        from game.analysis.columns.domination import all_dominated

        try:
            space = exact.explore(
                self.table, self.limit, self._asked_of_judged, progress=self.progress
            )
        except TooWideError:
            return None
        return None if space is None else all_dominated(space, self.progress)

    @cached_property
    def _goodness(self) -> Goodness:
        return goodness(self._judged_situations)

    @property
    def is_exact(self) -> bool:
        """Whether all situations are held, so that the odds from each of them can be told."""
        return self.situations.complete

    @property
    def is_sound(self) -> bool:
        """Whether every playthrough goes on to an ending; only where :attr:`is_exact`.

        The check has seen to it for a file as it is, but not for other values of its assumptions.
        """
        found, table = self.situations, self.table
        ways = zip(found.places, found.moves, strict=True)
        goes_on = all(moves or table.is_ending(place) for place, moves in ways)
        return goes_on and len(found.order) == len(found)

    def overview(self, choosing: Mapping[str, str] | None = None) -> Overview | None:
        """Return exactly what can happen; None past the limit.

        Args:
            choosing: state -> the option that is always taken there when it is on offer.

        Raises:
            PlayError: where there are many situations, and nothing is on offer in one of them, or a
                way of playing never ends.
        """
        fixed = choosing or {}
        if self.first_situations.complete:
            return plain(self.first_situations, fixed)
        if self.limit <= PLAIN:
            return None
        try:
            return in_columns(self.table, fixed, self.limit, self.progress)
        except TooWideError:
            self._is_too_wide = True
            return plain(self.situations, fixed) if self.situations.complete else None

    @property
    def looked_at(self) -> int:
        """How many situations were looked at, at least, before it was clear that there are more."""
        if self.limit > PLAIN and not self._is_too_wide:
            return self.limit
        return min(self.limit, len(self.situations))

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
        occurring = self.routes(choosing).met if choosing else None
        return solve(self.situations, wanted or each_ending(self.table), choosing, occurring)

    @cached_property
    def _endings(self) -> Odds:
        wanted = each_ending(self.table)
        return solve(self.situations, wanted, progress=self.progress, with_options=False)

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

    def final_odds(
        self, table: Table, world: World, option: str, quantity: str, wanted: Callable[[int], bool]
    ) -> Range | None:
        """Return how likely a quantity ends at a wanted value under an option; None past the limit.

        Args:
            table: with which it is played.
            world: of that table; the option is on offer there.
            option: its id.
            quantity: its id.
            wanted: whether a final value is.
        """
        if not (self.is_exact and (situations := self._telling(quantity)).complete):
            return None
        odds = solve_final(situations, quantity, wanted, self.progress)
        return odds.by_option(self._carried(table, world))[option][quantity]

    def _telling(self, quantity: str) -> Situations:
        """Return all situations, told apart by the final value of a quantity too."""
        if quantity not in self._by_final:
            held, asked = min(self.limit, HELD), Asked(whole=(quantity,))
            self._by_final[quantity] = explore(self.table, held, asked, self.progress)
        return self._by_final[quantity]

    def _carried(self, table: Table, world: World) -> World:
        return World(world.place, table.layout.carried(world.values, self.table.layout))

    def odds_of(self, endings: Collection[str], choosing: Mapping[str, str]) -> Range | None:
        """Return the exact odds, from the start, of endings taken together; None past the limit.

        Raises:
            PlayError: as for :meth:`overview`.
        """
        wanted = {"these": endings}
        if not self.first_situations.complete and self.limit > PLAIN:
            try:
                return self._odds_in_columns(wanted, choosing)
            except TooWideError:
                pass
        if not self.situations.complete:
            return None
        return solve(self.situations, wanted, choosing, with_options=False).start["these"]

    def _odds_in_columns(
        self, wanted: Mapping[str, Collection[str]], choosing: Mapping[str, str]
    ) -> Range | None:
        from game.analysis.columns import exact

        space = exact.explore(self.table, self.limit, choosing=choosing, progress=self.progress)
        if space is None:
            return None
        return exact.odds(space, wanted, self.progress, with_options=False).start["these"]

    def routes(self, choosing: Mapping[str, str] | None = None) -> Routes:
        """Return what can happen, and how, where options are fixed by ``choosing``."""
        return routes(self.situations, choosing or {})

    def dominated(self, state: str) -> list[Dominated] | None:
        """Return the options of a decision that others dominate; None past the limit.

        Raises:
            PlayError: as for :meth:`overview`.
        """
        if self._judged_situations.complete:
            return dominated(self._judged_situations, self._goodness, state)
        if self.limit <= PLAIN or self._dominated_in_columns is None:
            return None
        return self._dominated_in_columns[state]
