"""The scenarios that are shipped: every outcome test of theirs, and every ending reached."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.rules import Table, compile_scenario
from game.scenario import load
from game.testing import OutcomeTest, TestFile, load_tests
from game.testing.running import run_test

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FILES = sorted(SCENARIOS.glob("*.test.yaml"))


@cache
def read_file(path: Path) -> tuple[Table, TestFile]:
    """Return the tests in a file, with the table they run on."""
    scenario = load(path.with_name(path.name.replace(".test.yaml", ".yaml")))
    assert scenario.scenario is not None, scenario.problems
    tests, problems = load_tests(scenario, path)
    assert tests is not None, problems
    return compile_scenario(scenario.scenario, tests.conditions), tests


def every_test() -> list[tuple[Path, str]]:
    """Return each test by its file and name, without failing where a file has errors."""
    found = []
    for path in FILES:
        scenario = load(path.with_name(path.name.replace(".test.yaml", ".yaml")))
        tests, _ = load_tests(scenario, path)
        found += [(path, test.name) for test in tests.tests] if tests is not None else []
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_has_no_errors(path: Path) -> None:
    """Its tests can be read, and there are some."""
    _, tests = read_file(path)
    assert tests.tests


@pytest.mark.parametrize(("path", "name"), every_test())
def test_outcome(path: Path, name: str) -> None:
    """The outcome test passes."""
    table, tests = read_file(path)
    test = next(one for one in tests.tests if one.name == name)
    result = run_test(table, test)
    assert result.passed, result.message


def test_every_ending_of_erbil_is_reached() -> None:
    """The tests that name one ending name each of them."""
    table, tests = read_file(SCENARIOS / "erbil_2021.test.yaml")
    named = {str(one.endings[0]) for one in tests.tests if _expects_one(one)}
    assert named == set(table.scenario.endings)
    assert len(named) >= 6


def _expects_one(test: OutcomeTest) -> bool:
    return len(test.endings) == 1 and test.xfail is None


def test_there_is_something_to_test() -> None:
    """The scenarios were found where they are."""
    assert SCENARIOS / "erbil_2021.test.yaml" in FILES
