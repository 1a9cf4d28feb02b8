"""Authors' Markdown as blocks of text.

Paragraphs, emphasis, lists, quotes and headings; a link is its words and, where they differ, its
address. HTML and widget markup stand as they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from textual.content import Content

from game.reports.flat import markdown_parser
from game.tui.text import NOTHING, Block, Tone, joined, toned, words

if TYPE_CHECKING:
    from markdown_it.token import Token

_MEANS_SOMETHING = frozenset("\\*_`#>[]<&!\t+-=~0123456789")


def prose(markdown: str) -> list[Block]:
    """Return Markdown as blocks."""
    if _MEANS_SOMETHING.isdisjoint(markdown):
        paragraphs = (" ".join(part.split()) for part in markdown.split("\n\n"))
        return [Block(words(part)) for part in paragraphs if part]
    reader = _Reader()
    for token in markdown_parser().parse(markdown):
        reader.read(token)
    return reader.blocks


def inline(markdown: str, tone: Tone = "") -> Content:
    """Return short Markdown, such as a label, as one line."""
    tokens = markdown_parser().parseInline(markdown)
    content = _spoken(tokens[0].children or ())
    line = joined(content.split("\n", include_separator=False), " ")
    return toned(line, tone)


def _spoken(tokens: Sequence[Token]) -> Content:
    """Return inline tokens as text with its emphasis."""
    pieces: list[Content] = []
    tones: list[Tone] = []
    address = ""
    for token in tokens:
        match token.type:
            case "strong_open":
                tones.append("strong")
            case "em_open":
                tones.append("emphasis")
            case "strong_close" | "em_close":
                tones.pop()
            case "softbreak":
                pieces.append(words(" "))
            case "hardbreak":
                pieces.append(words("\n"))
            case "link_open":
                address = str(token.attrs.get("href", ""))
            case "link_close":
                if address:
                    pieces.append(words(f" ({address})", "quiet"))
            case _:
                if token.content == address:
                    address = ""
                piece = words(token.content)
                for tone in tones:
                    piece = toned(piece, tone)
                pieces.append(piece)
    return joined(pieces)


@dataclass(slots=True)
class _Container:
    """A list's item or a quote that surrounds what is being read."""

    first: Content
    rest: Content
    fresh: bool = True

    def take(self) -> Content:
        """Return what stands before the next block: the bullet once, then as much space."""
        prefix = self.first if self.fresh else self.rest
        self.fresh = False
        return prefix


@dataclass(slots=True)
class _Reader:
    """Builds blocks from the parser's tokens."""

    blocks: list[Block] = field(default_factory=list)
    around: list[_Container] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    tight: bool = False
    heading: Tone = ""

    def read(self, token: Token) -> None:
        """Take in one token."""
        match token.type:
            case "heading_open":
                self.heading = "heading" if token.tag in ("h1", "h2") else "strong"
            case "heading_close":
                self.heading = ""
            case "paragraph_open":
                self.tight = token.hidden
            case "inline":
                content = _spoken(token.children or ())
                self._add(toned(content, self.heading))
            case "fence" | "code_block":
                self._add(words(token.content.rstrip("\n"), "quiet"))
            case "hr":
                self._add(words("· · ·", "quiet"))
            case _:
                self._read_container(token)

    def _read_container(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.numbers.append(None)
            case "ordered_list_open":
                self.numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.numbers.pop()
                self.tight = False
            case "list_item_open":
                self._open_item()
            case "blockquote_open":
                bar = words("│ ", "accent")
                self.around.append(_Container(bar, bar))
            case "list_item_close" | "blockquote_close":
                self.around.pop()
            case _:
                pass

    def _open_item(self) -> None:
        number = self.numbers[-1]
        if number is None:
            bullet = "• "
        else:
            bullet = f"{number}. "
            self.numbers[-1] = number + 1
        self.around.append(_Container(words(bullet, "quiet"), words(" " * len(bullet))))

    def _add(self, content: Content) -> None:
        in_list = bool(self.numbers)
        first_of_list = in_list and self.around[-1].fresh and self._starts_a_list()
        spaced = joined(container.rest for container in self.around if not container.fresh)
        first = joined(container.take() for container in self.around)
        rest = joined(container.rest for container in self.around)
        gap = 0 if in_list and self.tight and not first_of_list else 1
        self.blocks.append(Block(content, first, rest, gap, spaced))

    def _starts_a_list(self) -> bool:
        return not self.blocks or not self.blocks[-1].first


def with_lead(lead: Content, blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with ``lead`` before the first and the others moved in line with it."""
    if not blocks:
        return [Block(lead)]
    width = lead.cell_length
    first = blocks[0]
    rest = words(" " * width) + (first.rest if first.rest is not None else NOTHING)
    return [
        replace(first, first=lead + first.first, rest=rest),
        *(block.indented(width) for block in blocks[1:]),
    ]
