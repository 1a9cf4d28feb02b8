"""``packet``: the instructor's guide and the student handout, as one page to be printed."""

from __future__ import annotations

from pathlib import Path

import click

from game import exit_codes
from game.commands.opening import open_scenario
from game.commands.output import complain, wrote
from game.locations import is_folder
from game.scenario.model import Scenario
from game.writing import replacing


def print_packet(name: str, output: str) -> int:
    """Write a scenario's packet.

    Args:
        name: the scenario's file or id.
        output: the file, whose name ends in .html.

    Raises:
        click.UsageError: if it cannot be told how to write that file, or there is no such folder.
    """
    file = Path(output)
    if file.suffix.lower() not in {".html", ".htm"}:
        raise click.UsageError("The packet is a page of HTML: name a file.html.")
    if not is_folder(file.parent):
        raise click.UsageError(f"There is no folder {file.parent} to write the packet to.")
    scenario, code = open_scenario(name, as_json=False)
    if scenario is None:
        return code
    from game.rules import PlayError

    try:
        with replacing(file) as stream:
            stream.write(_page(scenario, name).encode())
    except PlayError as error:  # a random game that never ended
        complain(str(error))
        return exit_codes.PROBLEMS
    except OSError as error:
        complain(f"The packet could not be written to {output}: {error.strerror}.")
        return exit_codes.USAGE
    wrote(output)
    return exit_codes.FINE


def _page(scenario: Scenario, name: str) -> str:
    from game.analysis.analysis import Analysis
    from game.analysis.sensitivity import swings
    from game.commands.progress import progress
    from game.reports.exploration import explore
    from game.reports.html.packet.page import packet_html
    from game.reports.packet.document import build
    from game.rules import compile_scenario

    with progress("Looking at what can happen") as told:
        analysis = Analysis(compile_scenario(scenario, prose=False), progress=told)
        found = explore(analysis, with_dominated=False)
    with progress("Trying other assumptions") as told:
        moved = swings(analysis, found.situations, told) if found.exact else None
    return packet_html(build(compile_scenario(scenario), found, moved, name))
