"""``diff``: two versions of a scenario."""

from __future__ import annotations

import click

from game import exit_codes
from game.analysis.analysis import Analysis
from game.commands.opening import open_scenario
from game.commands.output import print_json
from game.commands.progress import progress
from game.reports.comparison import compare, comparison_data, comparison_text
from game.reports.exploration import explore
from game.rules import compile_scenario


def compare_scenarios(old: str, new: str, *, as_json: bool) -> int:
    """Print what is different between two versions, as text or as JSON."""
    explored = []
    for name in (old, new):
        scenario, code = open_scenario(name, as_json=as_json)
        if scenario is None:
            return code
        with progress(f"Looking at what can happen in {name}") as told:
            analysis = Analysis(compile_scenario(scenario, prose=False), progress=told)
            explored.append(explore(analysis, with_dominated=False))
    found = compare(*explored)
    if as_json:
        print_json(comparison_data(found))
    else:
        click.echo(comparison_text(found))
    return exit_codes.FINE
