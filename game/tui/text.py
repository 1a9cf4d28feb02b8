"""The one way for text to a widget.

Textual reads a plain string as markup, in which ``[@click=…]`` runs actions and a stray ``[/b]``
ends the program; and it passes control characters on to the terminal. So nothing from a
scenario, a save or the player reaches a widget as a string: it becomes a :class:`Content` in
:func:`words`, or blocks of a :class:`Document`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from game.scenario.characters import clean

__all__ = ["NOTHING", "TEXT_WIDTH", "Block", "Document", "Showable", "Tone", "joined", "words"]

TEXT_WIDTH = 76
"""No line of text is longer than this many cells."""

_LEAST_WIDTH = 8

Tone = Literal["", "quiet", "strong", "emphasis", "accent", "heading", "focus", "rule"]

STYLES: dict[Tone, str] = {
    "quiet": "$quiet",
    "strong": "bold",
    "emphasis": "italic",
    "accent": "$accent",
    "heading": "bold $accent",
    "focus": "bold",
    "rule": "$rule",
}


def words(text: str, tone: Tone = "") -> Content:
    """Return ``text`` exactly as it reads: no markup, no control characters.

    Args:
        text: any text at all.
        tone: how it looks.
    """
    content = Content(clean(text.replace("\r\n", "\n")))
    style = STYLES.get(tone)
    return content.stylize(style) if style and content else content


NOTHING = words("")


def toned(content: Content, tone: Tone) -> Content:
    """Return ``content`` with a further tone over all of it."""
    style = STYLES.get(tone)
    return content.stylize(style) if style and content else content


def joined(pieces: Iterable[Content], between: str = "") -> Content:
    """Return the pieces one after another."""
    return words(between).join(pieces)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list's item: text that is wrapped as one.

    Attributes:
        content: what it says.
        first: what stands before its first line.
        rest: what stands before its other lines; spaces as wide as ``first``, unless given.
        gap: the blank lines above it, save at the top.
        spaced: what stands in those blank lines.
    """

    content: Content
    first: Content = NOTHING
    rest: Content | None = None
    gap: int = 1
    spaced: Content = NOTHING

    def lines(self, width: int) -> list[Content]:
        """Return it wrapped to ``width`` cells."""
        rest = words(" " * self.first.cell_length) if self.rest is None else self.rest
        inside = max(width - max(self.first.cell_length, rest.cell_length), _LEAST_WIDTH)
        wrapped = self.content.wrap(inside)
        return [(rest if index else self.first) + line for index, line in enumerate(wrapped)]

    def indented(self, cells: int) -> Block:
        """Return it moved to the right."""
        indent = words(" " * cells)
        rest = None if self.rest is None else indent + self.rest
        return replace(self, first=indent + self.first, rest=rest, spaced=indent + self.spaced)

    def closer(self, gap: int = 0) -> Block:
        """Return it with another gap above."""
        return replace(self, gap=gap)


class Document(Visual):
    """Blocks of text under one another, wrapped to the width they are given."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks = tuple(blocks)
        self._laid_out: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """Return the text as it stands ``width`` cells wide."""
        width = min(width, TEXT_WIDTH)
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, words("\n").join(self._lines(width)))
        return self._laid_out[1]

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for block in self.blocks:
            if lines:
                lines.extend([block.spaced] * block.gap)
            lines.extend(block.lines(width))
        return lines

    @property
    def plain(self) -> str:
        """What it says, at full width."""
        return self.at(TEXT_WIDTH).plain

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Render it; part of Textual's protocol for visuals."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return the width it would like; part of Textual's protocol for visuals."""
        return min(container_width, TEXT_WIDTH)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Return how many lines it takes; part of Textual's protocol for visuals."""
        return self.at(width).plain.count("\n") + 1 if self.blocks else 0


Showable = Content | Document
"""What a widget may be given to show."""
