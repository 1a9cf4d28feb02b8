"""A line of a list."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from game.tui.text import Block


@dataclass(frozen=True, slots=True)
class Item:
    """A line to look at: its words, quieter blocks under them, whether it can be taken."""

    label: Content
    below: tuple[Block, ...] = ()
    is_open: bool = True
