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
_LINE = 54
"""Cells of a line in the smallest terminal."""
_LEAST_COURSE = 3
"""A course of fewer moments than this is no course."""
_HEIGHTS = "▁▂▃▄▅▆▇█"

Courses = Mapping[str, Sequence[int]]
"""By indicator, its numbers at the moments so far."""


def situation(
    table: Table,
    world: World,
    before: World,
    *,
    courses: Courses | None = None,
    is_low: bool = False,
) -> list[Block]:
    """Return how things stand in ``world``, with what has moved since ``before``.

    Args:
        table: the scenario.
        world: what is shown.
        before: what it is compared with.
        courses: the indicators whose course is shown too.
        is_low: whether there is little height.
    """
    found = gauges(table, world, before)
    return [
        heading("The situation"),
        *(_in_lines(table, found) if is_low else _stacked(table, found, courses or {})),
        *_known(table, world, before),
    ]


def _stacked(table: Table, found: Sequence[Gauge], courses: Courses) -> list[Block]:
    """Return each gauge below its label, and its course below that."""
    blocks: list[Block] = []
    for gauge, line in zip(found, _gauge_lines(table, found, spaced=True), strict=True):
        blocks += [Block(words(gauge.label)), Block(line, gap=0)]
        course = courses.get(gauge.name, ())
        if len(course) >= _LEAST_COURSE:
            blocks.append(_course_line(gauge, course))
    return blocks


def _in_lines(table: Table, found: Sequence[Gauge]) -> list[Block]:
    """Return each gauge in one line with its label, where all of them fit."""
    lines = _gauge_lines(table, found, spaced=False)
    labels = [words(gauge.label) for gauge in found]
    width = max(label.cell_length for label in labels) + 2
    if width + max(line.cell_length for line in lines) > _LINE:
        pairs = [(label, line) for label, line in zip(labels, lines, strict=True)]
        blocks = [Block(one, gap=0) for pair in pairs for one in pair]
    else:
        padded = (label.pad_right(width - label.cell_length) for label in labels)
        blocks = [Block(label + line, gap=0) for label, line in zip(padded, lines, strict=True)]
    return [blocks[0].closer(1), *blocks[1:]]


def _known(table: Table, world: World, before: World) -> list[Block]:
    blocks: list[Block] = []
    for fact, past in zip(known(table, world), known(table, before), strict=True):
        line = words(f"{fact.label}: ", "quiet") + words(fact.value, "strong")
        if fact.value != past.value:
            line += words(f"  before: {past.value}", "accent")
        blocks.append(Block(line, rest=words("  "), gap=0 if blocks else 1))
    return blocks


def _gauge_lines(table: Table, found: Sequence[Gauge], *, spaced: bool) -> list[Content]:
    """Return for each gauge its scale, number and word, and what last moved it."""
    scales = [
        scale_line(table.scenario.indicators[one.name], one.number, one.change, spaced=spaced)
        for one in found
    ]
    width = max(scale.cell_length for scale in scales)
    lines = []
    for gauge, scale in zip(found, scales, strict=True):
        line = scale.pad_right(width - scale.cell_length) + words(f" {gauge.number:>2} ")
        line += words(f" {gauge.level}", "strong")
        if gauge.change:
            line += words(f"  {arrow(gauge.change)}", "accent")
        lines.append(line)
    return lines


def scale_line(indicator: Indicator, number: int, change: int, *, spaced: bool = True) -> Content:
    """Return an indicator's range as a line: ``●`` where it stands, ``○`` where it stood before.

    Args:
        indicator: whose range it is; up to twelve steps have a cell each.
        number: where it stands.
        change: how far it has moved.
        spaced: whether its levels stand apart.
    """
    steps = indicator.high - indicator.low + 1
    cells = min(steps, _MOST_CELLS)
    firsts = [indicator.low + cell * steps // cells for cell in range(cells)]
    at = max(cell for cell, first in enumerate(firsts) if first <= number)
    was = max(cell for cell, first in enumerate(firsts) if first <= number - change)
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
    began = words(f"  began at {course[0]}", "quiet")
    return Block(spark(course, gauge.low, gauge.high) + began, gap=0)


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
