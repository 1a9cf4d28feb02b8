"""Parts that the packet is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.analysis.mixing import Range
from game.reports.exploration import Chance
from game.reports.html.charts import odds_bar
from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.parts import bullets
from game.reports.html.prose import prose
from game.reports.odds_text import percent
from game.reports.packet.evidence import Mark
from game.reports.packet.prose import Piece
from game.reports.packet.scenes import Choice, Voice

_BLOCK = re.compile("<(?:p|ul|ol|blockquote|pre|hr)>")
HANDOUT = "handout"
"""What the handout is called in links."""


def anchor(kind: str, name: str) -> str:
    """Return what a place of the page is called in links: ids of the format need no escape."""
    return f"{kind}-{name}"


def link(kind: str, name: str, *parts: Part) -> Html:
    """Return a link to a place of this page."""
    return element("a", *parts, href=f"#{anchor(kind, name)}")


def told(pieces: Iterable[Piece]) -> Html:
    """Return what is told, each piece with the condition under which it is."""
    found: list[Html] = []
    is_some = False
    for one in pieces:
        if one.when:
            found.append(element("p", f"Where {one.when}:", class_="when"))
        elif is_some:
            found.append(element("p", "In any case:", class_="when"))
        is_some = bool(one.when)
        found.append(prose(one.text))
    return element("div", *found, class_="told") if any(found) else Html()


def inline(pieces: Iterable[Piece]) -> Html:
    """Return short pieces one after another."""
    found: list[Html] = []
    for one in pieces:
        if found:
            found.append(Html(" "))
        if one.when:
            found.append(element("span", f"(where {one.when}) ", class_="when"))
        found.append(in_line(one.text))
    return joined(*found)


def in_line(markdown: str) -> Html:
    """Return Markdown as it stands within a line: one paragraph without its frame."""
    shown = prose(markdown)
    inner = shown.removeprefix("<p>").removesuffix("</p>")
    return Html(inner) if "<p>" not in inner and len(inner) == len(shown) - 7 else shown


def lines(*parts: Part, **attributes: str) -> Html:
    """Return a paragraph; a division where its parts hold blocks, which no paragraph may."""
    inner = joined(*parts)
    return element("div" if _BLOCK.search(inner) else "p", inner, **attributes)


def references(found: Iterable[Mark]) -> Html:
    """Return references to claims and assumptions; nothing where there are none."""
    links: list[Part] = []
    for one in found:
        links += [", " if links else "", link("ground", one.id, one.name)]
    return joined(*links)


def marks(found: Iterable[Mark]) -> Html:
    """Return the same in brackets, after what rests on them."""
    inner = references(found)
    return element("span", " (", inner, ")", class_="marks") if inner else Html()


def odds_cell(odds: Chance | None) -> Html:
    """Return a cell with odds: the point, the range, and a bar from 0 to 1."""
    if odds is None:
        return element("td", "–")
    point, words = _figures(odds)
    span = element("span", words, class_="range-words")
    return element("td", element("strong", point), " ", span, _bar(odds, 1.0))


def odds_cells(odds: Chance, end: float) -> tuple[Html, Html]:
    """Return the same as two cells, the second for the bar, from 0 to ``end``."""
    point, words = _figures(odds)
    figures = element("td", element("strong", point), f" ({words})" if words else "")
    return figures, element("td", _bar(odds, end))


def _figures(odds: Chance) -> tuple[str, str]:
    """Return the point, and what its range reaches over; nothing where that is the same."""
    point = percent(odds.point)
    if odds.low is None or odds.high is None or percent(odds.low) == percent(odds.high):
        return point, ""
    return point, f"{percent(odds.low).removesuffix('%')} to {percent(odds.high)}"


def _bar(odds: Chance, end: float) -> Html:
    low = odds.point if odds.low is None else odds.low
    high = odds.point if odds.high is None else odds.high
    return odds_bar(Range(low, odds.point, high), end)


def voice(one: Voice) -> Html:
    """Return what an adviser says, after their name."""
    return joined(element("strong", f"{one.name}: "), inline(one.says))


def arguments(choice: Choice) -> Html:
    """Return what speaks for an option and against it, and what nobody can know, side by side."""
    told_by = (
        ("For", choice.pro, choice.backed_by),
        ("Against", choice.con, choice.opposed_by),
        ("Nobody can know", choice.unknown, ()),
    )
    found = [
        element(
            "div",
            element("p", head, class_="head"),
            bullets((*map(in_line, lines), *map(voice, voices))),
        )
        for head, lines, voices in told_by
        if lines or voices
    ]
    return element("div", *found, class_="arguments") if found else Html()


def ruled(lines: int) -> Html:
    """Return lines to write on."""
    return element("div", *(element("div", class_="line") for _ in range(lines)), class_="lines")


def box() -> Html:
    """Return a box to tick."""
    return element("span", class_="box")
