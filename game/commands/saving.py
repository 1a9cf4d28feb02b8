"""``saves``: the games that were kept, their way out and back in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from game import exit_codes
from game.checking import check_file
from game.commands.output import complain, print_json, print_problems, wrote
from game.locations import NoSuchScenario, find_scenario
from game.play import Journal, JournalError, replay
from game.play.saves import Save, SaveError, Store
from game.reports.english import counted
from game.scenario import CannotRead
from game.scenario.characters import clean
from game.scenario.limits import FILE_BYTES
from game.scenario.names import why_no_identifier
from game.scenario.source import read_source
from game.writing import write

_Given = ParamSpec("_Given")
_RESUME = "measured-response play --resume"
_IMPORT = "name its file: measured-response saves import {} SCENARIO"


def _explained(command: Callable[_Given, int]) -> Callable[_Given, int]:
    """Turn what a user can do nothing about into a message and its exit code."""

    @wraps(command)
    def explained(*args: _Given.args, **kwargs: _Given.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except (CannotRead, NoSuchScenario, SaveError) as error:
            complain(str(error))
            return exit_codes.USAGE

    return explained


def _store() -> Store:
    """Open the saves, and say what has to be said about them."""
    store = Store.open()
    if store.notice:
        complain(store.notice)
    return store


@_explained
def list_saves(*, as_json: bool) -> int:
    """Print the saved games, newest first."""
    try:
        saves = _store().all()
    except SaveError as error:
        if as_json:
            print_json({"format": 1, "error": str(error)})
        raise
    if as_json:
        print_json({"format": 1, "saves": [_data(save) for save in saves]})
    else:
        _print(saves)
    return exit_codes.FINE


@_explained
def export_save(save_id: str, file: str | None) -> int:
    """Write a saved game to a file, or to standard output."""
    save = _store().get(save_id)
    if save is None:
        return _no_such_save(save_id)
    text = save.journal.to_json() + "\n"
    if file is None:
        click.echo(text, nl=False)
        return exit_codes.FINE
    try:
        write(file, text)
    except OSError as error:
        complain(f"{file}: {error.strerror}")
        return exit_codes.USAGE
    wrote(file)
    return exit_codes.FINE


@_explained
def import_save(file: str, scenario: str | None) -> int:
    """Take in a game that was exported, here or elsewhere."""
    source = read_source(file)
    if source.too_large:
        raise CannotRead(f"{file}: is larger than {FILE_BYTES // 1024 // 1024} MiB")
    try:
        journal = Journal.from_json(source.text)
    except JournalError as error:
        complain(f"{file}: {error}")
        return exit_codes.USAGE
    report = check_file(_scenario_of(file, journal, scenario), with_tests=False)
    if report.table is None:
        print_problems(report)
        return exit_codes.PROBLEMS
    replayed = replay(report.table, journal)
    if report.table.scenario.id != journal.scenario or replayed.stopped is not None:
        why = replayed.stopped or f"It is a game of {journal.scenario}."
        complain(f"{file} was not taken in: the scenario does not lead where it goes. {why}")
        return exit_codes.PROBLEMS
    if replayed.has_changed:
        complain(
            "The scenario here is not quite the one it was played in: what its decisions "
            "bring may differ."
        )
    kept = _store().record(replayed.playthrough)
    go_on = "" if replayed.playthrough.is_over else f" Go on with it: {_RESUME}={kept.id}"
    click.echo(f"The game was taken in as saved game {kept.id}.{go_on}")
    return exit_codes.FINE


def _scenario_of(file: str, journal: Journal, named: str | None) -> Path:
    """Return the scenario of a journal: the one that was named, or the one of its id.

    Raises:
        NoSuchScenario: if there is none.
    """
    if named is not None:
        return find_scenario(named)
    # A saved game may come from a stranger: it can name a scenario, but no file to be opened.
    if why_no_identifier(journal.scenario) is not None:
        said = f"{file}: `{journal.scenario}` is not the id of a scenario"
        raise NoSuchScenario(f"{said}; {_IMPORT.format(file)}")
    try:
        return find_scenario(journal.scenario)
    except NoSuchScenario as error:
        said = f"{file} is a game of `{journal.scenario}`, a scenario that is not known here"
        raise NoSuchScenario(f"{said}; {_IMPORT.format(file)}") from error


@_explained
def remove_save(save_id: str) -> int:
    """Remove a saved game for good."""
    if not _store().remove(save_id):
        return _no_such_save(save_id)
    click.echo(f"The saved game {save_id} was removed.")
    return exit_codes.FINE


def _no_such_save(save_id: str) -> int:
    complain(f"there is no saved game `{save_id}`; measured-response saves lists what there is")
    return exit_codes.USAGE


def _data(save: Save) -> dict[str, object]:
    return {
        "id": save.id,
        "scenario": save.scenario,
        "steps": save.steps,
        "ending": save.ending,
        "updated": save.updated.isoformat(),
    }


def _print(saves: Sequence[Save]) -> None:
    if not saves:
        click.echo("No games are kept yet.")
    for save in saves:
        where = f"ended at {save.ending}" if save.ending else "unfinished"
        when = save.updated.astimezone().strftime("%Y-%m-%d %H:%M")
        decisions = counted(save.steps, "decision")
        click.echo(clean(f"{save.id}  {save.scenario}, {decisions}, {where}, {when}"))
    if any(save.can_go_on for save in saves):
        click.echo(
            f"\nGo on with the newest unfinished game: {_RESUME}\nGo on with one: {_RESUME}=ID"
        )
