"""How things stand: a gauge for each indicator, and what is known."""

from __future__ import annotations

from textual.content import Content

from game.reports.situation import Gauge, gauges, known
from game.rules import Table, World
from game.tui.text import Block, joined, words
from game.tui.views.parts import heading

_CELLS = 10


_LONGEST_LABEL = 34
"""Cells; where a label is longer, gauges stand below their labels."""


def situation(table: Table, world: World, before: World, *, in_lines: bool = False) -> list[Block]:
    """Return how things stand in ``world``, with what has moved since ``before``.

    Args:
        table: the scenario.
        world: what is shown.
        before: what it is compared with.
        in_lines: whether a gauge may stand in one line with its label, for wide panes.
    """
    found = gauges(table, world, before)
    width = max(words(gauge.label).cell_length for gauge in found)
    blocks = [heading("The situation")]
    if in_lines and width <= _LONGEST_LABEL:
        for gauge in found:
            label = words(gauge.label).pad_right(width - words(gauge.label).cell_length + 2)
            blocks.append(Block(label + gauge_line(gauge), gap=1 if gauge is found[0] else 0))
    else:
        for gauge in found:
            blocks += [Block(words(gauge.label)), Block(gauge_line(gauge), gap=0)]
    gap = 1
    for fact in known(table, world):
        label = words(f"{fact.label}: ", "quiet")
        blocks.append(Block(label + words(fact.value, "strong"), rest=words("  "), gap=gap))
        gap = 0
    return blocks


def gauge_line(gauge: Gauge) -> Content:
    """Return a gauge as a bar, its number, its word, and what last moved it."""
    pieces = [bar(gauge.number, gauge.low, gauge.high)]
    pieces += [words(f" {gauge.number:>2} "), words(f" {gauge.level}", "strong")]
    if gauge.change:
        pieces.append(words(f"  {arrow(gauge.change)}", "accent"))
    return joined(pieces)


def bar(number: int, low: int, high: int) -> Content:
    """Return a bar of ten cells, filled as far as ``number`` is from ``low`` to ``high``."""
    span = high - low
    filled = round((number - low) * _CELLS / span) if span else _CELLS
    return words("▰" * filled, "accent") + words("▱" * (_CELLS - filled), "quiet")


def arrow(change: int) -> str:
    """Return which way and how far something moved."""
    return f"{'▲' if change > 0 else '▼'}{abs(change)}"
