"""Charts with logarithmic axes, as SVG that is read on light ground and on dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 360, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 26, 34, 46
_STYLE = """\
text { font: 12px system-ui, sans-serif; fill: #24292f }
.name { font-weight: 600 }
.grid { stroke: #d0d7de; stroke-width: 1 }
.line { fill: none; stroke-width: 2 }
.one { stroke: #0a58ca; fill: #0a58ca }
.two { stroke: #b35900; fill: #b35900 }
polyline.one, polyline.two { fill: none }
text.one, text.two { stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .grid { stroke: #3d444d }
  .one { stroke: #79b8ff; fill: #79b8ff }
  .two { stroke: #ffab5e; fill: #ffab5e }
}
"""
_CLASSES = ("one", "two")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together; both numbers of each are above 0."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart, of at most two series.

    Attributes:
        name: what is shown, with its unit.
        across: what the horizontal axis is.
        series: at least one point in all.
    """

    name: str
    across: str
    series: Sequence[Series]


def drawn(title: str, panels: Sequence[Panel]) -> str:
    """Return panels side by side as one SVG file, with a title for screen readers."""
    width = _WIDTH * len(panels)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}</style>",
    ]
    for number, panel in enumerate(panels):
        lines += [f'<g transform="translate({number * _WIDTH} 0)">', *_panel(panel), "</g>"]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(panel: Panel) -> Iterator[str]:
    points = [point for one in panel.series for point in one.points]
    across = _Axis([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _Axis([y for _, y in points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="name" x="{_LEFT}" y="20">{escape(panel.name)}</text>'
    for power in across.powers:
        x = across.at(10.0**power)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>'
        yield _text(x, _HEIGHT - _BOTTOM + 16, "middle", _of_ten(power))
    for power in up.powers:
        y = up.at(10.0**power)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield _text(_LEFT - 6, y + 4, "end", _of_ten(power))
    yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, "middle", panel.across)
    for number, (one, kind) in enumerate(zip(panel.series, _CLASSES, strict=False)):
        spots = [(across.at(x), up.at(y)) for x, y in one.points]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        yield f'<polyline class="line {kind}" points="{way}"/>'
        yield from (f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in spots)
        legend = f'x="{_LEFT + 10}" y="{_TOP + 18 + 17 * number}"'
        yield f'<text class="{kind}" {legend}>{escape(one.name)}</text>'


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


class _Axis:
    """A logarithmic axis from one power of ten to another.

    Args:
        numbers: what it has to hold.
        start, end: where its ends stand on the page.
    """

    def __init__(self, numbers: Sequence[float], start: float, end: float) -> None:
        self._low = floor(log10(min(numbers)))
        self._high = max(ceil(log10(max(numbers))), self._low + 1)
        self._start, self._end = start, end
        self.powers = range(self._low, self._high + 1)

    def at(self, number: float) -> float:
        part = (log10(number) - self._low) / (self._high - self._low)
        return self._start + part * (self._end - self._start)


def _of_ten(power: int) -> str:
    """Return a power of ten in as few signs as it takes."""
    if power < 0:
        return f"{10.0**power:g}"
    for unit, name in ((9, " bn"), (6, " M"), (3, "k"), (0, "")):
        if power >= unit:
            return f"{10 ** (power - unit)}{name}"
    raise AssertionError(power)
