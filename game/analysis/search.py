"""All situations of a scenario, looked for in the way that suits their number.

Few are held one by one, in plain Python; more are left to numpy, which takes a while to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from game.analysis.answers import Answers
from game.analysis.distinctions import NOTHING, Asked, Needs, needs_on_arrival
from game.analysis.merging import is_too_wide
from game.analysis.plain import PlainAnswers
from game.analysis.situations import HELD, Progress, Situations, search
from game.rules.table import Table

LIMIT = 5_000_000
"""How many situations are looked at, unless somebody asks for more or fewer."""
PLAIN = 4_000
"""Up to so many are looked at in plain Python."""
FIRST = 50_000
"""So many, those with the shortest plays, are looked at one by one where there are too many."""


class Search:
    """Looks for all situations, told apart by what is asked.

    Args:
        table: the compiled scenario.
        limit: how many situations may be looked at.
        asked: what will be asked of them; the table must have been compiled with it.
        progress: told now and then how many were looked at; it may raise to cancel, and what was
            asked for can then be asked for again.

    Attributes:
        progress: may be changed between questions.
    """

    def __init__(
        self,
        table: Table,
        limit: int = LIMIT,
        asked: Asked = NOTHING,
        progress: Progress | None = None,
    ) -> None:
        self._table = table
        self._limit = limit
        self._asked = asked
        self.progress = progress

    def answers(self, choosing: Mapping[str, str] | None = None) -> Answers | None:
        """Return what answers questions about all situations; None where they are too many.

        Args:
            choosing: state -> the option that is always taken there when it is on offer.

        Raises:
            PlayError: where there are many situations, and nothing is on offer in one of them, or
                a way of playing never ends.
        """
        if self._few.complete or self._limit <= PLAIN or self._is_too_wide:
            held = self.held
            return PlainAnswers(held, choosing, self.progress) if held.complete else None
        from game.analysis.columns import forward
        from game.analysis.columns.answers import ColumnAnswers

        space = forward.search(self._table, self._needs, self._limit, choosing or {}, self.progress)
        return None if space is None else ColumnAnswers(space, self.progress)

    @property
    def held(self) -> Situations:
        """All situations one by one, or the first so many that may be held."""
        return self._few if self._few.complete else self._up_to_held

    @property
    def first(self) -> Situations:
        """All situations, or those with the shortest plays to them."""
        return self._few if self._few.complete else self._up_to_first

    @property
    def looked_at(self) -> int:
        """How many were looked at, at least, before it was clear that there are more."""
        return min(self._limit, HELD) if self._is_too_wide else self._limit

    @cached_property
    def _few(self) -> Situations:
        return self._up_to(PLAIN)

    @cached_property
    def _up_to_held(self) -> Situations:
        return self._up_to(HELD)

    @cached_property
    def _up_to_first(self) -> Situations:
        return self._up_to(FIRST)

    def _up_to(self, most: int) -> Situations:
        return search(self._table, self._needs, min(self._limit, most), self.progress)

    @cached_property
    def _needs(self) -> dict[str, Needs]:
        return needs_on_arrival(self._table, self._asked)

    @cached_property
    def _is_too_wide(self) -> bool:
        """Whether more matters at some place than one integer can tell apart."""
        return any(is_too_wide(self._table.layout, needed) for needed in self._needs.values())
