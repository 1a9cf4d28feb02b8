"""``play``: one game, on the full screen, line by line, or as a record for machines."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

import click

from game import exit_codes, terminal
from game.checking import Report, check_file
from game.commands.lately import listed_scenarios, remember
from game.commands.output import complain, print_json, print_problems
from game.commands.request import SEEDS, Request, has_screen
from game.commands.resuming import (
    CannotResume,
    open_saves,
    open_store,
    resume,
    saved_game,
    scenario_of,
)
from game.locations import (
    NoSuchScenario,
    bundled_scenarios,
    find_scenario,
    is_folder,
    known_scenarios,
)
from game.play import PlayError, Playthrough
from game.play.saves import Store
from game.reports.record import FORMAT, playthrough_data
from game.rules import Table
from game.scenario import CannotRead
from game.tui import Launch
from game.writing import replacing, try_writing


def open_list(seed: int | None = None, *, plain: bool = False) -> int:
    """Open the list of scenarios: on the full screen, line by line, or printed into a pipe."""
    if not plain and has_screen():
        from game.tui import run

        store, notice = open_store()
        scenarios = listed_scenarios(store)
        return run(Launch(scenarios=scenarios, seed=seed, store=store, notice=notice))
    from game.plain.shelf import choose_one, print_list, read_list

    if not terminal.is_live():
        print_list(read_list(known_scenarios(), None), sys.stdout)
        return exit_codes.FINE
    if not plain:
        _say_why_plain()
    store, notice = open_store()
    listed = read_list(listed_scenarios(store), store)
    chosen = choose_one(listed, sys.stdin, sys.stdout, notice)
    if chosen is None:
        return exit_codes.FINE
    # A saved game keeps the seed it was begun with.
    drawn = seed if chosen.save is None else None
    return play(Request(str(chosen.path), seed=drawn, resume=chosen.save, plain=True))


def play(request: Request) -> int:
    """Do what was asked, and return the exit code."""
    _refuse_contradictions(request)
    if request.scenario is None and request.resume is None:
        if request.choose is not None or request.as_json:
            raise click.UsageError("Name the scenario to be played.")
        return open_list(request.seed, plain=request.plain)
    try:
        path = scenario_of(request.resume) if request.scenario is None else request.scenario
        return _play_file(request, find_scenario(path))
    except (CannotRead, NoSuchScenario, CannotResume) as error:
        complain(str(error))
        if request.as_json:
            print_json({"format": FORMAT, "error": str(error)})
        return exit_codes.USAGE


def _refuse_contradictions(request: Request) -> None:
    if request.resume is not None and not request.is_kept:
        raise click.UsageError("--resume goes on with a saved game; leave out --choose and --json.")
    if request.resume is not None and request.seed is not None:
        raise click.UsageError("A saved game keeps the seed it was begun with; leave out --seed.")
    if request.debrief is not None:
        path = Path(request.debrief)
        if path.suffix.lower() not in {".md", ".html"}:
            raise click.UsageError("Name a file.md for a debrief in Markdown, or a file.html.")
        if not is_folder(path.parent):
            raise click.UsageError(f"There is no folder {path.parent} to write the debrief to.")
        try:
            try_writing(path)
        except OSError as error:
            raise click.UsageError(_not_written(path, error)) from error


def _not_written(file: str | Path, error: OSError) -> str:
    return f"The debrief could not be written to {file}: {error.strerror}."


def checked(path: Path) -> Report:
    """Return what was found in a scenario that is to be played.

    Raises:
        CannotRead: if it cannot be opened or decoded.
    """
    # What came with the program was worked through when the program was tested.
    return check_file(path, with_tests=False, exact=path not in bundled_scenarios())


def _play_file(request: Request, path: Path) -> int:
    report = checked(path)
    if report.table is None:
        print_problems(report)
        if request.as_json:
            print_json({"format": FORMAT, "error": f"{path} has errors"})
        return exit_codes.PROBLEMS
    try:
        return _play_table(request, report.table)
    except PlayError as error:
        complain(str(error))
        if request.as_json:
            refused = {"error": str(error), "step": error.step, "offered": list(error.offered)}
            print_json({"format": FORMAT, **refused})
        return exit_codes.PROBLEMS


def _play_table(request: Request, table: Table) -> int:
    store: Store | None
    if request.resume is not None:
        store = open_saves()
        save = saved_game(store, request.resume, table.scenario.id)
        playthrough, notice = resume(store, save, table)
    else:
        store, notice = open_store() if request.is_kept else (None, "")
        seed = secrets.randbelow(SEEDS) if request.seed is None else request.seed
        playthrough = Playthrough(table, seed, request.steps)
    remember(store, table.scenario.file)
    code = exit_codes.FINE
    if request.as_json:
        print_json(playthrough_data(playthrough))
    elif request.on_screen:
        from game.tui import run

        code = run(Launch(playthrough, listed_scenarios(store), store=store, notice=notice))
    else:
        from game.plain import run as run_plain

        if not request.plain:
            _say_why_plain()
        run_plain(playthrough, sys.stdin, sys.stdout, store=store, notice=notice)
    return code or _write_debrief(request, playthrough, store)


def _say_why_plain() -> None:
    """Tell somebody who sits there why the game comes line by line, though nobody asked for it."""
    if not sys.stdin.isatty():
        return
    if sys.stdout.isatty():
        why = f"this terminal (TERM={terminal.name()}) cannot show the full screen"
    else:
        why = "standard output is no terminal"
    complain(f"{why}, so the game comes line by line.")


def _write_debrief(request: Request, playthrough: Playthrough, store: Store | None) -> int:
    if request.debrief is None:
        return exit_codes.FINE
    if not playthrough.is_over:
        complain("The game is not over, so no debrief was written.")
        return exit_codes.PROBLEMS if request.as_json else exit_codes.FINE
    from game.analysis.keeping import ANALYSES
    from game.commands.progress import progress
    from game.reports.assumptions import what_if
    from game.reports.chances import chances
    from game.reports.debrief import build
    from game.reports.html.debrief import debrief_html
    from game.reports.markdown import debrief_markdown

    try:
        with replacing(request.debrief) as stream:
            with progress("Working out what could have been") as told:
                could = chances(playthrough, ANALYSES.of(playthrough.scenario, told))
            debrief, hung_on = build(playthrough), what_if(playthrough)
            if Path(request.debrief).suffix.lower() == ".html":
                text = debrief_html(debrief, playthrough.scenario.language, could, hung_on)
            else:
                text = debrief_markdown(debrief, could, hung_on)
            stream.write(text.encode())
    except OSError as error:
        save = None if store is None else store.id_of(playthrough)
        again = f" Elsewhere: measured-response play --resume={save} --debrief FILE" if save else ""
        complain(_not_written(request.debrief, error) + again)
        return exit_codes.USAGE
    return exit_codes.FINE
