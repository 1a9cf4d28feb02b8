"""``author``: a scenario played while it is being written."""

from __future__ import annotations

from game import exit_codes
from game.commands.output import complain
from game.commands.request import has_screen
from game.locations import NoSuchScenario, find_scenario, is_file
from game.scenario.siblings import scenario_file_of


def rehearse(scenario: str) -> int:
    """Show a scenario to its author until they leave, and return the exit code."""
    try:
        path = scenario_file_of(find_scenario(scenario))
    except NoSuchScenario as error:
        complain(str(error))
        return exit_codes.USAGE
    if not is_file(path):
        complain(f"there is no file {path}; `measured-response new` writes one")
        return exit_codes.USAGE
    if not has_screen():
        complain("`author` needs a terminal with a full screen; use `check` and `play --plain`")
        return exit_codes.USAGE
    from game.tui import run_author

    return run_author(path)
