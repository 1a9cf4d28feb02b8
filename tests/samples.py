"""The small scenarios under ``tests/data``, read and compiled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.play import Playthrough
from game.rules import Table, compile_scenario
from game.scenario import load

DATA = Path(__file__).parent / "data"
HARBOUR = DATA / "harbour_every_construct.yaml"
HOSTILE = DATA / "hostile_prose.yaml"
THREE_MISTAKES = DATA / "three_mistakes.yaml"
BARE = DATA / "bare_minimum.yaml"
COIN = DATA / "chance_parts_the_ways.yaml"


@cache
def table_of(path: Path) -> Table:
    """Return a sample's table; the sample must have no problem at all."""
    loaded = load(path)
    assert loaded.scenario is not None, loaded.problems
    assert not loaded.problems, loaded.problems
    return compile_scenario(loaded.scenario)


def played(path: Path, *steps: str, seed: int = 1) -> Playthrough:
    """Return a sample after ``steps``."""
    return Playthrough(table_of(path), seed, steps)
