"""The one way for text to a widget.

Textual reads a plain string as markup, in which ``[@click=…]`` runs actions and a stray ``[/b]``
ends the program; and it passes control characters on to the terminal. So nothing from a
scenario, a save or the player reaches a widget as a string: it becomes a :class:`Content` in
:func:`words`, or blocks of a :class:`Document`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from game.scenario.characters import clean

__all__ = [
    "NOTHING",
    "TEXT_WIDTH",
    "Block",
    "Document",
    "Place",
    "Showable",
    "Tone",
    "joined",
    "put_below",
    "words",
]

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


class Place(NamedTuple):
    """A place in a document that stays the same however wide that is: a block, a share of it."""

    block: int
    share: float


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

    def place(self, line: int, width: int) -> Place:
        """Return which words stand on a line when it is ``width`` cells wide."""
        for index, (first, height) in enumerate(self._heights(width)):
            if line < first + height:
                return Place(index, max(line - first, 0) / height)
        return Place(len(self.blocks), 0)

    def line(self, place: Place, width: int) -> int:
        """Return the line that such words stand on when it is ``width`` cells wide."""
        heights = list(self._heights(width))
        if place.block >= len(heights):
            return max(sum(heights[-1]) - 1, 0) if heights else 0
        first, height = heights[place.block]
        return first + round(place.share * height)

    def _heights(self, width: int) -> Iterator[tuple[int, int]]:
        """Yield each block's first line and how many it takes."""
        line = 0
        for index, block in enumerate(self.blocks):
            line += block.gap if index else 0
            height = len(block.lines(min(width, TEXT_WIDTH)))
            yield line, height
            line += height

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


def put_below(widget: Widget, content: Content) -> None:
    """Write something on a widget's lower edge."""
    widget.border_subtitle = content
