"""Doubts about what can never happen, where a block is not come to, or a game is very long."""

from __future__ import annotations

import pytest

from game.analysis.advice import check_advice
from game.analysis.doubts import check_doubts
from game.rules import Table
from game.scenario.problems import Problems
from tests.building import option, story, table_of, text_of


def codes(table: Table) -> list[str]:
    """Return what is doubted."""
    problems = Problems()
    check_doubts(table, problems)
    return [problem.code for problem in problems.found]


def test_a_last_case_that_is_never_taken() -> None:
    """The cases before it leave nothing over; its ending is never come to either."""
    cases = (
        "because: seen\ncases: [{if: heat >= 3, to: home}, {if: heat < 3, to: lost}, {to: lost}]"
    )
    problems = Problems()
    check_doubts(story(option(cases)), problems)
    assert [problem.code for problem in problems.found] == ["MR814", "MR814"]
    assert "this last case is never taken" in problems.found[-1].message


def test_an_effect_inside_what_is_never_come_to_is_not_told_of() -> None:
    """The case that holds it is told, and that is enough."""
    cases = """
because: seen
cases:
  - {if: heat < 0, effects: [{if: flag, change: {n: 1}}], to: lost}
  - {to: home}
"""
    assert codes(story(option(cases))) == ["MR814"]


def test_a_long_game_at_random_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search finds what it would have come to."""
    there = "there: {title: There, options: {on: {label: On, to: home}}}\n"
    table = story(option("to: there") + there)
    monkeypatch.setattr("game.analysis.doubts._STEPS", 1)
    assert codes(table) == []


_ADVISED = """
here:
  title: Here
  options:
    one: {label: One, backed_by: {mate: "So."}, to: there}
    other: {label: Other, because: seen, effects: [{change: {heat: 1}}], to: there}
there:
  title: There
  options:
    this: {label: This, backed_by: {mate: "So."}, to: home}
    that: {label: That, because: seen, effects: [{change: {heat: 1}}], to: home}
"""


def test_whether_an_adviser_is_always_right_is_left_open_past_the_limit() -> None:
    """With room enough it is told; where it would take too long, nothing is."""
    table = table_of(text_of(_ADVISED, "advisers: {mate: {name: The mate}}\n"), prose=False)
    for limit, told in ((100, ["MR835"]), (1, [])):
        problems = Problems()
        check_advice(table, problems, limit)
        assert [problem.code for problem in problems.found] == told


def test_where_nothing_is_judged_nobody_is_right() -> None:
    """Without an indicator that has an aim, no option is worse than another."""
    text = text_of(_ADVISED, "advisers: {mate: {name: The mate}}\n").replace("    aim: low\n", "")
    problems = Problems()
    check_advice(table_of(text, prose=False), problems, 100)
    assert problems.found == []
