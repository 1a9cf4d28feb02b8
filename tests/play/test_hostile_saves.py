"""Saved games from elsewhere: whatever the files hold, an answer or a `SaveError`."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.play.saves import FILE, SaveError, Store
from tests.lengths import lengths
from tests.mutations import mutated
from tests.samples import HARBOUR, played, table_of

FOREVER = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)"
"""A query that never comes to an end, and that nothing but the system can stop."""
STRANGE = {
    "a trigger that never ends": [
        (
            "CREATE TRIGGER t AFTER INSERT ON saves BEGIN"
            f" SELECT count(*) FROM ({FOREVER} SELECT x FROM r); END"
        )
    ],
    "a trigger that removes all games": [
        "CREATE TRIGGER t AFTER INSERT ON saves BEGIN DELETE FROM saves; END"
    ],
    "a trigger that fills the memory": [
        (
            "CREATE TRIGGER t AFTER INSERT ON tried BEGIN"
            " INSERT INTO endings VALUES ('x', zeroblob(900000000)); END"
        )
    ],
    "a view that never ends": [
        "DROP TABLE saves",
        (
            f"CREATE VIEW saves AS {FOREVER} SELECT x AS id, 1 AS revision, 'a' AS scenario,"
            " '' AS digest, '' AS file, 1 AS steps, NULL AS ending, '2020-01-01' AS updated,"
            " '{}' AS journal, 1 AS played FROM r"
        ),
    ],
    "a view that another table is": [
        "DROP TABLE opened",
        f"CREATE VIEW opened AS {FOREVER} SELECT x AS file, 1 AS at FROM r",
    ],
    "a check that fills the memory": [
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET sql = replace(sql, 'journal TEXT NOT NULL', 'journal TEXT NOT"
            " NULL CHECK (length(hex(randomblob(400000000))) > 0)') WHERE name = 'saves'"
        ),
    ],
    "a table too many": ["CREATE TABLE more (x)"],
    "an index too many": ["CREATE INDEX more ON saves (abs(steps))"],
    "a table too few": ["DROP TABLE saves"],
    "letters that are none, in what is complained of": [
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET sql = CAST(x'4352454154452056494557ff' AS TEXT)"
            " WHERE name = 'ways'"
        ),
    ],
    "a version that never was": ["PRAGMA user_version = -5"],
    "tables of another version": ["PRAGMA user_version = 1"],
    "tables of no version": ["PRAGMA user_version = 0"],
    "an older version with a trigger": [
        "DROP INDEX saves_by_order",
        "ALTER TABLE saves DROP COLUMN played",
        (
            "CREATE TRIGGER t AFTER UPDATE ON saves BEGIN"
            f" SELECT count(*) FROM ({FOREVER} SELECT x FROM r); END"
        ),
        "PRAGMA user_version = 2",
    ],
}
ODD = {
    "no turn after the last": "UPDATE saves SET played = 9223372036854775807",
    "a turn that is no number": "UPDATE saves SET played = x'ff'",
    "a turn that is a fraction": "UPDATE saves SET played = 1e300",
    "no revision after the last": "UPDATE saves SET revision = 9223372036854775807",
    "no id after the last": "UPDATE saves SET id = 9223372036854775807 WHERE id = 1",
    "ids that are no numbers": "UPDATE sqlite_sequence SET seq = 'x'",
    "before all time": "UPDATE saves SET updated = '0001-01-01T00:00:00+14:00'",
    "after all time": "UPDATE saves SET updated = '9999-12-31T23:59:59-12:00'",
    "steps below nothing": "UPDATE saves SET steps = -5",
    "text that is none": "UPDATE saves SET scenario = CAST(x'ff1b5b324a' AS TEXT)",
    "control characters": "UPDATE saves SET scenario = '\x1b[2J', file = '/dev/zero'",
    "a file that is no text": "UPDATE saves SET file = x'ff00'",
    "a journal that is no text": "UPDATE saves SET journal = x'ff'",
    "a journal that is none": "UPDATE saves SET journal = '[[[['",
    "a game longer than any": "UPDATE saves SET journal = printf('%.*c', 20000000, '[')",
    "files that are no text": "INSERT INTO opened VALUES (x'ff', ''), (NULL, ''), (7, x'00')",
    "choices that are no text": "INSERT INTO tried VALUES ('harbour_every_construct', x'ff', 7)",
    "endings that are no text": "INSERT INTO endings VALUES ('harbour_every_construct', x'ff')",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with three saved games, one of them over."""
    with closing(Store.open(tmp_path)) as store:
        for seed in (1, 2):
            store.record(played(HARBOUR, "ask_again", "turn_away", seed=seed))
        store.record(played(HARBOUR, "turn_away", seed=3))
        store.memory.opened(HARBOUR)
    return tmp_path


def changed(home: Path, *statements: str) -> None:
    """Write to the file of the saves, past the program."""
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def used(home: Path) -> list[str]:
    """Do all that can be done with the saves; return what was complained of.

    Two games that are played meanwhile have to be kept wherever the saves can be written.
    """
    try:
        store = Store.open(home, patience=0)
    except SaveError as error:
        return [str(error)]
    said = []
    game = played(HARBOUR, "ask_again")
    with closing(store):
        for one in _uses(store):
            try:
                one()
            except SaveError as error:
                said.append(str(error))
        try:
            kept = store.record(game)
            save = store.get(kept.id)
            assert save is not None
            assert save.journal == game.journal
            game.choose("turn_away")
            store.record(game)
        except SaveError as error:
            said.append(str(error))
    assert all(said)
    return said


def _uses(store: Store) -> Iterator[Callable[[], object]]:
    table = table_of(HARBOUR)

    def go_on_with(save_id: str | None) -> None:
        save = store.newest_unfinished("harbour_every_construct")
        save = store.get(save_id) if save_id else save
        if save is None:
            return
        replayed = store.go_on(save, table)
        store.record(replayed.playthrough)
        store.record(replayed.playthrough)
        while not replayed.playthrough.is_over and len(replayed.playthrough.turns) < 4:
            replayed.playthrough.choose(replayed.playthrough.offered[-1])
            store.record(replayed.playthrough)

    yield store.all
    yield lambda: [save.journal for save in store.all()]
    yield store.newest_unfinished
    yield lambda: go_on_with("1")
    yield lambda: go_on_with(None)
    yield store.memory.lately
    yield lambda: store.memory.of("harbour_every_construct")
    yield lambda: store.memory.opened(HARBOUR)
    yield lambda: store.memory.opened_again(HARBOUR)
    yield lambda: store.remove("2")


@pytest.mark.parametrize("name", STRANGE)
def test_a_file_with_more_or_less_than_the_program_makes_is_set_aside(
    name: str, home: Path
) -> None:
    """Nothing in it is run; it is kept byte for byte, and games are kept in a new one."""
    changed(home, *STRANGE[name])
    sent = (home / FILE).read_bytes()
    assert used(home) == []
    (aside,) = home.glob("saves.damaged-*.sqlite3")
    assert aside.read_bytes() == sent


@pytest.mark.parametrize("name", ODD)
def test_a_row_that_nobody_wrote_harms_no_game(name: str, home: Path) -> None:
    """What can be read is; of the rest it is said that it cannot be. The file stays sound."""
    changed(home, ODD[name])
    for sentence in used(home):
        assert "cannot be" in sentence
    with closing(sqlite3.connect(home / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("year", [1969, 3000])
def test_a_year_that_no_clock_on_windows_shows_is_refused(year: int, home: Path) -> None:
    """There the list of saves would break down over it."""
    changed(home, f"UPDATE saves SET updated = '{year}-06-01T00:00:00+00:00' WHERE id = 1")
    with closing(Store.open(home)) as store, pytest.raises(SaveError, match="when was it played"):
        store.get("1")


def test_a_scenario_whose_path_is_no_text_is_remembered(tmp_path: Path) -> None:
    """A game of it is kept, and leads back to the file."""
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    try:
        path.write_bytes(HARBOUR.read_bytes())
    except OSError:
        pytest.skip("there can be no such file here")
    game = played(HARBOUR, "turn_away")
    scenario = replace(game.scenario, file=str(path))
    game.table = replace(game.table, scenario=scenario)
    with closing(Store.open(tmp_path)) as store:
        store.record(game)
        store.memory.opened(path)
        store.memory.opened_again(path)
        (save,) = store.all()
        assert Path(save.file) == path
        assert store.memory.lately() == [path]


@lengths("count", short=60, long=5_000)
def test_files_that_were_changed_are_set_aside_or_read(
    count: int, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any of the files, cut, overwritten or replaced: what is set aside is what was there."""
    whole = (home / FILE).read_bytes()
    with closing(sqlite3.connect(home / FILE)) as connection:  # so that there is a log
        connection.execute("UPDATE saves SET steps = 1 WHERE id = 1")
        connection.commit()
        log, index = (home / f"{FILE}{tail}" for tail in ("-wal", "-shm"))
        parts = {FILE: whole, log.name: log.read_bytes(), index.name: index.read_bytes()}
        assert all(parts.values())
    dice = random.Random(count)
    outcomes = set()
    folder = tmp_path_factory.mktemp("damage")
    for _ in range(count):
        files = dict(parts)
        which = dice.choice([FILE, FILE, *parts])
        files[which] = _broken(files[which], dice)
        if dice.random() < 0.3:
            files["saves.lock"] = _broken(whole, dice)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        said = used(folder)
        aside = list(folder.glob("saves.damaged-*.sqlite3"))
        assert len(aside) <= 1
        outcomes.add((bool(said), len(aside)))
        for one in folder.iterdir():
            one.unlink()
    assert {was_set_aside for _, was_set_aside in outcomes} == {0, 1}


def _broken(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    page = dice.randbytes(dice.choice((1, 16, 4096)))
    return dice.choice((
        mutated(data, dice), data[:at], data[:at] + page + data[at + len(page) :],
        data + page, page, b"", data[: at // 4096 * 4096] + data[at // 4096 * 4096 + 4096 :],
    ))  # fmt: skip
