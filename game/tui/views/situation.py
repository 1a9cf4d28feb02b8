"""How things stand: a gauge for each indicator, its course so far, and what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from game.reports.situation import Gauge, gauges, known
from game.rules import Table, World
from game.scenario.quantities import Indicator
from game.tui.text import NOTHING, Block, joined, words
from game.tui.views.parts import heading

_MOST_CELLS = 12
_LONGEST_LABEL = 20
"""Cells; where a label is longer, gauges stand below their labels."""
_HEIGHTS = "▁▂▃▄▅▆▇█"

Courses = Mapping[str, Sequence[int]]
"""By indicator, its numbers at the moments so far."""


def situation(
    table: Table,
    world: World,
    before: World,
    *,
    courses: Courses | None = None,
    in_lines: bool = False,
) -> list[Block]:
    """Return how things stand in ``world``, with what has moved since ``before``.

    Args:
        table: the scenario.
        world: what is shown.
        before: what it is compared with.
        courses: the indicators whose course is shown too.
        in_lines: whether a gauge may stand in one line with its label, for low panes.
    """
    found = gauges(table, world, before)
    width = max(words(gauge.label).cell_length for gauge in found)
    in_lines = in_lines and width <= _LONGEST_LABEL
    blocks = [heading("The situation")]
    for gauge in found:
        line = _gauge_line(table.scenario.indicators[gauge.name], gauge, spaced=not in_lines)
        if in_lines:
            label = words(gauge.label).pad_right(width - words(gauge.label).cell_length + 2)
            blocks.append(Block(label + line, gap=1 if gauge is found[0] else 0))
        else:
            blocks += [Block(words(gauge.label)), Block(line, gap=0)]
            course = () if courses is None else courses.get(gauge.name, ())
            if len(course) > 1:
                blocks.append(_course_line(gauge, course))
    return blocks + _known(table, world, before)


def _known(table: Table, world: World, before: World) -> list[Block]:
    blocks: list[Block] = []
    for fact, past in zip(known(table, world), known(table, before), strict=True):
        line = words(f"{fact.label}: ", "quiet") + words(fact.value, "strong")
        if fact.value != past.value:
            line += words(f"  was {past.value}", "accent")
        blocks.append(Block(line, rest=words("  "), gap=0 if blocks else 1))
    return blocks


def _gauge_line(indicator: Indicator, gauge: Gauge, *, spaced: bool) -> Content:
    """Return a gauge as a scale, its number, its word, and what last moved it."""
    pieces = [scale(indicator, gauge.number, gauge.number - gauge.change, spaced=spaced)]
    pieces += [words(f" {gauge.number:>2} "), words(f" {gauge.level}", "strong")]
    if gauge.change:
        pieces.append(words(f"  {arrow(gauge.change)}", "accent"))
    return joined(pieces)


def scale(indicator: Indicator, number: int, before: int, *, spaced: bool = True) -> Content:
    """Return an indicator's range as a line: ``●`` where it stands, ``○`` where it stood before.

    Args:
        indicator: whose range it is; up to twelve steps have a cell each.
        number: where it stands.
        before: where it stood.
        spaced: whether its levels stand apart.
    """
    steps = indicator.high - indicator.low + 1
    cells = min(steps, _MOST_CELLS)
    firsts = [indicator.low + cell * steps // cells for cell in range(cells)]
    at = max(cell for cell, first in enumerate(firsts) if first <= number)
    was = max(cell for cell, first in enumerate(firsts) if first <= before)
    pieces: list[Content] = []
    level = indicator.level_index(indicator.low)
    for cell, first in enumerate(firsts):
        gap = " " if spaced and indicator.level_index(first) != level else ""
        level = indicator.level_index(first)
        if cell == at:
            pieces.append(words(f"{gap}●", "accent"))
        elif cell == was:
            pieces.append(words(f"{gap}○", "accent"))
        else:
            pieces.append(words(f"{gap}━", "accent") if cell < at else words(f"{gap}─", "quiet"))
    return joined(pieces)


def _course_line(gauge: Gauge, course: Sequence[int]) -> Block:
    return Block(
        spark(course, gauge.low, gauge.high) + words(f"  from {course[0]}", "quiet"), gap=0
    )


def spark(course: Sequence[int], low: int, high: int) -> Content:
    """Return numbers as columns of eight heights, from ``low`` to ``high``."""
    if high == low:
        return NOTHING
    top = len(_HEIGHTS) - 1
    return words(
        "".join(_HEIGHTS[round((one - low) * top / (high - low))] for one in course), "quiet"
    )


def arrow(change: int) -> str:
    """Return which way and how far something moved."""
    return f"{'▲' if change > 0 else '▼'}{abs(change)}"
