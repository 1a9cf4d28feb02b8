"""The scenarios that can be chosen from: what each file holds, or why it cannot be played."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.checking import check_file
from game.play import Playthrough
from game.play.memory import NOTHING, Remembered
from game.play.saves import Save, SaveError, Store
from game.reports.changed import what_changed
from game.reports.flat import flat
from game.rules import Table, compile_scenario
from game.scenario import CannotRead, Problem, load


@dataclass(frozen=True, slots=True)
class Shelved:
    """A file on the list.

    Attributes:
        path: where it is.
        table: what it says; None where it cannot be played.
        trouble: why it cannot be played.
        save: the newest game of it that is not over.
        remembered: what all games of it have come to.
    """

    path: Path
    table: Table | None = None
    trouble: str = ""
    save: Save | None = None
    remembered: Remembered = NOTHING

    @property
    def title(self) -> str:
        """What it is called (plain text)."""
        if self.table is None:
            return self.path.name
        return flat(self.table.render(self.table.scenario.title, self.table.start))


@dataclass(frozen=True, slots=True)
class Resumed:
    """A saved game, as far as it still leads, with what has to be said about that."""

    playthrough: Playthrough
    notice: str = ""


def read_shelf(paths: Iterable[Path]) -> list[Shelved]:
    """Return what each file holds; this can take a while."""
    return [_read(path) for path in paths]


def _read(path: Path) -> Shelved:
    try:
        loaded = load(path)
    except CannotRead as error:
        return Shelved(path, trouble=str(error))
    if loaded.scenario is None:
        return Shelved(path, trouble=_said(loaded.problems))
    return Shelved(path, compile_scenario(loaded.scenario))


def whats_wrong(shelved: Shelved) -> str:
    """Work out whether a scenario can be played through; return what is wrong with it, or nothing.

    This can take a while.
    """
    try:
        report = check_file(shelved.path, with_tests=False)
    except CannotRead as error:
        return str(error)
    return _said(report.problems) if report.table is None else ""


def _said(problems: Iterable[Problem]) -> str:
    errors = [problem for problem in problems if problem.is_error]
    more = f" There are {len(errors) - 1} more errors." if len(errors) > 1 else ""
    first = errors[0]
    return f"Line {first.span.line}: {first.message}.{more}"


def with_saves(shelved: Shelved, store: Store) -> Shelved:
    """Return it with what is kept of it.

    Raises:
        SaveError: if that cannot be read.
    """
    if shelved.table is None:
        return shelved
    name = str(shelved.table.scenario.id)
    return Shelved(
        path=shelved.path,
        table=shelved.table,
        save=store.newest_unfinished(name),
        remembered=store.memory.of(name),
    )


def all_with_saves(shelf: Iterable[Shelved], store: Store | None) -> tuple[list[Shelved], str]:
    """Return the list with what is kept, and why nothing could be read if that is so."""
    shelf = list(shelf)
    if store is None:
        return shelf, ""
    try:
        return [with_saves(one, store) for one in shelf], ""
    except SaveError as error:
        return shelf, str(error)


def resumed(shelved: Shelved, store: Store) -> Resumed | None:
    """Return the saved game of a scenario, ready to go on; None where there is none.

    Raises:
        SaveError: if it cannot be read.
    """
    if shelved.table is None or shelved.save is None:
        return None
    replayed = store.go_on(shelved.save, shelved.table)
    return Resumed(replayed.playthrough, what_changed(replayed))
