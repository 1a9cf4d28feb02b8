"""Outcome tests: the ``.test.yaml`` file and its runner."""

from game.testing.model import OutcomeTest, TestFile
from game.testing.properties import PropertyRunner
from game.testing.reading import load_tests, read_tests
from game.testing.results import Result
from game.testing.running import run_test, run_tests

__all__ = [
    "OutcomeTest",
    "PropertyRunner",
    "Result",
    "TestFile",
    "load_tests",
    "read_tests",
    "run_test",
    "run_tests",
]
