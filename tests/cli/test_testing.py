"""``test``: outcome tests and properties, and what they reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import call, process
from tests.stories import COIN, ROUND, written

GOOD = """\
tests:
  - {name: Staying is safe, play: safe, expect: {ending: home}}
properties:
  - {name: A storm may come, reachable: ending == lost}
"""
BAD = """\
tests:
  - {name: Staying is safe, play: safe, expect: {ending: home}}
  - {name: Risking it is too, play: risk, expect: {ending: home}}
properties:
  - {name: The heat never rises, never: heat > 1}
"""


def test_all_is_well(tmp_path: Path) -> None:
    """One line for a file in which all pass, one that counts, and exit code 0."""
    done = call("test", written(tmp_path, COIN, GOOD))
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "2 passed"


def test_failures_have_a_line_a_message_and_a_play(tmp_path: Path) -> None:
    """Each failure says where its test stands, what came, and a play that shows it."""
    done = call("test", written(tmp_path, COIN, BAD))
    assert done.exit_code == 1
    assert "small.test.yaml:4: test: Risking it is too" in done.output
    assert "expected the ending `home`, and came to the ending `lost`" in done.output
    assert "play: [risk/storm]" in done.output
    assert done.output.splitlines()[-1] == "2 failed, 1 passed"


def test_json(tmp_path: Path) -> None:
    """Every result is an object, with a counterexample where there is one."""
    done = call("test", written(tmp_path, COIN, BAD), "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["format"] == 1
    assert [one["passed"] for one in found["results"]] == [True, False, False]
    assert [one["kind"] for one in found["results"]] == ["test", "test", "never"]
    assert found["results"][0]["counterexample"] is None
    assert found["results"][2]["counterexample"] == ["risk/storm"]
    assert found["results"][1]["line"] == 4
    assert found["results"][0]["message"] == ""


def test_json_says_why_nothing_was_tested(tmp_path: Path) -> None:
    """A missing file, a scenario without tests and one with errors each get a line of `error`."""
    none, untested = str(tmp_path / "none.yaml"), tmp_path / "untested.yaml"
    untested.write_text(COIN, encoding="utf-8")
    wrong = written(tmp_path, COIN, "tests: 3")
    done = call("test", none, str(untested), wrong, "--json")
    assert done.exit_code == 2
    found = json.loads(done.stdout)
    assert found["results"] == []
    missing, no_tests, errors = found["error"].split("\n")
    assert none in missing
    assert no_tests.startswith(f"there are no tests for {untested}")
    assert errors == f"{wrong.removesuffix('.yaml')}.test.yaml has errors"


def test_many_files(tmp_path: Path) -> None:
    """The worst of them decides the exit code."""
    good = written(tmp_path, COIN, GOOD, "good")
    bad = written(tmp_path, COIN, BAD, "bad")
    assert call("test", good, good).exit_code == 0
    assert call("test", good, bad).exit_code == 1
    assert call("test", bad, str(tmp_path / "none.yaml")).exit_code == 2


@pytest.mark.parametrize("name", ["small.yaml", "small.test.yaml"])
def test_either_file_can_be_named(tmp_path: Path, name: str) -> None:
    """The scenario, or its tests: both stand for both."""
    written(tmp_path, COIN, GOOD)
    assert call("test", str(tmp_path / name)).exit_code == 0


def test_a_scenario_without_tests(tmp_path: Path) -> None:
    """There is no file to be opened, so the exit code is 2, and the file to write is named."""
    done = process("test", written(tmp_path, COIN))
    assert done.returncode == 2
    assert "small.test.yaml" in done.stderr


def test_a_test_file_with_errors(tmp_path: Path) -> None:
    """Its problems are shown, and the exit code is 1."""
    done = process("test", written(tmp_path, COIN, GOOD.replace("ending: home", "ending: hom")))
    assert done.returncode == 1
    assert "hom" in done.stderr


def test_coverage_takes_every_open_draw(tmp_path: Path) -> None:
    """A play that leaves a draw open reaches all that it can bring; properties reach nothing."""
    tests = "tests:\n  - {name: A, play: risk, expect: {ending: [home, lost]}}\n"
    done = call("test", written(tmp_path, COIN, tests), "--coverage", "--json")
    (found,) = json.loads(done.stdout)["coverage"].values()
    assert found["of"] == {"states": 1, "options": 2, "draws": 2, "cases": 0, "endings": 2}
    assert found["missing"] == {
        "states": [],
        "options": ["here.safe"],
        "draws": [],
        "cases": [],
        "endings": [],
    }
    assert found["share"] == pytest.approx(6 / 7)


def test_coverage_of_cases_and_fixed_draws(tmp_path: Path) -> None:
    """A draw that is fixed reaches nothing but itself; cases are counted from 1."""
    tests = "tests:\n  - {name: A, play: [again/goes_on, leave], expect: {ending: home}}\n"
    path = written(tmp_path, ROUND, tests)
    done = call("test", path, "--coverage", "--json")
    (found,) = json.loads(done.stdout)["coverage"].values()
    assert found["missing"]["cases"] == ["here.again/1"]
    assert found["missing"]["draws"] == ["here.again/2/stops"]
    assert found["missing"]["endings"] == ["lost"]
    told = call("test", path, "--coverage").output
    assert "not here.again/2/stops" in told
