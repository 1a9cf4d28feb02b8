"""Odds on the packet's page: tables with a bar in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from game.reports.exploration import Chance, Exploration
from game.reports.html.markup import Html, element, joined
from game.reports.html.packet.parts import odds_cell, odds_cells
from game.reports.html.parts import table
from game.reports.odds_text import percent, scale_end
from game.reports.packet import generic
from game.reports.packet.odds import OddsTable

_COLUMNS = 7
"""So many options stand side by side on a sheet of paper."""


def how(found: Exploration) -> str:
    """Say, in sentences, how the odds were come by, and how the bars are drawn."""
    bars = (
        f"The bars below reach from 0 to {percent(_scale(found))}, those of the decisions from 0 "
        "to 100%; the mark is the point."
    )
    if found.exact:
        return f"{generic.ODDS_EXACT} There are {found.situations:,} situations. {bars}"
    return (
        f"There are more than {found.situations:,} situations, too many to look at one by one. The "
        f"odds are sampled: {found.samples:,} random games, for a player who picks evenly among "
        "the options on offer. From the start each is off by at most "
        f"{percent(found.error or 0)} of all games, 19 times out of 20; under an option by more, "
        f"the fewer games came past it. {bars}"
    )


def overall(found: Exploration) -> Html:
    """Return a table of the odds of each ending from the start."""
    end = _scale(found)
    rows = (
        element("tr", element("th", one.title, scope="row"), *odds_cells(one.odds, end))
        for one in found.endings
    )
    return table(("Ending", "Odds", ""), rows, class_="overall")


def _scale(found: Exploration) -> float:
    """Return the end of the scale on which the odds from the start are drawn."""
    every = (one.odds for one in found.endings)
    greatest = max((one.point if one.high is None else one.high for one in every), default=1.0)
    return scale_end(greatest)


def options(found: OddsTable) -> Html:
    """Return tables of the odds of each ending under the options of a decision."""
    starts = range(0, len(found.columns), _COLUMNS)
    return joined(*(_columns(found, start) for start in starts))


def _columns(found: OddsTable, start: int) -> Html:
    here = slice(start, start + _COLUMNS)
    rows = (_row(row.ending, row.odds[here]) for row in found.rows)
    shown = table(("Ending", *found.columns[here]), rows, class_="odds")
    return element("div", shown, class_="scroll")


def _row(ending: str, odds: Sequence[Chance | None]) -> Html:
    return element("tr", element("th", ending, scope="row"), *map(odds_cell, odds))
