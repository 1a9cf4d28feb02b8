"""The course of an outcome through a game, drawn."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.reports.outcomes import Outcome
from game.tui.text import Block, Tone, joined, words
from game.tui.views.parts import quiet

_WIDTH = 54
"""Cells; it fits the smallest terminal."""
_LONGEST_WORD = 16


def course(outcome: Outcome) -> list[Block]:
    """Return its numbers one after another, each in the row of its level."""
    words_width = min(max(len(word) for word, _, _ in outcome.levels), _LONGEST_WORD)
    numbers = _latest(outcome.course, _WIDTH - words_width - 3)
    rows = [_row(outcome.levels, numbers, row) for row in reversed(range(len(outcome.levels)))]
    blocks = []
    for (word, _, _), row in zip(reversed(outcome.levels), rows, strict=True):
        label = words(f"{word[:words_width]:>{words_width}} ", "quiet")
        blocks.append(Block(label + words("│ ", "rule") + row.rstrip(), gap=0))
    aim = {"low": " The aim is low.", "high": " The aim is high.", "none": ""}[outcome.aim]
    since = "from the start" if len(numbers) == len(outcome.course) else "the latest"
    caption = quiet(f"Decision by decision, {since}.{aim}", gap=0)
    return [blocks[0].closer(1), *blocks[1:], caption]


def _latest(numbers: Sequence[int], room: int) -> Sequence[int]:
    """Return as many of the last numbers as there is room for."""
    return numbers[-max(room // _cell(numbers), 2) :]


def _cell(numbers: Sequence[int]) -> int:
    return max(len(str(number)) for number in numbers) + 3


def _row(levels: Sequence[tuple[str, int, int]], numbers: Sequence[int], row: int) -> Content:
    digits = _cell(numbers) - 3
    at = [next(i for i, (_, low, high) in enumerate(levels) if low <= n <= high) for n in numbers]
    pieces: list[Content] = []
    for index, number in enumerate(numbers):
        here = at[index] == row
        tone: Tone = "heading" if index == len(numbers) - 1 else "strong"
        pieces.append(words(f"{number:>{digits}}", tone) if here else words(" " * digits))
        if index + 1 < len(numbers):
            pieces.append(words(_link(at[index], at[index + 1], row), "rule"))
    return joined(pieces)


def _link(was: int, now: int, row: int) -> str:
    """Return what stands in a row between two numbers that stand in theirs."""
    if was == now:
        return "───" if row == was else "   "
    if row == was:
        return "─╯ " if now > was else "─╮ "
    if row == now:
        return " ╭─" if now > was else " ╰─"
    return " │ " if min(was, now) < row < max(was, now) else "   "
