"""Outcome tests: the ``.test.yaml`` file, read here, and run in :mod:`game.testing.running`.

Checking a file reads its tests without running them, and need not load what that takes.
"""

from game.testing.model import OutcomeTest, TestFile
from game.testing.reading import load_tests, read_tests
from game.testing.results import Result

__all__ = ["OutcomeTest", "Result", "TestFile", "load_tests", "read_tests"]
