"""The saves when something is in the way: what is said, and that nothing kept is harmed."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from game.play import database, tables
from game.play.database import InUse, set_aside, which
from game.play.saves import FILE, SaveError, Store
from game.rules import Table, compile_scenario
from game.scenario import load_source
from game.scenario.source import decode
from tests.samples import HARBOUR, played, table_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Saves in an empty folder."""
    return Store.open(tmp_path)


def test_a_locked_file_is_said_to_be_in_use(tmp_path: Path) -> None:
    """While another program holds the file, recording fails with words, then works again."""
    store = Store.open(tmp_path, patience=0)
    game = played(HARBOUR)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveError, match="another program is using it"):
        store.record(game)
    other.execute("ROLLBACK")
    other.close()
    store.record(game)
    assert len(store.all()) == 1


def test_nobody_waits_as_long_a_second_time(tmp_path: Path) -> None:
    """What could not be kept is tried again with each decision, and these are not held up."""
    store, game = Store.open(tmp_path, patience=1), played(HARBOUR)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waited = []
    for _ in range(3):
        begun = time.monotonic()
        with pytest.raises(SaveError, match="another program is using it"):
            store.record(game)
        waited.append(time.monotonic() - begun)
    assert waited[0] >= 1
    assert min(waited[1:]) < waited[0] / 2
    other.execute("ROLLBACK")
    other.close()
    store.record(game)
    assert len(store.all()) == 1


def test_a_file_that_others_are_just_making_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses some of those who come together at once; they wait by themselves."""
    really, refusals = database._open, iter([True, True])

    def busy_at_first(file: Path, patience: float) -> sqlite3.Connection:
        if next(refusals, False):
            raise InUse("another program is using it")
        return really(file, patience)

    monkeypatch.setattr(database, "_open", busy_at_first)
    assert Store.open(tmp_path).all() == []


def test_a_file_that_is_never_let_go_of_is_given_up(tmp_path: Path) -> None:
    """Whoever cannot open it within their patience is told why."""
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SaveError, match="another program is using it"):
        Store.open(tmp_path, patience=0)
    other.close()


def test_tables_that_another_program_just_made_are_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited for the other looks at the version again."""
    Store.open(tmp_path).close()
    really, before = tables.version_of, iter([1])
    monkeypatch.setattr(tables, "version_of", lambda one: next(before, None) or really(one))
    assert Store.open(tmp_path).all() == []


# faults


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A folder that cannot be made is named, with the reason."""
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(SaveError, match=r"home.*, cannot be made: "):
        Store.open(tmp_path / "home" / "deeper")


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(2, "No such file or directory"), RuntimeError("No such file or directory.")],
)
def test_a_home_beside_a_folder_that_is_gone(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Nobody knows where it is: that is a SaveError."""

    def nowhere() -> Path:
        raise error

    monkeypatch.setattr("game.play.saves.data_folder", nowhere)
    with pytest.raises(SaveError, match=r"for saved games: No such file or directory\.$"):
        Store.open()


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    """A file that cannot be opened is a SaveError."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(SaveError, match="cannot be opened"):
        Store.open(tmp_path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_read_only_home(tmp_path: Path) -> None:
    """A home that may not be written to is a SaveError."""
    tmp_path.chmod(0o500)
    with pytest.raises(SaveError):
        Store.open(tmp_path)


def test_a_read_only_file(store: Store) -> None:
    """A database that may not be written to says so, and can still be read."""
    game = played(HARBOUR)
    store.record(game)
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(SaveError, match="may not be written"):
        store.record(game)
    assert len(store.all()) == 1


def test_a_full_disk_loses_nothing_kept(store: Store) -> None:
    """When the disk is full, recording fails with words, and the last turn kept still stands."""
    game = played(HARBOUR)
    store.record(game)
    kept = game.journal
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    game.choose(game.offered[0], reason="because " * 10_000)
    with pytest.raises(SaveError, match="the disk is full"):
        store.record(game)
    assert store.all()[0].journal == kept


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, None], ids=["other", "torn"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes | None) -> None:
    """A damaged file is kept, byte for byte, under a new name; a fresh one takes its place."""
    store = Store.open(tmp_path)
    for seed in range(20):
        store.record(played(HARBOUR, seed=seed))
    store.close()
    file = tmp_path / FILE
    if damage is None:
        whole = file.read_bytes()
        damage = whole[:4096] + b"\xff" * (len(whole) - 4096)
    file.write_bytes(damage)
    fresh = Store.open(tmp_path)
    (aside,) = tmp_path.glob("saves.damaged-*.sqlite3")
    assert str(aside) in fresh.notice
    assert aside.read_bytes() == damage
    assert fresh.all() == []
    fresh.record(played(HARBOUR))
    assert Store.open(tmp_path).notice == ""


def test_a_damaged_file_that_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a damaged file cannot be moved aside, it is left alone."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / FILE).write_bytes(b"junk" * 1000)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SaveError, match="cannot be moved aside"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"junk" * 1000


def test_a_file_that_contradicts_itself_is_damaged(tmp_path: Path) -> None:
    """A database that breaks its own rules is set aside like any other damage."""
    store = Store.open(tmp_path)
    store.record(played(HARBOUR))
    store.close()
    strict, lax = "file TEXT NOT NULL,", "file TEXT,"
    _redeclared(tmp_path, strict, lax, "UPDATE saves SET file = NULL")
    _redeclared(tmp_path, lax, strict)
    assert "damaged" in Store.open(tmp_path).notice


def _redeclared(home: Path, old: str, new: str, *statements: str) -> None:
    """Change what the table of saves says of itself, and nothing else but by ``statements``."""
    said = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'saves'"
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(said, [old, new])
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_file_in_the_place_of_a_damaged_one_is_not_moved(tmp_path: Path) -> None:
    """Another program was faster: what stands there by now stays."""
    (tmp_path / FILE).write_bytes(b"junk" * 1000)
    damaged = which(tmp_path / FILE)
    assert set_aside(tmp_path / FILE, damaged, 0) is not None
    Store.open(tmp_path).close()
    assert set_aside(tmp_path / FILE, damaged, 0) is None
    assert (tmp_path / FILE).exists()


def test_saves_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    """A newer program's saves are refused, with advice, and not touched."""
    Store.open(tmp_path).close()
    newer = sqlite3.connect(tmp_path / FILE)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(SaveError, match="newer version"):
        Store.open(tmp_path)
    assert not list(tmp_path.glob("*damaged*"))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("journal", "{}"),
        ("journal", '{"format": 99}'),
        ("updated", "noon"),
        ("scenario", b"\xff"),
        ("steps", "many"),
    ],
)
def test_one_unreadable_game_is_a_save_error(store: Store, column: str, value: str | bytes) -> None:
    """A save whose content makes no sense says so instead of crashing."""
    store.record(played(HARBOUR))
    store._connection.execute(f"UPDATE saves SET {column} = ?", [value])
    with pytest.raises(SaveError, match="saved game 1 cannot be read"):
        [save.journal for save in store.all()]


# clocks


def _set_clock(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """Let the clock stand in a year, for the saves and for what is remembered beside them."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(year, 1, 1, tzinfo=tz)

    monkeypatch.setattr("game.play.save.datetime", Clock)
    monkeypatch.setattr("game.play.memory.datetime", Clock)


def test_a_clock_that_is_set_back_changes_no_order(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The game played last is the newest, whatever the clock said; so is the file opened last."""
    first, second = played(HARBOUR, "turn_away", seed=1), played(HARBOUR, "turn_away", seed=2)
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for year, game, file in ((2030, first, files[0]), (1999, second, files[1])):
        _set_clock(monkeypatch, year)
        file.touch()
        store.record(game)
        store.memory.opened(file)
    assert [save.journal.seed for save in store.all()] == [2, 1]
    newest = store.newest_unfinished()
    assert newest is not None
    assert (newest.journal.seed, newest.updated.year) == (2, 1999)
    assert store.memory.lately() == files[::-1]
    store.record(first)
    assert [save.journal.seed for save in store.all()] == [1, 2]


# older and newer versions

OLD = """
CREATE TABLE saves (
    id INTEGER PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL, scenario TEXT NOT NULL,
    digest TEXT NOT NULL, file TEXT NOT NULL, steps INTEGER NOT NULL, ending TEXT,
    updated TEXT NOT NULL, journal TEXT NOT NULL
);
CREATE INDEX saves_by_scenario ON saves (scenario, updated);
CREATE TABLE endings (
    scenario TEXT NOT NULL, ending TEXT NOT NULL, PRIMARY KEY (scenario, ending)
);
"""
"""What versions 1 and 2 made; 2 made more tables beside these."""


@pytest.mark.parametrize("version", [1, 2])
def test_saves_of_older_versions_are_taken_over(tmp_path: Path, version: int) -> None:
    """All of them, in the order in which they were played, ready to be gone on with."""
    old = sqlite3.connect(tmp_path / FILE)
    old.executescript(OLD)
    for day, seed in ((3, 1), (1, 2), (2, 3)):
        journal = played(HARBOUR, "turn_away", seed=seed).journal
        row = [journal.scenario, journal.digest, f"2020-01-0{day}T00:00:00+00:00"]
        old.execute(
            "INSERT INTO saves (revision, scenario, digest, file, steps, updated, journal)"
            " VALUES (1, ?, ?, '', 1, ?, ?)",
            [*row, journal.to_json()],
        )
    old.execute("INSERT INTO endings VALUES (?, 'doubted')", [journal.scenario])
    old.execute(f"PRAGMA user_version = {version}")
    old.commit()
    old.close()
    store = Store.open(tmp_path)
    assert [save.journal.seed for save in store.all()] == [1, 3, 2]
    store.record(store.go_on(store.all()[-1], table_of(HARBOUR)).playthrough)
    assert [save.journal.seed for save in store.all()] == [2, 1, 3]
    assert store.memory.of(journal.scenario).endings == {"doubted"}
    store.close()
    assert len(Store.open(tmp_path).all()) == 3


# a scenario that was edited


def _edited(old: str, new: str) -> Table:
    """Return the harbour with a change in its text."""
    text = HARBOUR.read_text("utf-8").replace(old, new)
    assert text != HARBOUR.read_text("utf-8")
    loaded = load_source(decode(str(HARBOUR), text.encode()))
    assert loaded.scenario is not None
    return compile_scenario(loaded.scenario)


@pytest.mark.parametrize(
    ("old", "new", "turns"),
    [("turn_away", "send_off", 1), ("format: 1\n", "format: 1  # the only one\n", 2)],
    ids=["an option is gone", "all leads on"],
)
def test_a_save_of_a_scenario_edited_since_stays_as_it_was(
    store: Store, old: str, new: str, turns: int
) -> None:
    """The game goes on as far as its ids lead, as one of its own."""
    game = played(HARBOUR, "ask_again", "turn_away")
    store.record(game)
    (save,) = store.all()
    replayed = store.go_on(save, _edited(old, new))
    assert replayed.has_changed
    assert len(replayed.playthrough.turns) == turns
    store.record(replayed.playthrough)
    newer, kept = store.all()
    assert kept == save
    assert newer.journal == replayed.playthrough.journal
