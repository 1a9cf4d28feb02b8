"""Odds tables: how likely each ending is, and how an option moves that."""

from __future__ import annotations

from dataclasses import dataclass

from game.reports.exploration import Chance, Exploration
from game.reports.odds_text import percent

_WORTH_ASKING = 0.02
"""Where no two options are farther apart on any ending, there is nothing to expect."""


@dataclass(frozen=True, slots=True)
class OddsRow:
    """An ending, with its odds in each column; None where an option is never on offer."""

    ending: str
    odds: tuple[Chance | None, ...]


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
        spreads = [(_spread(row), row) for row in self.rows]
        found = max(spreads, key=lambda one: one[0][0], default=None)
        if found is None or found[0][0] < _WORTH_ASKING:
            return ""
        (_, most, least), row = found
        high, low = (
            f"{self.columns[at]} ({percent(odds.point)})"
            for at in (most, least)
            if (odds := row.odds[at]) is not None
        )
        return (
            f"which option makes “{row.ending}” likeliest, and which least likely? "
            f"In this model {high} and {low}."
        )


def _spread(row: OddsRow) -> tuple[float, int, int]:
    """Return how far apart the options are, and where the most and the least is."""
    points = {at: odds.point for at, odds in enumerate(row.odds) if odds is not None}
    if not points:
        return 0.0, 0, 0
    most, least = max(points, key=points.__getitem__), min(points, key=points.__getitem__)
    return points[most] - points[least], most, least


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
