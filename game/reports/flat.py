"""Short Markdown as one line of plain text: for labels, titles and sentences within sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = re.compile(r"[\\*_`\[\]<>&!]")


@lru_cache(maxsize=1)
def markdown_parser() -> MarkdownIt:
    """Return the parser for authors' Markdown: CommonMark without HTML."""
    # Imported here, since most labels hold no Markdown at all.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


@lru_cache(maxsize=2048)
def flat(markdown: str) -> str:
    """Return ``markdown`` as one line of plain text, without its marks."""
    if not _MARKS.search(markdown):
        return " ".join(markdown.split())
    tokens = markdown_parser().parseInline(markdown)
    return " ".join("".join(inline_text(tokens[0].children or ())).split())


def sentence(text: str) -> str:
    """Return ``text`` with a full stop, unless it already ends as a sentence does."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def inline_text(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of inline tokens; a link is followed by its address, an image is its words."""
    address = ""
    for token in tokens:
        match token.type:
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "\n"
            case "link_open":
                address = str(token.attrs.get("href", ""))
            case "link_close":
                if address:
                    yield f" ({address})"
            case "text" | "code_inline" | "image":
                if token.content == address:
                    address = ""
                yield token.content
            case _:
                pass
