"""The saves: what is kept, what is found again, and what happens when it cannot be."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game.folders import data_folder
from game.play import Playthrough, replay
from game.play.memory import Remembered
from game.play.saves import FILE, SaveError, Store
from tests.samples import HARBOUR, played, table_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Saves in an empty folder."""
    return Store.open(tmp_path)


def _going_on(store: Store, save_id: str) -> Playthrough:
    """Return a save played again, to be written to that save."""
    save = store.get(save_id)
    assert save is not None
    playthrough = replay(table_of(HARBOUR), save.journal).playthrough
    store.resume(save, playthrough)
    return playthrough


def _an_option(playthrough: Playthrough) -> str:
    return playthrough.offered[0]


def _to_the_end(playthrough: Playthrough) -> Playthrough:
    for _ in range(50):
        if playthrough.is_over:
            break
        playthrough.choose(playthrough.offered[-1])
    assert playthrough.is_over
    return playthrough


# what is kept


def test_a_game_is_found_again(store: Store, tmp_path: Path) -> None:
    """What one program kept, the next one reads: journal, columns and all."""
    game = played(HARBOUR)
    game.choose(_an_option(game), reason="We wait – nothing else is safe.")
    store.record(game)
    store.close()
    (save,) = Store.open(tmp_path).all()
    assert save.journal == game.journal
    assert (save.scenario, save.digest) == (game.scenario.id, game.scenario.digest)
    assert (save.steps, save.ending, save.file) == (1, None, str(HARBOUR))
    assert save.updated.utcoffset() is not None


def test_a_game_stays_one_save(store: Store) -> None:
    """Each further turn, and each undo, is written to the same save."""
    game = played(HARBOUR)
    store.record(game)
    game.choose(_an_option(game))
    store.record(game)
    game.undo()
    store.record(game)
    (save,) = store.all()
    assert (save.steps, save.journal) == (0, game.journal)


def test_two_games_are_two_saves_newest_first(store: Store) -> None:
    """Games of one scenario do not overwrite each other, and the newest comes first."""
    first, second = played(HARBOUR, seed=1), played(HARBOUR, seed=2)
    store.record(first)
    store.record(second)
    assert [save.journal.seed for save in store.all()] == [2, 1]
    store.record(first)
    assert [save.journal.seed for save in store.all()] == [1, 2]


def test_a_resumed_game_goes_on_in_its_save(tmp_path: Path) -> None:
    """A game that is resumed does not become a second save."""
    game = played(HARBOUR)
    before = Store.open(tmp_path)
    before.record(game)
    before.close()
    store = Store.open(tmp_path)
    resumed = _going_on(store, store.all()[0].id)
    resumed.choose(_an_option(resumed))
    store.record(resumed)
    (save,) = store.all()
    assert save.journal == resumed.journal


def test_newest_unfinished_leaves_out_what_is_over(store: Store) -> None:
    """Only an unfinished game of the very scenario with a decision in it is offered."""
    unfinished = played(HARBOUR, "turn_away", seed=1)
    store.record(unfinished)
    store.record(_to_the_end(played(HARBOUR, seed=2)))
    undecided = played(HARBOUR, "turn_away", seed=3)
    undecided.undo()
    store.record(undecided)
    found = store.newest_unfinished(unfinished.scenario.id)
    assert found is not None
    assert found.journal.seed == 1
    assert store.newest_unfinished() == found
    assert store.newest_unfinished("another_scenario") is None


def test_endings_found_outlive_their_games(store: Store) -> None:
    """An ending once reached stays found, though the game is undone and its save removed."""
    game = _to_the_end(played(HARBOUR))
    reached = game.world.place
    store.record(game)
    game.undo()
    store.record(game)
    (save,) = store.all()
    assert save.ending is None
    assert store.remove(save.id)
    assert store.all() == []
    assert store.memory.of(game.scenario.id).endings == {reached}
    assert store.memory.of("another_scenario") == Remembered()


def test_unknown_ids_are_nothing(store: Store) -> None:
    """An id that no save has is no error, whatever it looks like."""
    store.record(played(HARBOUR))
    for unknown in ("99", "", "one", "1 OR 1=1", "01"):
        assert store.get(unknown) is None
        assert not store.remove(unknown)
    assert len(store.all()) == 1


def test_removed_ids_are_not_given_again(store: Store) -> None:
    """An id always means the same game."""
    store.record(played(HARBOUR))
    (first,) = store.all()
    store.remove(first.id)
    store.record(played(HARBOUR))
    assert store.all()[0].id != first.id


def test_every_commit_reaches_the_disk(store: Store) -> None:
    """The file is written ahead of itself and flushed at each commit."""
    connection = store._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


# where it is


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MEASURED_RESPONSE_HOME says where games are kept; folders on the way are made."""
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(tmp_path / "a" / "b"))
    Store.open().close()
    assert (tmp_path / "a" / "b" / FILE).is_file()


def test_without_a_choice_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without MEASURED_RESPONSE_HOME, games lie in the user's data folder."""
    monkeypatch.delenv("MEASURED_RESPONSE_HOME", raising=False)
    assert data_folder().name == "measured-response"


def test_nobody_knows_where_home_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A home that cannot be worked out is a SaveError."""

    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("MEASURED_RESPONSE_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", no_home)
    with pytest.raises(SaveError, match="no folder for saved games"):
        Store.open()


# two programs


def test_two_programs_on_one_save_part(tmp_path: Path) -> None:
    """Who writes second to one save gets a save of their own; the first one's is untouched."""
    mine, yours = Store.open(tmp_path), Store.open(tmp_path)
    mine.record(played(HARBOUR))
    shared = mine.all()[0].id
    my_game, your_game = _going_on(mine, shared), _going_on(yours, shared)
    my_game.choose(_an_option(my_game))
    assert mine.record(my_game).notice == ""
    parted = yours.record(your_game)
    assert (parted.parted_from, parted.id) == (shared, yours.id_of(your_game))
    assert f"saved game {parted.id}" in parted.notice
    assert yours.record(your_game).notice == ""
    assert sorted(save.steps for save in mine.all()) == [0, 1]
    kept = mine.get(shared)
    assert kept is not None
    assert kept.journal == my_game.journal


def test_a_game_removed_elsewhere_is_kept_anew(tmp_path: Path) -> None:
    """A game whose save another program removes is not lost while it is being played."""
    mine, yours = Store.open(tmp_path), Store.open(tmp_path)
    game = played(HARBOUR)
    mine.record(game)
    yours.remove(mine.all()[0].id)
    mine.record(game)
    assert len(mine.all()) == 1


def test_programs_that_start_together_share_one_file(tmp_path: Path) -> None:
    """Several programs may make the file at the same moment; none fails."""
    code = "from game.play.saves import Store; Store.open()"
    home = {**os.environ, "MEASURED_RESPONSE_HOME": str(tmp_path)}
    started = [
        subprocess.Popen([sys.executable, "-c", code], env=home, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for program in started:
        _, complaint = program.communicate(timeout=60)
        assert program.returncode == 0, complaint.decode()
    assert Store.open(tmp_path).all() == []


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


# faults


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A folder that cannot be made is named, with the reason."""
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(SaveError, match=r"cannot be made in .*home"):
        Store.open(tmp_path / "home" / "deeper")


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
    game.choose(_an_option(game), reason="because " * 10_000)
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
    store._connection.execute("PRAGMA writable_schema = ON")
    store._connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'ending TEXT', 'ending TEXT NOT NULL')"
        " WHERE name = 'saves'"
    )
    store.close()
    assert "damaged" in Store.open(tmp_path).notice


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
    ("column", "value"), [("journal", "{}"), ("journal", '{"format": 99}'), ("updated", "noon")]
)
def test_one_unreadable_game_is_a_save_error(store: Store, column: str, value: str) -> None:
    """A save whose content makes no sense says so instead of crashing."""
    store.record(played(HARBOUR))
    store._connection.execute(f"UPDATE saves SET {column} = ?", [value])
    with pytest.raises(SaveError, match="saved game 1 cannot be read"):
        [save.journal for save in store.all()]
