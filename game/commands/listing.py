"""The list of scenarios, for where no screen can show it."""

from __future__ import annotations

from pathlib import Path

import click

from game import exit_codes
from game.locations import known_scenarios
from game.reports.cells import wrap
from game.reports.flat import flat, sentence
from game.rules import compile_scenario
from game.scenario import CannotRead, load
from game.scenario.characters import clean

WIDTH = 78


def list_scenarios() -> int:
    """Print the scenarios there are, and how to play one."""
    paths = known_scenarios()
    for path in paths:
        for line in _lines(path):
            click.echo(clean(line))
        click.echo()
    if paths:
        click.echo(f"Play one: measured-response play {paths[0].stem}")
    else:
        click.echo("There are no scenarios here. Play a file: measured-response play FILE.yaml")
    click.echo("All commands: measured-response --help")
    return exit_codes.FINE


def _lines(path: Path) -> list[str]:
    try:
        scenario = load(path).scenario
    except CannotRead as error:
        return [f"{path.stem}: {error}"]
    if scenario is None:
        return wrap(f"{path.stem}: has errors; measured-response check {path} shows them", WIDTH)
    table = compile_scenario(scenario)
    title, role, summary = (
        flat(table.render(prose, table.start))
        for prose in (scenario.title, scenario.role, scenario.summary)
    )
    lasts = f" About {scenario.minutes} minutes." if scenario.minutes else ""
    about = f"{sentence(title)} You are: {sentence(role)}{lasts} {summary}"
    return wrap(f"{path.stem}: {about}", WIDTH, rest="  ")
