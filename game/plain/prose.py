"""Authors' Markdown as plain text, wrapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.reports.cells import wrap
from game.reports.flat import inline_text, markdown_parser

if TYPE_CHECKING:
    from markdown_it.token import Token


def prose_lines(markdown: str, cells: int) -> list[str]:
    """Return Markdown as lines of plain text, with a blank line between its blocks."""
    layout = _Layout(cells)
    for token in markdown_parser().parse(markdown):
        layout.take(token)
    return layout.lines


@dataclass(slots=True)
class _Layout:
    """Lines in the making. ``prefixes`` are those of the lists and quotes around."""

    cells: int
    lines: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    counters: list[int | None] = field(default_factory=list)
    bullet: str = ""
    tight: bool = False
    list_begins: bool = False

    def take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._open_list(None)
            case "ordered_list_open":
                self._open_list(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.counters.pop()
            case "list_item_open":
                self.bullet = self._next_bullet()
                self.prefixes.append(" " * len(self.bullet))
            case "blockquote_open":
                self.prefixes.append("> ")
            case "list_item_close" | "blockquote_close":
                self.prefixes.pop()
            case "paragraph_open":
                self.tight = token.hidden
            case "inline":
                self._add("".join(inline_text(token.children or ())))
            case "fence" | "code_block":
                self._add(token.content.rstrip("\n"))
            case "hr":
                self._add("* * *")
            case _:
                pass

    def _open_list(self, number: int | None) -> None:
        self.list_begins = not self.counters
        self.counters.append(number)

    def _next_bullet(self) -> str:
        number = self.counters[-1]
        if number is None:
            return "- "
        self.counters[-1] = number + 1
        return f"{number}. "

    def _add(self, text: str) -> None:
        rest = "".join(self.prefixes)
        first = rest[: len(rest) - len(self.bullet)] + self.bullet
        close = self.tight and not self.list_begins
        if self.lines and not close:
            self.lines.append("")
        self.lines += wrap(text, self.cells, first, rest)
        self.bullet, self.tight, self.list_begins = "", False, False
