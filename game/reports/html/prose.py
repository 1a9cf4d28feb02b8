"""Authors' Markdown as HTML: paragraphs, emphasis, lists and quotes.

Headings become strong paragraphs, so that the document's own outline stays whole; a link is its
words and its address as text, since a page must lead nowhere that its author did not mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.reports.flat import inline_text, markdown_parser
from game.reports.html.markup import Html, element, joined

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
}


def prose(markdown: str) -> Html:
    """Return Markdown as blocks of HTML."""
    # What is open, outermost first; the first is the whole.
    open_parts: list[list[Html]] = [[]]
    for token in markdown_parser().parse(markdown):
        if token.type == "inline":
            open_parts[-1].append(_inline(token.children or ()))
        elif token.type in {"fence", "code_block"}:
            open_parts[-1].append(element("pre", token.content))
        elif token.type == "hr":
            open_parts[-1].append(element("hr"))
        elif token.nesting == 1:
            open_parts.append([])
        else:
            inner = joined(*open_parts.pop())
            open_parts[-1].append(_block(token, inner))
    return joined(*open_parts[0])


def _block(token: Token, inner: Html) -> Html:
    kind = token.type.removesuffix("_close")
    if kind == "heading":
        return element("p", element("strong", inner))
    return inner if token.hidden else element(_TAGS[kind], inner)


def _inline(tokens: Sequence[Token]) -> Html:
    """Return inline tokens; emphasis is kept, a link keeps its address as text."""
    parts: list[Html] = []
    opened: list[tuple[str, list[Html]]] = []
    held: list[Token] = []  # what is within a link, to be told as everywhere else
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "link_open" or held:
            held.append(token)
            if token.type == "link_close":
                parts.append(joined(*inline_text(held)))
                held = []
        elif token.nesting == 1:
            opened.append((_TAGS[kind], parts))
            parts = []
        elif token.nesting == -1:
            tag, outer = opened.pop()
            outer.append(element(tag, *parts))
            parts = outer
        elif token.type == "hardbreak":
            parts.append(element("br"))
        elif token.type == "code_inline":
            parts.append(element("code", token.content))
        else:
            parts.append(joined(*inline_text([token])))
    return joined(*parts)
