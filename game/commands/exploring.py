"""``explore``: everything that can happen in a scenario."""

from __future__ import annotations

from collections.abc import Sequence

import click

from game import exit_codes
from game.analysis.analysis import Analysis
from game.commands.opening import open_scenario
from game.commands.output import complain, print_json
from game.commands.progress import progress
from game.reports.exploration import exploration_data, explore
from game.reports.exploration_text import exploration_text
from game.rules import PlayError, compile_scenario
from game.scenario.model import Scenario
from game.scenario.names import did_you_mean


def explore_scenario(name: str, choosing: Sequence[str], limit: int, *, as_json: bool) -> int:
    """Print what can happen, as text or as JSON.

    Args:
        name: the scenario's file or id.
        choosing: options that are always taken where they are on offer, as ``state.option``.
        limit: how many situations may be held.
        as_json: for programs.
    """
    scenario, code = open_scenario(name, as_json=as_json)
    if scenario is None:
        return code
    fixed = _choices(scenario, choosing)
    with progress("Looking at what can happen") as told:
        analysis = Analysis(compile_scenario(scenario, prose=False), limit, told)
        try:
            found = explore(analysis, fixed)
        except PlayError as error:  # a random game that never ended
            complain(str(error))
            if as_json:
                print_json({"format": 1, "error": str(error)})
            return exit_codes.PROBLEMS
    if as_json:
        print_json(exploration_data(found))
    else:
        click.echo(exploration_text(found))
    return exit_codes.FINE


def _choices(scenario: Scenario, choosing: Sequence[str]) -> dict[str, str]:
    """Return state -> option.

    Raises:
        click.UsageError: for an option that there is not, or a state named twice.
    """
    known = [f"{name}.{one}" for name, state in scenario.states.items() for one in state.options]
    found: dict[str, str] = {}
    for choice in choosing:
        state, _, option = choice.partition(".")
        if choice not in known:
            hint = did_you_mean(choice, known)
            raise click.UsageError(
                f"There is no `{choice}` (--choosing takes state.option) in {scenario.id}; {hint}"
            )
        if state in found:
            raise click.UsageError(f"--choosing names `{state}` twice.")
        found[state] = option
    return found
