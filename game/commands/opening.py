"""Opening a scenario that is to be worked on: found, read, and checked."""

from __future__ import annotations

from game import exit_codes
from game.checking import check_file
from game.commands.output import complain, print_json, print_problems
from game.locations import NoSuchScenario, bundled_scenarios, find_scenario
from game.scenario import CannotRead
from game.scenario.model import Scenario


def open_scenario(name: str, *, as_json: bool) -> tuple[Scenario | None, int]:
    """Return the scenario that ``name`` means; or None, having said why, and the exit code.

    Args:
        name: a file, or the id of a known scenario.
        as_json: whether standard output must hold an object even then.
    """
    try:
        path = find_scenario(name)
        # What came with the program was worked through when the program was tested.
        report = check_file(path, with_tests=False, exact=path not in bundled_scenarios())
    except (CannotRead, NoSuchScenario) as error:
        complain(str(error))
        if as_json:
            print_json({"format": 1, "error": str(error)})
        return None, exit_codes.USAGE
    if report.table is not None:
        return report.table.scenario, exit_codes.FINE
    print_problems(report)
    if as_json:
        print_json({"format": 1, "error": f"{path} has errors"})
    return None, exit_codes.PROBLEMS
