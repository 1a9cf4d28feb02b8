"""The small scenarios under ``tests/data``, read and compiled."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from game.play import Playthrough
from game.rules import Table, compile_scenario
from game.scenario import load
from game.scenario.parsing import parse
from game.scenario.problems import Problems
from game.scenario.yaml_tree import Mapping, Node, Scalar, Sequence

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


def as_json(path: Path) -> Any:
    """Return a YAML file as JSON has it."""
    found = parse(path.read_text("utf-8"), Problems(path.name), frozenset())
    assert found is not None
    return _plain(found)


def _plain(node: Node) -> Any:
    """Return a node as JSON has it, its scalars read by the core schema of YAML 1.2."""
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.is_null:
        return None
    if node.boolean is not None:
        return node.boolean
    if node.is_integer:
        return node.integer
    return float(node.text) if node.is_number else node.text
