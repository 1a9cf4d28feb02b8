"""Tests and properties written inside a test."""

from __future__ import annotations

from textwrap import dedent

from game.scenario import Problem, SourceText
from game.testing import Result, TestFile
from game.testing.reading import read_tests
from game.testing.running import run_tests
from tests.building import loaded, text_of


def read(states: str, tests: str) -> tuple[TestFile | None, list[Problem]]:
    """Read a test file of a story with these states."""
    return read_tests(loaded(text_of(states)), SourceText("story.test.yaml", dedent(tests)))


def run(states: str, tests: str) -> list[Result]:
    """Run the tests of a story; neither the story nor the tests may have an error."""
    scenario = loaded(text_of(states)).scenario
    assert scenario is not None
    found, problems = read(states, f"scenario: story.yaml\n{dedent(tests)}")
    assert found is not None, problems
    return list(run_tests(scenario, found))
