"""How time and memory grow with a scenario: ``python -m tests.benchmarks.growth``.

Draws docs/growth.svg too.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from statistics import median
from typing import NamedTuple

from game.analysis.analysis import Analysis
from game.analysis.columns import exact
from game.analysis.columns.games import sample
from game.analysis.search import LIMIT
from game.rules import Table
from tests.benchmarks.charting import Panel, Series, drawn
from tests.benchmarks.measuring import (
    ROUNDS,
    Bar,
    Row,
    most_memory,
    print_rows,
    seconds_per_unit,
)
from tests.benchmarks.story import ENDINGS, Story

TITLE = "Growth"
NOTE = """\
![Time and memory against situations, both logarithmic](growth.svg)

The story is the same with more and more layers. Exact work means finding every situation, and how
likely each is come to. Past the limit, which `--limit` raises, random games are played instead.
"""
_CHART = Path(__file__).parents[2] / "docs" / "growth.svg"
_LAYERS = (4, 5, 6, 7, 9, 12, 18, 26)
_MANY = 100_000_000
_LARGE = 100_000
"""From so many situations on what every process needs, however little it does, is left out."""
_GAMES = 15_000


class _Measured(NamedTuple):
    """What came of one size: in each round the situations, the seconds, and the megabytes."""

    situations: int
    seconds: tuple[float, ...]
    megabytes: tuple[float, ...]


def rows() -> list[Row]:
    """Measure growing stories, each in a process of its own."""
    measured = [_measured("exact", layers) for layers in _LAYERS]
    past = [
        _measured("sampled", layers)._replace(situations=one.situations)
        for layers, one in zip(_LAYERS, measured, strict=True)
        if one.situations > LIMIT
    ]
    _draw(measured, past)
    large = [one for one in measured if one.situations >= _LARGE]
    times, memories = _slopes(large, "seconds"), _slopes(large, "megabytes")
    span = f"from {large[0].situations:,} to {large[-1].situations:,} situations"
    linear = Bar(1.1, "at most", "")
    return [
        Row(f"time grows with this power of the situations, {span}", "", times, linear, ""),
        Row("memory grows with this power of them", "", memories, linear, ""),
        *_sampling(past[-1]),
    ]


def _sampling(past: _Measured) -> list[Row]:
    """Tell what sampling takes, and how far it is from what is so."""
    table = _story(9).table
    space = exact.explore(table, _MANY)
    assert space is not None
    odds = exact.odds(space, {name: (name,) for name in ENDINGS}, with_options=False).start
    errors, stated = [], 0.0
    for seed in range(20):
        samples = sample(table, _GAMES, seed=seed)
        stated = 100 * samples.error
        errors.append(100 * max(abs(samples.endings[name] - odds[name].point) for name in ENDINGS))
    what = f"{past.situations:,} situations, sampled at the limit of {LIMIT:,}"
    furthest = f"the ending furthest off, of four, in {_GAMES:,} games (told: ±{stated:.2g} %)"
    bar = Bar(1, "at most", "%")
    return [
        Row(f"{what}: time", "", past.seconds, None, "s"),
        Row(f"{what}: memory", "", past.megabytes, None, "MB"),
        Row(furthest, "exact odds", tuple(errors), bar, "%"),
    ]


def _story(layers: int) -> Story:
    return Story(layers=layers, options=4, indicators=6)


def _measured(how: str, layers: int) -> _Measured:
    words = [sys.executable, "-m", "tests.benchmarks.growth", how, str(layers)]
    said = [
        subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(ROUNDS)
    ]
    seconds, megabytes, situations = zip(*said, strict=True)
    return _Measured(int(situations[0]), tuple(map(float, seconds)), tuple(map(float, megabytes)))


def _slopes(several: Sequence[_Measured], which: str) -> tuple[float, ...]:
    """Return, for each round, the slope of the line through the logarithms."""
    across = [log(one.situations) for one in several]
    return tuple(
        _slope(across, [log(getattr(one, which)[number]) for one in several])
        for number in range(ROUNDS)
    )


def _slope(across: Sequence[float], up: Sequence[float]) -> float:
    x, y = sum(across) / len(across), sum(up) / len(up)
    both = sum((a - x) * (b - y) for a, b in zip(across, up, strict=True))
    return both / sum((a - x) ** 2 for a in across)


def _draw(measured: Sequence[_Measured], past: Sequence[_Measured]) -> None:
    """Draw both charts."""

    def series(which: str) -> list[Series]:
        names = ("exact", f"limit of {LIMIT:,}: sampled")
        return [
            Series(name, [(one.situations, median(getattr(one, which))) for one in several])
            for name, several in zip(names, (measured, past), strict=True)
        ]

    panels = [
        Panel("Seconds", "situations", series("seconds")),
        Panel("Megabytes", "situations", series("megabytes")),
    ]
    _CHART.write_text(drawn("Time and memory against situations", panels), encoding="utf-8")


def _exact(table: Table) -> int:
    space = exact.explore(table, _MANY)
    assert space is not None
    return len(space)


def _sampled(table: Table) -> int:
    analysis = Analysis(table)
    assert analysis.overview() is None  # there are more than the limit
    return analysis.samples().games


def _measure(work: Callable[[Table], int], layers: int) -> None:
    """Measure in this process, which does nothing else."""
    table, many = _story(layers).table, 0

    def once() -> None:
        nonlocal many
        many = work(table)

    seconds = seconds_per_unit(once)
    sys.stdout.write(f"{seconds} {most_memory()} {many}\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["exact", layers]:
            _measure(_exact, int(layers))
        case ["sampled", layers]:
            _measure(_sampled, int(layers))
        case _:
            print_rows(rows())
