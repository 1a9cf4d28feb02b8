"""Small parts that several screens are made of."""

from __future__ import annotations

from collections.abc import Iterable

from game.tui.prose import prose, with_lead
from game.tui.text import Block, words

LABEL_WIDTH = 10
"""Cells in which a label such as ``Against`` stands before its text."""


def heading(text: str, gap: int = 1) -> Block:
    """Return a heading; ``text`` is plain."""
    return Block(words(text, "heading"), gap=gap)


def small_heading(text: str, gap: int = 1) -> Block:
    """Return a heading inside a page; ``text`` is plain."""
    return Block(words(text, "strong"), gap=gap)


def quiet(text: str, gap: int = 1) -> Block:
    """Return a line that stays in the background; ``text`` is plain."""
    return Block(words(text, "quiet"), gap=gap)


def labelled(label: str, texts: Iterable[str]) -> list[Block]:
    """Return texts (Markdown) under one another, with a label to the left of the first."""
    found: list[Block] = []
    for text in texts:
        lead = words(f"{'' if found else label:<{LABEL_WIDTH}}", "accent")
        blocks = with_lead(lead, prose(text))
        gap = 1 if not found else 0
        found += [blocks[0].closer(gap), *blocks[1:]]
    return found


def bullets(texts: Iterable[str]) -> list[Block]:
    """Return texts (Markdown) as a list without blank lines."""
    found: list[Block] = []
    for text in texts:
        blocks = with_lead(words("• ", "quiet"), prose(text))
        found += [blocks[0].closer(), *blocks[1:]]
    return found


def barred(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with a bar down their left side: somebody's words."""
    bar = words("│ ", "accent")
    found: list[Block] = []
    for block in blocks:
        rest = bar + (words(" " * block.first.cell_length) if block.rest is None else block.rest)
        spaced = bar if found else block.spaced
        found.append(Block(block.content, bar + block.first, rest, block.gap, spaced))
    return found
