"""Other engines on the same story, choices fixed: ``python -m tests.benchmarks.engines``."""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.measuring import ROUNDS, Row, left_out, print_rows
from tests.benchmarks.peers import in_javascript, in_python, ink
from tests.benchmarks.peers.games import Game, Player, UnavailableError, by_hand, games
from tests.benchmarks.story import Story

TITLE = "Other engines"
NOTE = """\
Each engine has the story in its own language and plays the same games, every choice and every draw
fixed, first to see that it comes to the same values. Those installed by name: `make peers`.
"""
_STORY = Story(layers=12, options=4, indicators=4)
_LOOP = "the same loop"
_TRIED = 100
"""So many games have to end alike first."""
_SECONDS = 0.5
"""Games are played for so long, or all of them, or at least half of those tried."""
_MOST = 3_000
_ENGINES: dict[str, Callable[[Story], Player]] = {
    "this program, with records": in_python.ourselves,
    "`transitions` alone": in_python.transitions_alone,
    "`python-statemachine`": in_python.python_statemachine,
    "`sismic`": in_python.sismic,
    "ink in C++, from Python (`inkcpp-py`)": ink.inkcpp,
    "ink in Rust, from Python (`bink`)": ink.bink,
    "ink in JavaScript (`inkjs`)": ink.inkjs,
    "XState in JavaScript (`xstate`)": in_javascript.xstate,
}


def rows() -> list[Row]:
    """Measure each engine that is there beside the loop written by hand."""
    several = games(_STORY, _MOST)
    return [_row(name, engine, several) for name, engine in _ENGINES.items()]


def _row(name: str, engine: Callable[[Story], Player], several: list[Game]) -> Row:
    try:
        player = engine(_STORY)
    except ImportError as error:
        return left_out(name, _LOOP, f"{error.name} is not installed")
    except UnavailableError as error:
        return left_out(name, _LOOP, str(error))
    reference = by_hand(_STORY)
    for one in (reference, player):
        ends, seconds = one(several[:_TRIED])
        for game, end in zip(several, ends, strict=False):
            if end != game.end:
                return left_out(name, _LOOP, f"it comes to {end}, not to {game.end}")
    some = several[: max(_TRIED // 2, int(_TRIED * _SECONDS / seconds))]
    figures = []
    for _ in range(ROUNDS):
        ours, theirs = player(some).seconds, reference(several).seconds
        figures.append(theirs / len(several) / (ours / len(some)))
    return Row(name, _LOOP, tuple(figures), None)


if __name__ == "__main__":
    print_rows(rows())
