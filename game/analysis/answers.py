"""What can be asked of all situations together: the same in whichever way they are held."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from game.analysis.mixing import Range
from game.analysis.values import Dominated
from game.rules.table import Table
from game.scenario.expressions import Condition


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


class Play(NamedTuple):
    """Play steps, and the place that they lead to."""

    steps: list[str]
    place: str


class Answers(Protocol):
    """Answers about all situations, for a player whose choices may be fixed at some states."""

    def overview(self) -> Overview:
        """Return what can happen, in a few tables."""

    def odds_of(self, endings: Collection[str]) -> Range:
        """Return the odds, from the start, of endings taken together."""

    def nearest(self, conditions: Sequence[Condition]) -> list[Play | None]:
        """Return a shortest play to a decision or an ending at which each condition holds.

        Only where no choice is fixed, and the situations are told apart by the conditions. None
        where a condition never holds.
        """

    def dominated(self) -> Mapping[str, list[Dominated]]:
        """Return, for each state, the options that another option dominates.

        Only where no choice is fixed, and the situations are told apart by the final values of
        :func:`~game.analysis.values.judged` indicators.
        """


def each_ending(table: Table) -> dict[str, tuple[str, ...]]:
    """Return each ending as a set of its own."""
    return {ending: (ending,) for ending in table.scenario.endings}
