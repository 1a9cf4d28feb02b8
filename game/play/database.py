"""The SQLite file under the saves: opened, checked, and its failures put into words."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from game.play.tables import SCHEMA, NotOurs, bring_up_to_date, version_of

_TURN = 0.01
"""Seconds between two tries to open a file that another program is just making."""

_CELL = 16 * 1024 * 1024
"""Bytes that one value in the file may have: many times what the longest game takes."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_REASONS = {
    sqlite3.SQLITE_BUSY: "another program is using it",
    sqlite3.SQLITE_LOCKED: "another program is using it",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written, or is full",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_TOOBIG: "one of them is too large",
}


class SaveError(Exception):
    """Games cannot be kept or read. Its text is one or two full sentences for the player."""


class Damaged(SaveError):
    """The file is no sound database."""


class InUse(SaveError):
    """Another program is writing to the file."""


def open_database(file: Path, patience: float) -> sqlite3.Connection:
    """Open the file, making it and its tables where there are none.

    Args:
        file: the database; its folder exists.
        patience: seconds to wait while another program is writing.

    Raises:
        Damaged: if it is no sound database.
        SaveError: if it cannot be opened, or a newer program wrote it.
    """
    give_up = time.monotonic() + patience
    while True:
        try:
            return _open(file, patience)
        except InUse:
            # Of programs that make the file at the same moment, SQLite lets some wait and refuses
            # others at once.
            if time.monotonic() >= give_up:
                raise
            time.sleep(_TURN)


def _open(file: Path, patience: float) -> sqlite3.Connection:
    with explaining(file):
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL)
            _check_version(file, connection)
            # FULL: a step that was reported as kept survives a loss of power.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_mode = WAL")
            bring_up_to_date(connection)
            _check(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_version(file: Path, connection: sqlite3.Connection) -> None:
    if version_of(connection) > SCHEMA:
        raise SaveError(
            f"The saved games in {file} were written by a newer version of Measured Response."
            " Update the program to go on with them."
        )


def _check(connection: sqlite3.Connection) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise NotOurs(found)


def storable(name: str) -> str | bytes:
    """Return a path, or what was typed, as the database takes it: as bytes where it is no text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def stored_path(value: object) -> str:
    """Return a path that was stored; whatever else stands there is some path, too."""
    return os.fsdecode(value if isinstance(value, bytes) else str(value))


@contextmanager
def transaction(file: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written inside, or, where anything fails, none of it."""
    with explaining(file):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            yield


@contextmanager
def explaining(file: Path) -> Iterator[None]:
    """Turn what the database complains of into a :class:`SaveError`."""
    try:
        yield
    except (NotOurs, UnicodeDecodeError) as error:  # the library quotes what is damaged
        raise Damaged(f"Saved games cannot be reached in {file}: it is damaged.") from error
    except OverflowError as error:  # a number in it that this program never wrote
        raise SaveError(f"Saved games cannot be reached in {file}: it is damaged.") from error
    except sqlite3.Error as error:
        # The low byte is the kind of failure, the rest its details. Errors that the library
        # raises by itself have no code.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        kind = Damaged if code in _DAMAGED else InUse if code in _IN_USE else SaveError
        why = _REASONS.get(code, str(error))
        raise kind(f"Saved games cannot be reached in {file}: {why}.") from error


def which(file: Path) -> tuple[int, int] | None:
    """Return what tells this file from any other that stands under its name, before or after."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_aside(file: Path, damaged: tuple[int, int] | None, patience: float) -> Path | None:
    """Move a damaged database out of the way, with what belongs to it; return its new name.

    Args:
        file: the database.
        damaged: which file it was that is damaged. Where another one stands there by now, another
            program was faster, and None is returned.
        patience: seconds to wait while another program is at it.

    Raises:
        SaveError: if it cannot be moved.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = file.with_name(f"{file.stem}.damaged-{stamp}{file.suffix}")
    with _alone(file.with_suffix(".lock"), patience):
        if which(file) != damaged:
            return None
        try:
            for tail in ("-wal", "-shm", ""):
                part = file.with_name(file.name + tail)
                if part.exists():
                    part.rename(aside.with_name(aside.name + tail))
        except OSError as error:
            raise SaveError(
                f"The saved games in {file} are damaged and cannot be moved aside: "
                f"{error.strerror}."
            ) from error
    return aside


@contextmanager
def _alone(lock: Path, patience: float) -> Iterator[None]:
    """Let one program in at a time. An empty database is a lock that dies with its holder."""
    with (
        explaining(lock),
        closing(sqlite3.connect(lock, timeout=patience, isolation_level=None)) as connection,
    ):
        connection.execute("BEGIN EXCLUSIVE")
        yield
