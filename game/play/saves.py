"""Where games are kept: one SQLite file in the user's data folder.

A game is its journal; beside it stand the few columns that a list of saves needs. Whatever goes
wrong is a :class:`SaveError` whose text a player understands. A damaged file is moved out of the
way under a new name, never written over.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, finalize

from game.folders import data_folder, make_folder
from game.play.database import (
    Damaged,
    SaveError,
    explaining,
    open_database,
    set_aside,
    storable,
    transaction,
    which,
)
from game.play.memory import NOTHING, Memory, Remembered
from game.play.playthrough import Playthrough
from game.play.replaying import Replayed, replay
from game.play.save import COLUMNS, Kept, Save, row_of, saved
from game.rules import Table

__all__ = ["Kept", "Save", "SaveError", "Store", "recalled"]

FILE = "saves.sqlite3"
PATIENCE = 5.0
"""For how many seconds another program may be writing before we give up."""

_AGAIN = 0.1
"""The same where the last game could not be written: nobody waits as long for each decision."""

_NEWEST = "ORDER BY played DESC, id DESC"


@dataclass(frozen=True, slots=True)
class _Place:
    """The row that a playthrough is written to, as we last left it."""

    id: int
    revision: int
    journal: str


class Store:
    """The games that are kept; :meth:`open` is the way in.

    Attributes:
        file: where they are.
        notice: a sentence for the player, such as about a damaged file that was moved out of
            the way; usually empty.
        memory: what is remembered beyond single games.
    """

    def __init__(
        self,
        file: Path,
        connection: sqlite3.Connection,
        notice: str = "",
        patience: float = PATIENCE,
    ) -> None:
        self.file = file
        self.notice = notice
        self._patience = self._waits = patience
        self._use(connection)
        self._places: WeakKeyDictionary[Playthrough, _Place] = WeakKeyDictionary()

    @classmethod
    def open(cls, folder: Path | None = None, patience: float = PATIENCE) -> Store:
        """Open the saves, making them where there are none yet.

        Args:
            folder: where they are; None means :func:`~game.folders.data_folder`.
            patience: seconds to wait while another program is writing.

        Raises:
            SaveError: if they cannot be opened, or a newer program wrote them.
        """
        try:
            folder = folder or data_folder()
        except (OSError, RuntimeError) as error:  # nobody knows where home is, or where we are
            why = error.strerror if isinstance(error, OSError) else str(error).rstrip(".")
            raise SaveError(f"There is no folder for saved games: {why}.") from error
        connection, notice = _opened(folder / FILE, patience)
        return cls(folder / FILE, connection, notice, patience)

    def _use(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # It brings all that was kept into the one file: whoever copies that has everything. So it
        # is done at the latest when the program ends.
        self._closing = finalize(self, _close, connection)
        self._which = which(self.file)
        self.memory = Memory(self.file, connection)

    def _wait(self, seconds: float) -> None:
        """Say how long to wait, from now on, while another program is writing."""
        if seconds != self._waits:
            self._waits = seconds
            with explaining(self.file):
                self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def _find_again(self) -> None:
        """Open the file that stands there now, where ours was removed, moved or replaced.

        Programs that keep folders alike on several machines do so. What is written to a file that
        has no name any more is lost without a complaint.
        """
        if which(self.file) == self._which:
            return
        connection, _ = _opened(self.file, self._waits)
        self._closing()
        self._use(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._closing()

    def record(self, playthrough: Playthrough) -> Kept:
        """Write a game down as it stands; when this returns, it is on the disk.

        The first time, it becomes a save of its own. Where another program has meanwhile gone
        on with the same save, or removed it, this game becomes a new one and harms nothing.

        Raises:
            SaveError: if it could not be written; what was kept before still is.
        """
        try:
            self._find_again()
            kept = self._write(playthrough)
        except SaveError:
            self._wait(min(_AGAIN, self._patience))
            raise
        self._wait(self._patience)
        return kept

    def _write(self, playthrough: Playthrough) -> Kept:
        row = row_of(playthrough)
        before = self._places.get(playthrough)
        with transaction(self.file, self._connection):
            row["played"] = self._next()
            place = self._update(before, row) or self._insert(row)
            self.memory.note(playthrough)
        self._places[playthrough] = place
        has_parted = before is not None and before.id != place.id
        return Kept(str(place.id), str(before.id) if before and has_parted else None)

    def go_on(self, save: Save, table: Table) -> Replayed:
        """Play a save again, as far as it still leads, to be gone on with.

        What follows is written to the same save; where the scenario has changed since, that stays
        as it was, and the game becomes a new one with its next turn.

        Raises:
            SaveError: if the save cannot be read.
        """
        replayed = replay(table, save.journal)
        if not replayed.has_changed:
            self._places[replayed.playthrough] = _Place(int(save.id), save.revision, save.text)
        return replayed

    def id_of(self, playthrough: Playthrough) -> str | None:
        """Return the id of the save that ``playthrough`` is written to, or None."""
        place = self._places.get(playthrough)
        return None if place is None else str(place.id)

    def all(self) -> list[Save]:
        """Return all saves, newest first.

        Raises:
            SaveError: if they cannot be read; the same goes for the methods below.
        """
        return self._select(_NEWEST)

    def get(self, save_id: str) -> Save | None:
        """Return one save, or None."""
        return next(iter(self._select("WHERE CAST(id AS TEXT) = ?", storable(save_id))), None)

    def newest_unfinished(self, scenario: str | None = None) -> Save | None:
        """Return the game played last that can be gone on with, or None.

        Args:
            scenario: the id of the scenario it is a game of; None means any.
        """
        unfinished = "WHERE ending IS NULL AND steps > 0"
        if scenario is None:
            found = self._select(f"{unfinished} {_NEWEST} LIMIT 1")
        else:
            found = self._select(f"{unfinished} AND scenario = ? {_NEWEST} LIMIT 1", scenario)
        return next(iter(found), None)

    def remove(self, save_id: str) -> bool:
        """Remove a save for good; return whether there was one."""
        with transaction(self.file, self._connection):
            done = self._connection.execute(
                "DELETE FROM saves WHERE CAST(id AS TEXT) = ?", [storable(save_id)]
            )
        return done.rowcount > 0

    def _select(self, clause: str, *values: str | bytes) -> list[Save]:
        statement = f"SELECT {COLUMNS} FROM saves {clause}"  # noqa: S608 - the clauses are ours
        with explaining(self.file):
            return [saved(row) for row in self._connection.execute(statement, values)]

    def _next(self) -> float:
        """Return a number after those of all turns so far; clocks can be set back."""
        found = self._connection.execute(
            "SELECT CAST(coalesce(max(played), 0) AS INTEGER) + 1 FROM saves"
        )
        following: float  # in SQLite nothing comes after the greatest integer but that
        (following,) = found.fetchone()
        return following

    def _update(self, place: _Place | None, row: dict[str, Any]) -> _Place | None:
        """Write over the save at ``place``; None where it is no longer as we left it."""
        if place is None:
            return None
        done = self._connection.execute(
            "UPDATE saves SET revision = revision + 1, digest = :digest, file = :file,"
            " steps = :steps, ending = :ending, updated = :updated, journal = :journal,"
            " played = :played WHERE id = :id AND revision = :revision"
            " AND journal = :left",
            {**row, "id": place.id, "revision": place.revision, "left": place.journal},
        )
        return _Place(place.id, place.revision + 1, row["journal"]) if done.rowcount else None

    def _insert(self, row: dict[str, Any]) -> _Place:
        done = self._connection.execute(
            "INSERT INTO saves"
            " (revision, scenario, digest, file, steps, ending, updated, journal, played)"
            " VALUES (1, :scenario, :digest, :file, :steps, :ending, :updated, :journal, :played)",
            row,
        )
        assert done.lastrowid is not None  # an INSERT has one
        return _Place(done.lastrowid, 1, row["journal"])


def _opened(file: Path, patience: float) -> tuple[sqlite3.Connection, str]:
    """Open a file of saves, making it and its folder; return what has to be said, too."""
    try:
        make_folder(file.parent)
    except OSError as error:
        raise SaveError(
            f"The folder for saved games, {file.parent}, cannot be made: {error.strerror}."
        ) from error
    before = which(file)
    try:
        return open_database(file, patience), ""
    except Damaged:
        aside = set_aside(file, before, patience)
    notice = f"The saved games could not be read. The damaged file was kept as {aside}."
    return open_database(file, patience), "" if aside is None else notice


def _close(connection: sqlite3.Connection) -> None:
    # A store that goes in another thread than it was opened in cannot be closed from there.
    with suppress(sqlite3.ProgrammingError):
        connection.close()


def recalled(store: Store | None, scenario: str) -> Remembered:
    """Return what is remembered of a scenario; nothing where that cannot be read.

    It is a convenience. What is wrong with the store is said when a game is to be kept.
    """
    if store is None:
        return NOTHING
    try:
        return store.memory.of(scenario)
    except SaveError:
        return NOTHING
