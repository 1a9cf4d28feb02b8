"""The pytest plugin: every outcome test and property of a ``*.test.yaml`` is an item.

Registered as an entry point, so it is loaded by every pytest run: nothing of the game is imported
before such a file is collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from game.checking import Report
    from game.testing.model import OutcomeTest, Property
    from game.testing.results import Result

SUFFIX = ".test.yaml"
MARKER = "scenario"
"""Selects them: ``pytest -m scenario``."""


class Failed(Exception):
    """An outcome test or a property does not hold, or a file has problems."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known that every item carries."""
    config.addinivalue_line("markers", f"{MARKER}: an outcome test or property of a scenario")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the test files of scenarios."""
    if file_path.name.endswith(SUFFIX):
        return ScenarioTests.from_parent(parent, path=file_path)
    return None


class ScenarioTests(pytest.File):
    """One ``NAME.test.yaml``, with the scenario beside it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each test and property; for a file with errors, one that shows them."""
        from game.scenario import CannotRead

        try:
            report = self.report
        except CannotRead as error:
            yield Problems.from_parent(self, name="problems", told=str(error))
            return
        if report.table is None or report.tests is None:
            yield Problems.from_parent(self, name="problems", told=_told(report))
            return
        for one in (*report.tests.tests, *report.tests.properties):
            yield ScenarioItem.from_parent(self, name=one.name, what=one)

    @cached_property
    def report(self) -> Report:
        """What was read."""
        from game.checking import check_file

        return check_file(self.path)

    @cached_property
    def runner(self) -> Any:
        """What decides properties; made once, as they share most of the work."""
        from game.testing.properties import PropertyRunner

        table, tests = self.report.table, self.report.tests
        assert table is not None  # else there were no items
        assert tests is not None
        return PropertyRunner(table.scenario, together=tests.properties)


class ScenarioItem(pytest.Item):
    """One outcome test or property."""

    def __init__(self, *, what: OutcomeTest | Property, **rest: Any) -> None:
        super().__init__(**rest)
        self._what = what
        self.add_marker(MARKER)

    def runtest(self) -> None:
        """Decide it.

        Raises:
            Failed: where it does not hold.
        """
        result = self._result()
        if result.passed:
            return
        play = result.counterexample
        raise Failed(result.message + ("" if play is None else f"\nplay: [{', '.join(play)}]"))

    def _result(self) -> Result:
        from game.testing import OutcomeTest
        from game.testing.running import run_test

        assert isinstance(self.parent, ScenarioTests)
        if not isinstance(self._what, OutcomeTest):
            found: Result = self.parent.runner.run(self._what)
            return found
        table = self.parent.report.table
        assert table is not None  # else there were no items
        return run_test(table, self._what)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what was expected and what came, without a traceback."""
        if isinstance(excinfo.value, Failed):
            return f"{self.path}:{self._what.span.line}: {self.name}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where it stands; lines count from 0 here."""
        return self.path, self._what.span.line - 1, self.name


class Problems(pytest.Item):
    """A file that cannot be tested: it fails with the problems."""

    def __init__(self, *, told: str, **rest: Any) -> None:
        super().__init__(**rest)
        self._told = told
        self.add_marker(MARKER)

    def runtest(self) -> None:
        """Fail.

        Raises:
            Failed: always.
        """
        raise Failed(self._told)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the problems, without a traceback."""
        if isinstance(excinfo.value, Failed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where it stands."""
        return self.path, 0, self.name


def _told(report: Report) -> str:
    lines = []
    for one in report.problems:
        if one.is_error:
            lines.append(
                f"{one.file}:{one.span.line}:{one.span.column}: "
                f"{one.severity}[{one.code}] {one.message}"
            )
            if one.hint:
                lines.append(f"  help: {one.hint}")
    return "\n".join(lines)
