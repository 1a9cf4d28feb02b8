"""The map as a list of places beside rails, drawn so that it breaks between pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.parts import paragraph, section
from game.reports.map import Kind, Map, Place
from game.reports.rails import Way, rails

_PITCH, _MOST = 14, 168
"""How far rails stand apart, and how wide they may be together, in pixels."""
_ROW, _PARTING, _CORNER = 24, 16, 6
"""How high a place's own line and the one in which its ways part are; the radius of a corner."""
_SIZE = 5
"""Half of how wide the mark of a place is."""

_LEGEND = (
    "The thick line is your way. Decisions are diamonds, what happens by itself is round, endings "
    "are square; what you did not meet is hollow and has no name."
)


def map_part(drawn: Map) -> Html:
    """Return a scenario's places with the ways between them, as far as they may be known."""
    ways = [Way(one.source, one.target, one.taken) for one in drawn.paths]
    onward = [way for way in ways if way.source < way.target]
    columns = [rail.column for rail in rails(len(drawn.places), onward)]
    pitch = min(_PITCH, _MOST / (max(columns) + 1))
    x = [round((column + 0.5) * pitch, 1) for column in columns]
    width = round((max(columns) + 1) * pitch)
    rows = (_row(drawn, number, onward, x, width) for number in range(len(drawn.places)))
    return section(
        "The map", paragraph(drawn.count), paragraph(_LEGEND), element("ol", *rows, class_="map")
    )


def _row(drawn: Map, number: int, ways: Sequence[Way], x: Sequence[float], width: int) -> Html:
    place = drawn.places[number]
    passing = [way for way in ways if way.source < number < way.target]
    coming = [way for way in ways if way.target == number]
    leaving = [way for way in ways if way.source == number]
    along = [(way.lit, _down(x[way.target])) for way in passing]
    here, middle = x[number], _ROW / 2
    # The way on stands in full length beside however many lines the place's words take.
    stem = [(way.lit, _down(here)) for way in leaving]
    top = _drawing(
        [
            *((lit, draw(0, _ROW)) for lit, draw in along),
            *((way.lit, _down(here)(0, middle)) for way in coming),
            *((lit, draw(middle, _ROW)) for lit, draw in stem),
        ],
        width,
        _ROW,
        _mark(place, here, middle),
    )
    between = _drawing([(lit, draw(0, 1)) for lit, draw in (*along, *stem)], width)
    parting = [(lit, draw(0, _PARTING)) for lit, draw in along]
    parting += [(way.lit, _to(here, x[way.target])) for way in leaving]
    parts = [top, between, _drawing(parting, width, _PARTING)] if leaving else [top, between]
    return element(
        "li",
        element("div", *parts, class_="rails"),
        element("div", *_words(drawn, number)),
        class_=place.seen,
    )


def _down(x: float) -> Callable[[float, float], str]:
    """Return what draws a line straight down at ``x``, from one height to another."""
    return lambda top, bottom: f"M{x},{top}V{bottom}"


def _to(start: float, end: float) -> str:
    """Return the line that leads from one rail to another, in the height of a parting."""
    if start == end:
        return f"M{start},0V{_PARTING}"
    middle, turn = _PARTING / 2, _CORNER if start < end else -_CORNER
    return (
        f"M{start},0Q{start},{middle} {start + turn},{middle}"
        f"H{end - turn}Q{end},{middle} {end},{_PARTING}"
    )


def _drawing(
    lines: Iterable[tuple[bool, str]], width: int, height: int | None = None, mark: Part = ""
) -> Html:
    """Return lines, those taken on top; without a height, as high as there is room for."""
    once = sorted(dict.fromkeys(lines))
    taken = {line for lit, line in once if lit}
    drawn = (
        element("path", d=line, class_="lit" if lit else "unlit")
        for lit, line in once
        if lit or line not in taken
    )
    if height is None:
        size = {"viewBox": f"0 0 {width} 1", "preserveAspectRatio": "none", "class_": "between"}
    else:
        size = {"viewBox": f"0 0 {width} {height}", "height": str(height)}
    return element("svg", *drawn, mark, width=width, aria_hidden="true", **size)


def _mark(place: Place, x: float, y: float) -> Html:
    looks: dict[Kind, Callable[[], Html]] = {
        "decision": lambda: element(
            "path",
            d=f"M{x},{y - _SIZE - 1}l{_SIZE + 1},{_SIZE + 1}l{-_SIZE - 1},{_SIZE + 1}"
            f"l{-_SIZE - 1},{-_SIZE - 1}z",
            class_="place",
        ),
        "event": lambda: element("circle", cx=x, cy=y, r=_SIZE, class_="place"),
        "ending": lambda: element(
            "rect", x=x - _SIZE, y=y - _SIZE, width=2 * _SIZE, height=2 * _SIZE, class_="place"
        ),
    }
    return looks[place.kind]()


def _words(drawn: Map, number: int) -> Iterable[Html]:
    place, name = drawn.places[number], drawn.name(number)
    yield element("strong", name) if place.seen == "now" else joined(name)
    if place.seen == "before":
        yield joined(" (at another time)")
    for label in place.chosen:
        yield element("p", f"You chose: {label}")
    for path in drawn.onward(number):
        if path.target <= number:
            yield element("p", f"It can lead back to: {drawn.name(path.target)}")
