"""What is made while the collector is paused, and nobody holds any more."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from game.checking import check_file
from game.locations import find_scenario
from game.scenario.collecting import collector_paused
from tests.samples import HARBOUR


class _Ring:
    """Holds itself, and a hundred thousand things more."""

    def __init__(self) -> None:
        self.itself = self
        self.more = [[] for _ in range(100_000)]  # type: ignore[var-annotated]


def test_what_is_made_again_and_again_is_let_go() -> None:
    """Before a hundred of them are held, all that nobody holds any more is gone."""
    made: list[weakref.ref[_Ring]] = []
    while all(one() is not None for one in made):
        assert len(made) < 100
        with collector_paused():
            made.append(weakref.ref(_Ring()))


@pytest.mark.parametrize(
    "file", [HARBOUR, find_scenario("first_briefing")], ids=["harbour", "first briefing"]
)
def test_a_scenario_that_was_checked_leaves_nothing_behind(file: Path) -> None:
    """It goes with its report: nothing in it holds itself, and waits for the collector."""
    check_file(file, doubts=1_000)  # what is loaded only once is loaded
    gc.collect()
    assert check_file(file, doubts=1_000).scenario is not None
    assert gc.collect() < 100
