"""Analyses kept by what their scenario says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.analysis.keeping import KEPT, AnalysisKeeper
from tests.stories import COIN, ROUND, large, scenario_of


class Cancelled(Exception):
    """Whoever asked wants no answer any more."""


def test_the_same_content_is_worked_out_once() -> None:
    """A second reading of the same file gets the same analysis, another file another."""
    keeper = AnalysisKeeper()
    first = keeper.of(replace(scenario_of(COIN), digest="a"))
    assert keeper.of(replace(scenario_of(COIN), digest="a")) is first
    assert keeper.of(replace(scenario_of(ROUND), digest="b")) is not first


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """Only so many are kept."""
    keeper, scenario = AnalysisKeeper(), scenario_of(COIN)
    analyses = [keeper.of(replace(scenario, digest=str(n))) for n in range(KEPT)]
    keeper.of(replace(scenario, digest="0"))
    keeper.of(replace(scenario, digest="one more"))
    assert keeper.of(replace(scenario, digest="0")) is analyses[0]
    assert keeper.of(replace(scenario, digest="1")) is not analyses[1]


def test_cancelled_work_can_be_asked_for_again() -> None:
    """What told it to stop is told no more, and the answer comes in the end."""
    keeper, scenario = AnalysisKeeper(limit=100_000), scenario_of(large())

    def cancel(_count: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        _ = keeper.of(scenario, cancel).is_exact
    assert keeper.of(scenario).is_exact is False


def test_going_back_over_the_situations_can_be_cancelled_too() -> None:
    """The search is done; the odds are asked for, and no longer wanted."""
    keeper, scenario = AnalysisKeeper(), scenario_of(large("abcd"))
    assert keeper.of(scenario).is_exact

    def cancel(_count: int) -> None:
        raise Cancelled

    analysis = keeper.of(scenario, cancel)
    with pytest.raises(Cancelled):
        analysis.odds_at(analysis.table, analysis.table.start)
    analysis.progress = None
    assert analysis.odds_at(analysis.table, analysis.table.start) is not None
