"""Exact analysis, small and large: ``python -m tests.benchmarks.situations``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from math import isclose
from tempfile import NamedTemporaryFile
from typing import Any

from game.analysis import explore
from game.analysis.answers import each_ending
from game.analysis.columns import exact
from game.analysis.columns.space import Space
from game.analysis.mixing import Range
from game.analysis.odds import solve
from game.rules import Table
from tests.benchmarks.measuring import (
    ROUNDS,
    Bar,
    Row,
    compared,
    left_out,
    most_memory,
    print_rows,
    rated,
    seconds_per_unit,
)
from tests.benchmarks.story import ENDINGS, Act, Moves, Story

TITLE = "Exact analysis"
_SMALL = Story(layers=7, options=4, indicators=4)
_MIDDLE = Story(layers=9, options=4, indicators=6)
_LARGE = Story(layers=18, options=4, indicators=6)
_HUGE = Story(layers=26, options=4, indicators=6)
_MANY = 100_000_000
_STORM = "Storm: build and check, at the points"


def rows() -> list[Row]:
    """Measure the exact ways."""
    _agree(_SMALL.table)
    large = _space(_LARGE.table)
    return [
        rated(
            f"plain Python, forward, {len(explore(_SMALL.table)):,} situations",
            lambda: len(explore(_SMALL.table)),
            Bar(200_000, "at least", "situations/s"),
        ),
        rated(
            f"numpy, forward with points, {len(large):,} situations",
            lambda: len(_space(_LARGE.table)),
            Bar(5_000_000, "at least", "situations/s"),
        ),
        compared(
            "numpy, with low and high of four endings",
            lambda: len(_odds(_LARGE.table)) and None,
            "forward alone",
            lambda: len(_space(_LARGE.table)) and None,
            Bar(4, "at most", "×"),
        ),
        *_huge(),
        _beside_storm(),
    ]


def _space(table: Table) -> Space:
    space = exact.explore(table, _MANY)
    assert space is not None
    return space


def _odds(table: Table) -> dict[str, Range]:
    return exact.odds(_space(table), each_ending(table), with_options=False).start


def _agree(table: Table) -> None:
    """See that both ways come to the same."""
    space, situations = _space(table), explore(table)
    plain = solve(situations, each_ending(table), with_options=False).start
    found = exact.odds(space, each_ending(table)).start
    same = all(
        isclose(one, other, abs_tol=1e-12)
        for name in ENDINGS
        for one, other in zip(plain[name], found[name], strict=True)
    )
    if not same or len(space) != len(situations):
        raise AssertionError("the two ways differ")


def _huge() -> Iterator[Row]:
    """Measure time and memory of a process that does nothing else."""
    seconds, megabytes, many = [], [], 0
    for _ in range(ROUNDS):
        words = [sys.executable, "-m", "tests.benchmarks.situations", "huge"]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        time, memory, count = done.stdout.split()
        seconds.append(float(time))
        megabytes.append(float(memory))
        many = int(count)
    what = f"numpy, forward with points, {many:,} situations"
    yield Row(f"{what}: time", "", tuple(seconds), Bar(10, "at most", "s"), "s")
    yield Row(f"{what}: memory", "", tuple(megabytes), Bar(600, "at most", "MB"), "MB")


def _measure_huge() -> None:
    many = 0

    def work() -> None:
        nonlocal many
        many = len(_space(_HUGE.table))

    time = seconds_per_unit(work)
    sys.stdout.write(f"{time} {most_memory()} {many}\n")


def _beside_storm() -> Row:
    what = f"numpy, forward and points, {len(_space(_MIDDLE.table)):,} situations"
    bar = Bar(20, "at least", "×")
    if find_spec("stormpy") is None:
        return left_out(what, _STORM, "stormpy is not installed", bar)
    ours = _odds(_MIDDLE.table)
    for name, found in zip(ENDINGS, _storm(_MIDDLE), strict=True):
        if not isclose(found, ours[name].point, abs_tol=1e-6):
            raise AssertionError(f"Storm says {found}, not {ours[name].point}")
    return compared(
        what,
        lambda: len(_space(_MIDDLE.table)) and None,
        _STORM,
        lambda: sum(_storm(_MIDDLE)) and None,
        bar,
    )


def _storm(story: Story) -> list[float]:
    """Return what Storm says of each ending, of the same story in its own language."""
    stormpy: Any = import_module("stormpy")  # a large wheel, for some platforms only
    with NamedTemporaryFile("w", suffix=".prism", encoding="utf-8") as file:
        file.write(_prism(story))
        file.flush()
        program = stormpy.parse_prism_program(file.name)
    asked = "; ".join(f'P=? [F "{ending}"]' for ending in ENDINGS)
    properties = stormpy.parse_properties(asked, program)
    model = stormpy.build_model(program, properties)
    (start,) = model.initial_states
    return [float(stormpy.model_checking(model, one).get_value(start)) for one in properties]


def _prism(story: Story) -> str:
    """Return the story, for a player who picks evenly and draws at the points."""
    lines = ["dtmc", "module story", f"layer : [0..{story.layers}] init 0;"]
    lines += [
        f"i{number} : [0..{story.top}] init {story.top // 2};" for number in range(story.indicators)
    ]
    for layer, acts in enumerate(story.acts):
        guarded = [number for number, act in enumerate(acts) if act.guard is not None]
        for open_ones in product((True, False), repeat=len(guarded)):
            is_open = dict(zip(guarded, open_ones, strict=True))
            tests = [f"layer={layer}"]
            for number, holds in is_open.items():
                guard = acts[number].guard
                assert guard is not None
                tests.append(f"i{guard[0]} {'<=' if holds else '>'} {guard[1]}")
            offered = [act for number, act in enumerate(acts) if is_open.get(number, True)]
            ways = [way for act in offered for way in _ways(act, len(offered), layer, story.top)]
            lines.append(f"[] {' & '.join(tests)} -> {' + '.join(ways)};")
    lines += [f"[] layer={story.layers} -> true;", "endmodule"]
    total = "+".join(f"i{number}*{weight}" for number, weight in enumerate(story.weights))
    for ending, low, high in zip(
        ENDINGS, ["-1", *map(str, story.bounds)], [*map(str, story.bounds), "1000000"], strict=True
    ):
        held = f"layer={story.layers} & {total} >= {low} & {total} < {high}"
        lines.append(f'label "{ending}" = {held};')
    return "\n".join(lines)


def _ways(act: Act, offered: int, layer: int, top: int) -> Iterator[str]:
    if act.chance is None:
        yield f"1/{offered} : {_updates(layer, top, act.moves)}"
        return
    percent, then, otherwise = act.chance
    yield f"{percent}/{100 * offered} : {_updates(layer, top, act.moves, then)}"
    yield f"{100 - percent}/{100 * offered} : {_updates(layer, top, act.moves, otherwise)}"


def _updates(layer: int, top: int, *several: Moves) -> str:
    after: dict[int, str] = {}
    for moves in several:
        for which, amount in moves:
            after[which] = f"max(0, min({top}, {after.get(which, f'i{which}')} + {amount}))"
    changes = [f"(i{which}'={term})" for which, term in after.items()]
    return " & ".join([f"(layer'={layer + 1})", *changes])


if __name__ == "__main__":
    if "huge" in sys.argv:
        _measure_huge()
    else:
        print_rows(rows())
