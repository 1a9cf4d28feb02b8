"""Outcome tests: the ``.test.yaml`` file and its runner."""

from game.testing.model import OutcomeTest, TestFile
from game.testing.reading import load_tests, scenario_file_of, test_file_of
from game.testing.running import Result, run_test

__all__ = [
    "OutcomeTest",
    "Result",
    "TestFile",
    "load_tests",
    "run_test",
    "scenario_file_of",
    "test_file_of",
]
