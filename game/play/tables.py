"""The tables in the SQLite file: made, brought up to date, and told from anything else.

A file that somebody sent may hold views and triggers, which whoever reads or writes it would run,
for ever perhaps. So nothing is read from one that holds more than this program makes.
"""

from __future__ import annotations

import sqlite3

SCHEMA = 3
"""1: saves and endings. 2: also what was tried, the ways that came to an end, files opened.
3: in which order saves were played."""

_PLAYED = (
    "ALTER TABLE saves ADD COLUMN played INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE saves SET played = (
        SELECT count(*) FROM saves AS other
        WHERE (other.updated, other.id) <= (saves.updated, saves.id)
    )
    """,
    "DROP INDEX IF EXISTS saves_by_scenario",
)
"""What makes a table of saves from before version 3 one of today. Until then the clock told the
order, and clocks are set back."""

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS saves (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        revision INTEGER NOT NULL,
        scenario TEXT NOT NULL,
        digest TEXT NOT NULL,
        file TEXT NOT NULL,
        steps INTEGER NOT NULL,
        ending TEXT,
        updated TEXT NOT NULL,
        journal TEXT NOT NULL,
        played INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX IF NOT EXISTS saves_by_order ON saves (scenario, played)",
    """
    CREATE TABLE IF NOT EXISTS endings (
        scenario TEXT NOT NULL,
        ending TEXT NOT NULL,
        PRIMARY KEY (scenario, ending)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS tried (
        scenario TEXT NOT NULL,
        state TEXT NOT NULL,
        option TEXT NOT NULL,
        PRIMARY KEY (scenario, state, option)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS ways (
        scenario TEXT NOT NULL,
        choices TEXT NOT NULL,
        ending TEXT NOT NULL,
        PRIMARY KEY (scenario, choices, ending)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS opened (
        file TEXT PRIMARY KEY,
        at TEXT NOT NULL
    )
    """,
)


def _squeezed(statement: str) -> str:
    """Return a statement as it can be compared: SQLite keeps the white space of its author."""
    return "".join(statement.replace("IF NOT EXISTS ", "").split())


_OURS = frozenset(map(_squeezed, _TABLES))
_SAVES_BEFORE_3 = _squeezed(_TABLES[0]).replace(",playedINTEGERNOTNULLDEFAULT0", "")
_BEFORE_3 = _OURS - {_squeezed(_TABLES[0])} | {
    _SAVES_BEFORE_3,
    _squeezed("CREATE INDEX saves_by_scenario ON saves (scenario, updated)"),
}
_OF_SQLITE = {
    "CREATETABLEsqlite_sequence(name,seq)",
    "CREATETABLEsqlite_stat1(tbl,idx,stat)",
    "CREATETABLEsqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}


class NotOurs(Exception):
    """The file holds something that this program did not make, or lacks what it makes."""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables that are not there yet; those of older programs become those of today.

    Raises:
        NotOurs: if anything else is in the file, or a table is missing.
    """
    if version_of(connection) < SCHEMA:
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            _bring_up_to_date(connection)
    if _made(connection) != _OURS:
        raise NotOurs("tables")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    version, made = version_of(connection), _made(connection)
    if version == SCHEMA:  # another program was faster
        return
    is_older = version > 0 and {_SAVES_BEFORE_3} <= made <= _BEFORE_3
    if not is_older and (version or made):
        raise NotOurs("tables")
    for statement in (*(_PLAYED if is_older else ()), *_TABLES):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _made(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the statements that made what is in the file, save what SQLite adds by itself."""
    # Its newer name, sqlite_schema, is not known to every library that Python comes with.
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return frozenset(_squeezed(str(sql)) for (sql,) in made) - _OF_SQLITE


def version_of(connection: sqlite3.Connection) -> int:
    """Return which version of the tables is in the file; 0 where there are none yet."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
