"""Charts as SVG within a page, coloured by its style."""

from __future__ import annotations

from game.analysis.mixing import Range
from game.reports.html.markup import Html, element
from game.reports.outcomes import Outcome

_WIDTH, _HEIGHT, _EDGE = 640, 190, 18
_CHARACTER = 7.5
"""The width of a character of a label, in units of the drawing; rather too much than too little."""
_LONGEST = 26
_BAR = 120


def course_chart(outcome: Outcome) -> Html:
    """Return the course of an indicator over the game, over its levels; told in its title."""
    words = [_cut(level) for level, _, _ in outcome.levels]
    left = max(len(word) for word in (*words, str(outcome.high))) * _CHARACTER + 2 * _EDGE
    span = max(1, outcome.high - outcome.low)
    across = (_WIDTH - left - 2 * _EDGE) / max(1, len(outcome.course) - 1)
    bottom = _HEIGHT - 2 * _EDGE

    def y(number: float) -> float:
        return round(bottom - (number - outcome.low) / span * (bottom - _EDGE), 1)

    places = [(round(left + at * across, 1), y(one)) for at, one in enumerate(outcome.course)]
    told = ", ".join(str(number) for number in outcome.course)
    return element(
        "svg",
        element("title", f"{outcome.label} over the game: {told}"),
        *(_level(word, y(low), y(high), left) for word, (_, low, high) in _named(words, outcome)),
        element("polyline", class_="course", points=" ".join(f"{x},{at}" for x, at in places)),
        *(element("circle", class_="point", cx=x, cy=at, r=4) for x, at in places),
        *_numbers(outcome.course, places),
        element("text", "start", x=left, y=_HEIGHT - 6, text_anchor="middle"),
        element("text", "end", x=places[-1][0], y=_HEIGHT - 6, text_anchor="middle"),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
    )


def _named(words: list[str], outcome: Outcome) -> list[tuple[str, tuple[str, int, int]]]:
    return list(zip(words, outcome.levels, strict=True))


def _level(word: str, low: float, high: float, left: float) -> Html:
    """Return a level's lower line, and its word at the middle of its part of the range."""
    edge = left - _EDGE
    return element(
        "g",
        element("line", class_="grid", x1=edge, x2=_WIDTH - _EDGE, y1=low, y2=low),
        element("text", word, x=edge - 6, y=round((low + high) / 2 + 4, 1), text_anchor="end"),
    )


def _numbers(course: tuple[int, ...], places: list[tuple[float, float]]) -> list[Html]:
    """Return the number at each place where it is another than before."""
    return [
        element("text", str(one), x=x, y=y - 8, text_anchor="middle")
        for at, (one, (x, y)) in enumerate(zip(course, places, strict=True))
        if not at or one != course[at - 1]
    ]


def _cut(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"


def odds_bar(odds: Range, end: float = 1.0) -> Html:
    """Return a bar from none to certain: the range, and a mark at the point.

    The figures stand beside it, so those who do not see it miss nothing.

    Args:
        odds: as fractions of 1.
        end: what the whole of the bar stands for.
    """
    low, point, high = (round(float(share) / end * _BAR, 2) for share in odds)
    return element(
        "svg",
        element("rect", class_="track", x=0.5, y=2.5, width=_BAR - 1, height=11),
        element("rect", class_="range", x=low, y=3, width=round(high - low, 2), height=10),
        element("rect", class_="mark", x=min(point, _BAR - 2), y=0, width=2, height=16),
        class_="bar",
        viewBox=f"0 0 {_BAR} 16",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
