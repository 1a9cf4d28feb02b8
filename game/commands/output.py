"""Printing for machines, and complaints for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from game.checking import Report
from game.reports.problems import count_text, problem_text
from game.scenario.characters import clean

LONGEST_MESSAGE = 4_000
"""Characters. What is longer quotes a name out of a hostile file."""


def print_json(data: Mapping[str, object]) -> None:
    """Print one JSON object, which is all that standard output holds.

    In ASCII: no message that quotes a file can drive the terminal it is shown on.
    """
    click.echo(json.dumps(data, indent=2))


def wrote(file: str | Path) -> None:
    """Say that a file was written, to whoever wonders whether anything happened."""
    click.echo(clean(f"Wrote {file}."))


def complain(message: str) -> None:
    """Print a message for the user on standard error; of a very long one, its two ends."""
    if len(message) > LONGEST_MESSAGE:
        half = LONGEST_MESSAGE // 2
        message = f"{message[:half]} … {message[-half:]}"
    click.echo(f"measured-response: {clean(message)}", err=True)


def print_problems(report: Report) -> None:
    """Print what stops a scenario from being played, on standard error."""
    errors = [problem for problem in report.problems if problem.is_error]
    for problem in errors:
        click.echo(problem_text(problem, report.lines.get(problem.file, [])), err=True)
        click.echo(err=True)
    click.echo(count_text(errors, 1), err=True)
