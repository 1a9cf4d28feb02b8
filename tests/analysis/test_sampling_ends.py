"""Random games of scenarios that were too large to check."""

from __future__ import annotations

import pytest

from game.analysis.sampling import sample
from game.rules import PlayError, Table, compile_scenario
from game.scenario import SourceText, load_source

HEAD = """
format: 1
id: round
title: Round
role: A walker
summary: A walk.
start: here
indicators:
  steps: {label: Steps, range: [0, 1], start: 0, levels: {few: [0, 0], many: [1, 1]}}
endings:
  home: {title: Home, text: Home.}
states:
  here:
    title: Here
    options:
"""


def _table(option: str) -> Table:
    scenario = load_source(SourceText("round.yaml", HEAD + option)).scenario
    assert scenario is not None
    return compile_scenario(scenario)


def test_a_game_that_never_ends_is_given_up() -> None:
    """A story that goes round for ever is named, instead of being played for ever."""
    with pytest.raises(PlayError, match="round and round at `here`"):
        sample(_table("      go: {label: Go, to: here}\n"), games=1)


def test_a_game_that_can_go_no_further_is_named() -> None:
    """A decision with nothing on offer is named, instead of crashing the sampling."""
    with pytest.raises(PlayError, match="Nothing is on offer at `here`"):
        sample(_table("      go: {label: Go, if: steps == 1, to: home}\n"), games=1)
