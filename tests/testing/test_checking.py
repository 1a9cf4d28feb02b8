"""Checking a scenario file together with the tests beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.checking import Report, check_file
from game.scenario import CannotRead
from tests.building import text_of

ROUND = "here: {title: Here, options: {go: {label: Go, to: here}, out: {label: Out, to: home}}}"
FINE = "here: {title: Here, options: {go: {label: Go, to: home}}}"
TESTS = "scenario: story.yaml\ntests: [{name: T, play: [PLAY], expect: {ending: home}}]\n"


def codes(report: Report) -> list[str]:
    """Return the codes of a report's problems."""
    return [problem.code for problem in report.problems]


def test_a_sound_scenario_gives_a_table_and_its_tests(tmp_path: Path) -> None:
    """Named by itself or by its test file, it is the same."""
    (tmp_path / "story.yaml").write_text(text_of(FINE))
    (tmp_path / "story.test.yaml").write_text(TESTS.replace("PLAY", "go"))
    for name in ("story.yaml", "story.test.yaml"):
        report = check_file(tmp_path / name)
        assert (report.problems, report.has_errors) == ([], False)
        assert report.table is not None
        assert report.tests is not None
        assert len(report.lines) == 2


def test_what_is_unsound_gives_no_table(tmp_path: Path) -> None:
    """Unless soundness was seen to before."""
    (tmp_path / "story.yaml").write_text(text_of(ROUND))
    report = check_file(tmp_path / "story.yaml")
    assert (codes(report), report.table, report.tests) == (["MR702"], None, None)
    assert report.has_errors
    assert check_file(tmp_path / "story.yaml", exact=False).table is not None


def test_problems_of_both_files_come_in_order(tmp_path: Path) -> None:
    """The scenario's first; tests can be left out."""
    (tmp_path / "story.yaml").write_text(text_of(ROUND))
    (tmp_path / "story.test.yaml").write_text(TESTS.replace("PLAY", "fly"))
    report = check_file(tmp_path / "story.yaml")
    assert (codes(report), report.tests) == (["MR702", "MR904"], None)
    assert codes(check_file(tmp_path / "story.yaml", with_tests=False)) == ["MR702"]


def test_a_scenario_with_errors_is_not_explored(tmp_path: Path) -> None:
    """What follows from them is not looked for."""
    (tmp_path / "story.yaml").write_text(text_of(ROUND.replace("to: home", "to: hom")))
    report = check_file(tmp_path / "story.yaml")
    assert (codes(report), report.table) == (["MR401"], None)


def test_a_missing_file(tmp_path: Path) -> None:
    """It cannot be read."""
    with pytest.raises(CannotRead):
        check_file(tmp_path / "none.yaml")
