"""What ``check`` finds beyond the file itself: in its rules, its history, and its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.checking import check_file
from game.scenario import CannotRead
from tests.scenario.samples_of import VALID, changed, marked

TESTS = """\
scenario: file.yaml
tests:
  - name: Home at last
    play: [fate/clear, send_boat/found]
    expect:
      ending: calm_sea
      that: [trust < start(trust)]
  - name: On the way
    play: [call_again]
    expect: {state: alarm, offered: [send_boat], not_offered: call_again}
    xfail: It is on offer.
properties:
  - name: No miracles
    never: ending and trust > 10
  - name: Some hope
    odds: {ending: calm_sea, choosing: [alarm.send_boat], at_least: 1%}
  - name: Worth asking
    undominated: alarm
"""

PLAY = "play: [fate/clear, call_again, send_boat/found]"
LOOP = "        effects:\n          - change: {calls: 1}\n            set"

WRONG_RULES = [
    ("MR701", {"        because: late_before\n        effects:\n          - change: {trust":
               "        if: calls < 2\n        because: late_before\n        effects:\n"
               "          - change: {trust"}, "alarm"),
    ("MR702", {"          - change: {calls: 1}\n            set": "          - set"}, "alarm"),
    ("MR703", {PLAY: "play: [fate/clear, «send_boats»/found]"}, None),
    ("MR703", {PLAY: "play: [fate/clear, «send_boat/adrift»]"}, None),
    ("MR703", {PLAY: "play: [fate/clear, «send_boat»]"}, None),
    ("MR703", {PLAY: "play: [fate/clear, send_boat/found, «call_again»]"}, None),
    ("MR703", {PLAY: "play: [fate/clear, «call_again»]"}, None),
    ("MR703", {"  ending: calm_sea": "  ending: «searched»"}, None),
]  # fmt: skip

WRONG_TESTS = [
    ("MR901", "scenario: file.yaml", "scenario: «other.yaml»"),
    ("MR201", "properties:\n", "«propertis»:\n"),
    ("MR202", "scenario: file.yaml\n", "«»"),
    ("MR902", "name: No miracles", "name: «Home at last»"),
    (
        "MR903",
        "    expect:\n      ending: calm_sea\n      that: [trust < start(trust)]\n",
        "    «expect»: {}\n",
    ),
    ("MR401", "      ending: calm_sea\n", "      ending: «calm_see»\n"),
    ("MR401", "{state: alarm,", "{state: «alram»,"),
    ("MR401", "undominated: alarm", "undominated: «after»"),
    ("MR302", "[trust < start(trust)]", "[«trost» < start(trust)]"),
    ("MR904", "offered: [send_boat]", "offered: [«send_boats»]"),
    ("MR904", "    play: [call_again]", "    play: [«call»]"),
    ("MR904", "[alarm.send_boat]", "[«alarm.send»]"),
    ("MR905", "    undominated: alarm\n", "    undominated: alarm\n    «never»: ending\n"),
    ("MR906", ", at_least: 1%}", "}"),
    ("MR907", "[alarm.send_boat]", "[alarm.send_boat, «alarm.call_again»]"),
    ("MR613", "at_least: 1%", "at_least: «0.1»"),
    ("MR203", "at_least: 1%", "at_least: «likely»"),
]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """The valid scenario in a file, with tests beside it."""
    path = tmp_path / "file.yaml"
    path.write_text(VALID, encoding="utf-8")
    path.with_suffix(".test.yaml").write_text(TESTS, encoding="utf-8")
    return path


def test_a_sound_scenario_with_its_tests(scenario: Path) -> None:
    """No problems; the table and the tests are there, asked for by either file."""
    for path in (scenario, scenario.with_suffix(".test.yaml")):
        report = check_file(path)
        assert report.problems == []
        assert not report.has_errors
        assert report.table is not None
        assert report.tests is not None


@pytest.mark.parametrize(("code", "changes", "state"), WRONG_RULES)
def test_what_cannot_be_played_is_told(
    scenario: Path, code: str, changes: dict[str, str], state: str | None
) -> None:
    """Dead ends, endless loops, and history that does not go that way: one problem, in place."""
    text = VALID
    for change, to in changes.items():
        text = changed(change, to, text)
    text, places = marked(text)
    scenario.write_text(text, encoding="utf-8")
    report = check_file(scenario, with_tests=False)
    assert [problem.code for problem in report.problems] == [code]
    [problem] = report.problems
    if state is not None:
        assert f"`{state}`" in problem.message
        start = text[: text.index(f"  {state}:\n")].count("\n") + 1
        assert problem.span[:2] == (start, 3)
    for line, column, end in places:
        assert problem.span[:2] == (line, column)
        assert problem.span.end_column >= (end or 0)
    assert report.table is None


@pytest.mark.parametrize(("code", "change", "to"), WRONG_TESTS)
def test_mistakes_in_tests_are_told_in_place(
    scenario: Path, code: str, change: str, to: str
) -> None:
    """One problem, in the test file, at the very words, with a hint."""
    text, places = marked(changed(change, to, TESTS))
    path = scenario.with_suffix(".test.yaml")
    path.write_text(text, encoding="utf-8")
    report = check_file(scenario)
    assert [problem.code for problem in report.problems] == [code]
    [problem] = report.problems
    assert (problem.file, bool(problem.hint)) == (str(path), True)
    for line, column, _ in places:
        assert problem.span[:2] == (line, column)
    assert report.tests is None
    assert report.table is not None


def test_names_of_a_broken_scenario_are_not_missed_in_its_tests(scenario: Path) -> None:
    """Where the states cannot be read, the tests are not blamed."""
    start, end = VALID.index("states:\n"), VALID.index("endings:\n")
    scenario.write_text(VALID[:start] + "states: []\n" + VALID[end:], encoding="utf-8")
    assert [problem.code for problem in check_file(scenario).problems] == ["MR203"]


def test_a_test_file_that_is_not_text_cannot_be_read(scenario: Path) -> None:
    """As for a scenario."""
    scenario.with_suffix(".test.yaml").write_bytes(b"\xff")
    with pytest.raises(CannotRead, match=r"file\.test\.yaml: is not UTF-8"):
        check_file(scenario)
