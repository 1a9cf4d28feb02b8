"""``check``: every problem in the files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from game import exit_codes, terminal
from game.checking import Report, check_file
from game.commands.output import complain, print_json
from game.locations import NoSuchScenario, find_scenario
from game.reports.problems import (
    Paint,
    count_text,
    plainly,
    problem_command,
    problem_data,
    problem_text,
)
from game.scenario import CannotRead, Problem
from game.scenario.siblings import scenario_file_of

FEW, MANY = 2_000, 100_000
"""In how many situations doubts are looked for: in passing, and with ``--strict``."""

_COLOURS = {"error": "red", "warning": "yellow", "caret": "red", "hint": "cyan"}


def check(scenarios: Sequence[str], style: str, *, strict: bool) -> int:
    """Check files and print what was found in the given style: text, json or github."""
    reports, unread = _reports(scenarios, MANY if strict else FEW)
    problems = [problem for report in reports for problem in report.problems]
    match style:
        case "json":
            data = {"format": 1, "problems": [problem_data(one) for one in problems]}
            print_json({**data, "error": "\n".join(unread)} if unread else data)
        case "github":
            for problem in problems:
                click.echo(problem_command(problem))
        case _:
            _print(reports, problems)
    if unread:
        return exit_codes.USAGE
    failed = bool(problems) if strict else any(problem.is_error for problem in problems)
    return exit_codes.PROBLEMS if failed else exit_codes.FINE


def explain(code: str) -> int:
    """Print what a code means, with a wrong sample and its right twin."""
    # Imported here: the catalogue is read by whoever asks for it, and by no check.
    from game.reports.catalogue import explanation
    from game.scenario.catalogue import entries

    entry = entries().get(code.upper())
    if entry is None:
        near = get_close_matches(code.upper(), entries(), n=1)
        hint = f"; did you mean {near[0]}?" if near else ", such as MR111"
        complain(f"there is no problem `{code}`: a code is MR and three digits{hint}")
        return exit_codes.USAGE
    click.echo(explanation(entry, colours(sys.stdout.isatty())))
    return exit_codes.FINE


def _reports(scenarios: Sequence[str], situations: int) -> tuple[list[Report], list[str]]:
    """Return what was found in each file that can be read, and why the others cannot."""
    reports, unread = [], []
    for name in scenarios:
        try:
            path = find_scenario(name)
            reports.append(check_file(path, doubts=situations))
            _remember(path)
        except (CannotRead, NoSuchScenario) as error:
            complain(str(error))
            unread.append(str(error))
    return reports, unread


def _remember(path: Path) -> None:
    """Remember that somebody at a terminal checked a file; what machines check leaves no trace."""
    if sys.stdout.isatty():
        # The saves are opened for this alone.
        from game.commands.lately import remember_once

        remember_once(scenario_file_of(path))


def _print(reports: Sequence[Report], problems: Sequence[Problem]) -> None:
    paint = colours(sys.stdout.isatty())
    for report in reports:
        for problem in report.problems:
            click.echo(problem_text(problem, report.lines.get(problem.file, []), paint))
            click.echo()
    if reports:
        click.echo(count_text(problems, len(reports)))


def colours(is_terminal: bool) -> Paint:
    """Return how to colour problems: not at all in pipes, and where ``NO_COLOR`` is set."""
    if not is_terminal or os.environ.get("NO_COLOR") or not terminal.has_colours():
        return plainly
    return lambda text, what: click.style(text, fg=_COLOURS[what], bold=True)
