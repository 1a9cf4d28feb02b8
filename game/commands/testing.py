"""``test``: the outcome tests and properties beside scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from game import exit_codes
from game.checking import Report, check_file
from game.commands.output import complain, print_json, print_problems
from game.commands.progress import progress
from game.locations import NoSuchScenario, exists, find_scenario
from game.reports.cells import wrap
from game.reports.odds_text import percent
from game.scenario import CannotRead
from game.scenario.characters import clean
from game.scenario.siblings import test_file_of
from game.testing import Result
from game.testing.coverage import KINDS, Coverage, coverage, coverage_data
from game.testing.running import run_tests

WIDTH = 100


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one scenario's tests; ``error`` says why none were run."""

    file: str
    code: int
    error: str = ""
    results: list[Result] = field(default_factory=list)
    covered: Coverage | None = None


def test_scenarios(names: Sequence[str], *, coverage: bool, as_json: bool) -> int:
    """Run the tests of each scenario, print what came of them, and return the exit code."""
    outcomes = []
    for name in names:
        outcome = _test(name, with_coverage=coverage)
        outcomes.append(outcome)
        if not as_json:
            _print(outcome)
    if as_json:
        print_json(_data(outcomes))
    elif any(outcome.results for outcome in outcomes):
        click.echo(_count([one for outcome in outcomes for one in outcome.results]))
    return max(outcome.code for outcome in outcomes)


def _test(name: str, *, with_coverage: bool) -> _Outcome:
    try:
        path = find_scenario(name)
        report = check_file(path)  # first: a folder may have no name, and nothing beside it
        file = test_file_of(path) if not path.name.endswith(".test.yaml") else path
        if not exists(file):
            why = f"there are no tests for {path}: write {file.name} beside it"
            return _not_run(str(file), why)
    except (CannotRead, NoSuchScenario) as error:
        return _not_run(name, str(error))
    return _run(file, report, with_coverage=with_coverage)


def _not_run(file: str, why: str) -> _Outcome:
    complain(why)
    return _Outcome(file, exit_codes.USAGE, why)


def _run(file: Path, report: Report, *, with_coverage: bool) -> _Outcome:
    if report.table is None or report.tests is None:
        print_problems(report)
        wrong = next(problem.file for problem in report.problems if problem.is_error)
        return _Outcome(str(file), exit_codes.PROBLEMS, f"{wrong} has errors")
    scenario, tests = report.table.scenario, report.tests
    with progress(f"Testing {file.name}") as told:
        results = list(run_tests(scenario, tests, progress=told))
    code = exit_codes.FINE if all(one.passed for one in results) else exit_codes.PROBLEMS
    covered = coverage(report.table, tests.tests) if with_coverage else None
    return _Outcome(str(file), code, results=results, covered=covered)


def _print(outcome: _Outcome) -> None:
    if not outcome.results and outcome.covered is None:
        return
    failed = [one for one in outcome.results if not one.passed]
    click.echo(clean(f"{outcome.file}: {_count(outcome.results)}"))
    for one in failed:
        click.echo(clean(f"\n{outcome.file}:{one.line}: {one.kind}: {one.name}"))
        for line in one.message.split("\n"):
            for shown in wrap(clean(line), WIDTH, "  ", "    "):
                click.echo(shown)
        if one.counterexample is not None:
            click.echo(clean(f"  play: [{', '.join(one.counterexample)}]"))
    if failed:
        click.echo()
    if outcome.covered is not None:
        _print_coverage(outcome.covered)


def _print_coverage(covered: Coverage) -> None:
    click.echo(f"Outcome tests reach {percent(covered.share)} of it:")
    for kind in KINDS:
        count, missing = len(covered.there_is[kind]), covered.missing(kind)
        line = f"  {kind:<8}{count - len(missing):>4} of {count:<4}"
        for shown in wrap(f"not {', '.join(missing)}" if missing else "", WIDTH, line, " " * 20):
            click.echo(shown.rstrip())


def _count(results: Sequence[Result]) -> str:
    failed = sum(not one.passed for one in results)
    passed = f"{len(results) - failed} passed"
    return f"{failed} failed, {passed}" if failed else passed


def _data(outcomes: Sequence[_Outcome]) -> dict[str, object]:
    data: dict[str, object] = {
        "format": 1,
        "results": [
            {
                "file": outcome.file,
                "name": one.name,
                "kind": one.kind,
                "passed": one.passed,
                "message": one.message,
                "line": one.line,
                "counterexample": None if one.counterexample is None else list(one.counterexample),
            }
            for outcome in outcomes
            for one in outcome.results
        ],
    }
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if errors:
        data["error"] = "\n".join(errors)
    covered = {one.file: coverage_data(one.covered) for one in outcomes if one.covered is not None}
    return {**data, "coverage": covered} if covered else data
