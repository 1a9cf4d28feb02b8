"""Odds on the packet's page: tables with a bar in each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.reports.exploration import Chance, Exploration
from game.reports.html.markup import Html, element, joined
from game.reports.html.packet.parts import odds_cell
from game.reports.odds_text import percent, scale_end
from game.reports.packet import generic
from game.reports.packet.odds import OddsTable

_COLUMNS = 6
"""So many options stand side by side on a sheet of paper."""


def scale(found: Exploration) -> float:
    """Return the end of the scale on which every bar of the packet is drawn."""
    return scale_end(max(_greatest(found), default=1.0))


def _greatest(found: Exploration) -> Iterator[float]:
    every = [one.odds for one in found.endings]
    every += [odds for option in found.options.values() for odds in option.values()]
    yield from (one.point if one.high is None else one.high for one in every)


def how(found: Exploration) -> str:
    """Say, in sentences, how the odds were come by, and how the bars are drawn."""
    bars = f"All bars reach from 0 to {percent(scale(found))}; the mark is the point."
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
    end = scale(found)
    head = element("tr", *(element("th", one, scope="col") for one in ("Ending", "Odds")))
    rows = (_row(one.title, [one.odds], end) for one in found.endings)
    return element("table", element("thead", head), element("tbody", *rows), class_="odds overall")


def options(table: OddsTable, end: float) -> Html:
    """Return tables of the odds of each ending under the options of a decision."""
    starts = range(0, len(table.columns), _COLUMNS)
    return joined(*(_columns(table, start, end) for start in starts))


def _columns(table: OddsTable, start: int, end: float) -> Html:
    here = slice(start, start + _COLUMNS)
    head = element(
        "tr",
        element("th", "Ending", scope="col"),
        *(element("th", one, scope="col") for one in table.columns[here]),
    )
    rows = (_row(row.ending, row.odds[here], end) for row in table.rows)
    shown = element("table", element("thead", head), element("tbody", *rows), class_="odds")
    return element("div", shown, class_="scroll")


def _row(ending: str, odds: Sequence[Chance | None], end: float) -> Html:
    cells = (odds_cell(one, end) for one in odds)
    return element("tr", element("th", ending, scope="row"), *cells)
