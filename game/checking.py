"""Everything that can be said about a scenario file and the tests beside it, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.locations import exists
from game.rules import Table, compile_scenario
from game.scenario import Loaded, Problem, Scenario, load
from game.scenario.collecting import collector_paused
from game.scenario.linting.allowances import without_allowed
from game.scenario.problems import Problems, in_order
from game.scenario.siblings import scenario_file_of, test_file_of
from game.scenario.source import read_source

if TYPE_CHECKING:
    from game.testing import TestFile


@dataclass(frozen=True)
class Report:
    """What was found.

    Attributes:
        problems: of the scenario and of its test file, in order.
        scenario: None where it has errors.
        tests: from the file beside it; None where there is none or it has errors.
        lines: of each file read, for excerpts.
    """

    problems: list[Problem]
    scenario: Scenario | None
    tests: TestFile | None
    lines: dict[str, list[str]]

    @cached_property
    def table(self) -> Table | None:
        """The scenario compiled for play, when first asked for; None where it has errors."""
        if self.scenario is None:
            return None
        return compile_scenario(self.scenario, self.tests.conditions if self.tests else ())

    @property
    def has_errors(self) -> bool:
        """Whether anything stops play or tests."""
        return any(problem.is_error for problem in self.problems)


def check_file(
    path: str | Path, *, with_tests: bool = True, exact: bool = True, doubts: int | None = None
) -> Report:
    """Check a scenario file.

    Args:
        path: of the scenario, or of its tests.
        with_tests: whether the test file beside it is checked too.
        exact: whether to work out that every playthrough ends and always has something on
            offer, and that history can be played; left out where that was done before.
        doubts: where it is a number, look also for what is allowed and yet hardly meant; with
            ``exact``, in so many situations at most.

    Raises:
        CannotRead: if a file cannot be opened or decoded.
    """
    with collector_paused():
        return _check(scenario_file_of(path), with_tests=with_tests, exact=exact, doubts=doubts)


def _check(path: Path, *, with_tests: bool, exact: bool, doubts: int | None) -> Report:
    loaded = load(path)
    problems = list(loaded.problems)
    lines = {loaded.source.name: loaded.lines}
    tests = None
    test_path = test_file_of(path)
    if with_tests and exists(test_path):
        # Imported where needed: playing a scenario that was checked before should start at once.
        from game.testing import read_tests

        source = read_source(test_path)
        tests, found = read_tests(loaded, source)
        problems += found
        lines[source.name] = source.lines
    scenario = loaded.scenario
    if scenario is not None:
        if exact:
            more = _check_exactly(scenario, loaded.source.name, doubts)
            problems += more.found
            scenario = None if more.any_errors else scenario
        if doubts is not None:
            problems += _doubts(loaded)
            if with_tests and not exists(test_path):
                problems.append(_no_tests(loaded, test_path))
    # What a file allows is looked up in that file.
    found = [
        problem
        for name, its in lines.items()
        for problem in without_allowed((one for one in problems if one.file == name), its)
    ]
    return Report(_sorted(found, loaded.source.name), scenario, tests, lines)


def _check_exactly(scenario: Scenario, name: str, doubts: int | None) -> Problems:
    from game.analysis import check_history, check_soundness

    problems = Problems(name)
    table = compile_scenario(scenario, prose=False)
    check_soundness(table, problems)
    check_history(table, problems)
    if doubts is not None and not problems.any_errors:
        from game.analysis.doubts import check_doubts

        check_doubts(table, problems, doubts)
    return problems


def _doubts(loaded: Loaded) -> list[Problem]:
    from game.scenario.linting.lint import lint

    return lint(loaded)


def _no_tests(loaded: Loaded, path: Path) -> Problem:
    assert loaded.scenario is not None  # nothing is doubted where there are errors
    message = f"no tests stand beside this scenario, in `{path.name}`"
    hint = "write one test at least, so that a change that breaks the story is noticed"
    span = loaded.scenario.id.span
    return Problem("MR851", message, span, hint, "warning", loaded.source.name)


def _sorted(problems: list[Problem], first: str) -> list[Problem]:
    """The scenario's problems before those of its tests, each in the order of its file."""
    return sorted(in_order(problems), key=lambda problem: problem.file != first)
