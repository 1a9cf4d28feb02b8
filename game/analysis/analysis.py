"""What can be asked about a whole scenario, each thing worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from game.analysis.answers import Overview, each_ending
from game.analysis.distinctions import Asked
from game.analysis.mixing import Range
from game.analysis.odds import Odds, solve, solve_final
from game.analysis.sampling import Samples
from game.analysis.search import LIMIT, Search
from game.analysis.situations import HELD, Progress, Situations, explore
from game.analysis.values import Dominated, judged
from game.rules.record import World
from game.rules.table import Table


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
        self._search = Search(table, limit, progress=progress)
        self._by_final: dict[str, Situations] = {}

    @property
    def progress(self) -> Progress | None:
        """What is told how many situations were looked at."""
        return self._search.progress

    @progress.setter
    def progress(self, progress: Progress | None) -> None:
        self._search.progress = progress

    @property
    def situations(self) -> Situations:
        """All situations that the rules tell apart, or the first so many that may be held."""
        return self._search.held

    @property
    def first_situations(self) -> Situations:
        """All situations, or those with the shortest plays to them."""
        return self._search.first

    @property
    def is_exact(self) -> bool:
        """Whether all situations are held, so that the odds from each of them can be told."""
        return self.situations.complete

    @property
    def is_sound(self) -> bool:
        """Whether every playthrough goes on to an ending; only where :attr:`is_exact`."""
        return self.situations.is_sound

    def overview(self, choosing: Mapping[str, str] | None = None) -> Overview | None:
        """Return exactly what can happen; None past the limit.

        Args:
            choosing: state -> the option that is always taken there when it is on offer.

        Raises:
            PlayError: where there are many situations, and nothing is on offer in one of them, or a
                way of playing never ends.
        """
        answers = self._search.answers(choosing)
        return None if answers is None else answers.overview()

    @property
    def looked_at(self) -> int:
        """How many situations were looked at, at least, where there are more than the limit."""
        return self._search.looked_at

    def samples(self, choosing: Mapping[str, str] | None = None) -> Samples:
        """Return what random games come to, for a scenario too large for exact work."""
        from game.analysis.columns.games import sample  # needs numpy, which takes a while to load

        return sample(self.table, choosing=choosing, progress=self.progress)

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
        answers = self._search.answers(choosing)
        return None if answers is None else answers.odds_of(endings)

    def dominated(self, state: str) -> list[Dominated] | None:
        """Return the options of a decision that others dominate; None past the limit.

        Raises:
            PlayError: as for :meth:`overview`.
        """
        return None if self._dominated is None else self._dominated[state]

    @cached_property
    def _dominated(self) -> Mapping[str, list[Dominated]] | None:
        """Return them by decision; the final values of the outcomes need a search of their own."""
        asked = Asked(whole=tuple(str(one.id) for one in judged(self.table.scenario)))
        answers = Search(self.table, self.limit, asked, self.progress).answers()
        return None if answers is None else answers.dominated()
