"""Odds tables: how likely each ending is, and how an option moves that."""

from __future__ import annotations

from dataclasses import dataclass

from game.reports.english import listed
from game.reports.exploration import Chance, Exploration
from game.reports.odds_text import percent

_WORTH_ASKING = 0.02
"""Where no two options are farther apart on any ending, there is nothing to expect."""


@dataclass(frozen=True, slots=True)
class OddsRow:
    """An ending, with its odds in each column; None where an option is never on offer."""

    ending: str
    odds: tuple[Chance | None, ...]

    @property
    def ends(self) -> tuple[float, float]:
        """The greatest and the least point; none at all comes to 0."""
        points = [one.point for one in self.odds if one is not None]
        return max(points, default=0.0), min(points, default=0.0)

    @property
    def spread(self) -> float:
        """How far apart the points are."""
        most, least = self.ends
        return most - least


@dataclass(frozen=True, slots=True)
class OddsTable:
    """The odds of every ending under each of several options, called by their letters."""

    columns: tuple[str, ...]
    rows: tuple[OddsRow, ...]

    @property
    def expectation(self) -> str:
        """What a class can be asked to expect before it sees the odds, with the answer.

        It is about the ending on which the options differ most; empty where they hardly do.
        """
        row = max(self.rows, key=lambda one: one.spread, default=None)
        if row is None or row.spread < _WORTH_ASKING:
            return ""
        most, least = (self._at(row, end) for end in row.ends)
        return (
            f"which option makes “{row.ending}” likeliest, and which least likely? "
            f"In this model {most}, and {least}."
        )

    def _at(self, row: OddsRow, point: float) -> str:
        """Return the options under which an ending is so likely, as far as the figures tell."""
        told = percent(point)
        pairs = zip(self.columns, row.odds, strict=True)
        found = [one for one, odds in pairs if odds is not None and percent(odds.point) == told]
        return f"{listed(found)} ({told})"


def odds_table(found: Exploration, state: str, letters: dict[str, str]) -> OddsTable | None:
    """Return the odds under each option of a decision; None where none is ever on offer.

    Args:
        found: what can happen.
        state: the decision.
        letters: of its options, by id.
    """
    columns = {name: found.options.get(f"{state}.{name}") for name in letters}
    if not any(columns.values()):
        return None
    rows = tuple(
        OddsRow(
            ending.title,
            tuple(None if odds is None else odds[ending.name] for odds in columns.values()),
        )
        for ending in found.endings
    )
    return OddsTable(tuple(letters.values()), rows)
