"""``graph``: the state machine as a picture, or as text that draws one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from game import exit_codes
from game.commands.opening import open_scenario
from game.commands.output import complain, wrote
from game.play import Playthrough
from game.reports.diagram_text import dot, mermaid
from game.reports.diagrams import diagram
from game.rules import PlayError, compile_scenario
from game.scenario.model import Scenario
from game.writing import write

_TEXTS = {".mmd": mermaid, ".mermaid": mermaid, ".md": mermaid, ".dot": dot, ".gv": dot}
_PICTURES = (".svg", ".png")
_PATIENCE = 120
"""Seconds that Graphviz may take."""


def draw_scenario(name: str, output: str | None, lit: str | None) -> int:
    """Draw a scenario to a file, or as Mermaid to standard output.

    Args:
        name: the scenario's file or id.
        output: the file; the end of its name says how to draw.
        lit: play steps, separated by commas, whose way is lit.
    """
    suffix = Path(output).suffix.lower() if output is not None else ".mmd"
    if suffix not in (*_TEXTS, *_PICTURES):
        raise click.UsageError(
            f"`{output}` does not say how to draw: name a file .mmd, .dot, .svg or .png."
        )
    scenario, code = open_scenario(name, as_json=False)
    if scenario is None:
        return code
    try:
        drawn = _text(scenario, suffix, lit)
    except PlayError as error:
        complain(str(error))
        return exit_codes.PROBLEMS
    if output is None:
        click.echo(drawn, nl=False)
        return exit_codes.FINE
    try:
        return _write(drawn, Path(output), suffix)
    except OSError as error:
        complain(f"{output} could not be written: {error.strerror}.")
        return exit_codes.USAGE


def _text(scenario: Scenario, suffix: str, lit: str | None) -> str:
    table = compile_scenario(scenario)
    plays = [step.strip() for step in (lit or "").split(",") if step.strip()]
    steps = Playthrough(table, 0, plays).steps if plays else ()
    drawn = _TEXTS.get(suffix, dot)(diagram(table, steps))
    return f"```mermaid\n{drawn}```\n" if suffix == ".md" else drawn


def _write(drawn: str, path: Path, suffix: str) -> int:
    if suffix not in _PICTURES:
        write(path, drawn)
        wrote(path)
        return exit_codes.FINE
    program = shutil.which("dot")
    if program is None:
        complain(
            f"{path.suffix[1:].upper()} is drawn by Graphviz, and there is no `dot` here. Install "
            f"Graphviz (https://graphviz.org/download/), or write {path.with_suffix('.mmd').name} "
            "or .dot instead."
        )
        return exit_codes.PROBLEMS
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and the graph goes in by standard input
            [program, f"-T{suffix[1:]}"],
            input=drawn.encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        complain(f"Graphviz did not finish within {_PATIENCE} seconds.")
        return exit_codes.PROBLEMS
    if done.returncode:
        complain(f"Graphviz could not draw it: {done.stderr.decode(errors='replace').strip()}")
        return exit_codes.PROBLEMS
    write(path, done.stdout)
    wrote(path)
    return exit_codes.FINE
