"""Parts that pages are made of."""

from __future__ import annotations

from collections.abc import Iterable

from game.reports.html.markup import Html, Part, element


def section(heading: str, *parts: Part) -> Html:
    """Return a part of a page under a heading; nothing where there is nothing to say."""
    return element("section", element("h2", heading), *parts) if any(parts) else Html()


def paragraph(*parts: Part, **attributes: str) -> Html:
    """Return a paragraph."""
    return element("p", *parts, **attributes)


def bullets(items: Iterable[Part]) -> Html:
    """Return a list; nothing where it has no items."""
    found = [element("li", item) for item in items]
    return element("ul", *found) if found else Html()


def table(headings: Iterable[str], rows: Iterable[Html], **attributes: str) -> Html:
    """Return a table; a heading that says nothing heads nothing."""
    head = element("tr", *map(_heading, headings))
    return element("table", element("thead", head), element("tbody", *rows), **attributes)


def _heading(words: str) -> Html:
    return element("th", words, scope="col") if words else element("td")
