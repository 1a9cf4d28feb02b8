"""The saves: what is kept, what is found again, and what happens when it cannot be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.folders import data_folder
from game.play import Playthrough
from game.play.memory import Remembered
from game.play.saves import FILE, SaveError, Store
from tests.lengths import lengths
from tests.samples import HARBOUR, played, table_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Saves in an empty folder."""
    return Store.open(tmp_path)


def _going_on(store: Store, save_id: str) -> Playthrough:
    """Return a save played again, to be written to that save."""
    save = store.get(save_id)
    assert save is not None
    return store.go_on(save, table_of(HARBOUR)).playthrough


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


def _remove(home: Path) -> None:
    for file in home.iterdir():
        file.unlink()


def _remove_folder(home: Path) -> None:
    shutil.rmtree(home)


def _rename_folder(home: Path) -> None:
    home.rename(home.with_name("elsewhere"))


def _put_another_in_its_place(home: Path) -> None:
    _rename_folder(home)
    other = Store.open(home)
    other.record(played(HARBOUR, "ask_again"))
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="open files stay where they are")
@pytest.mark.parametrize(
    "gone", [_remove, _remove_folder, _rename_folder, _put_another_in_its_place]
)
def test_a_file_that_is_taken_away_is_made_anew(
    tmp_path: Path, gone: Callable[[Path], None]
) -> None:
    """The game goes on in the file that stands there; what else that holds is not touched."""
    home = tmp_path / "home"
    store = Store.open(home)
    game = played(HARBOUR, "ask_again", seed=5)
    store.record(game)
    gone(home)
    others = [] if not home.exists() else Store.open(home).all()
    game.choose("turn_away")
    kept = store.record(game)
    store.close()
    again = Store.open(home)
    save = again.get(kept.id)
    assert save is not None
    assert save.journal == game.journal
    assert again.all()[1:] == others


def test_a_program_that_ends_leaves_one_file(tmp_path: Path) -> None:
    """Whoever copies it has all games, though something still held the saves in the end."""
    code = (
        "import ctypes; from pathlib import Path; from game.play.saves import Store;"
        "from tests.samples import HARBOUR, played;"
        f"store = Store.open(Path({str(tmp_path)!r}));"
        "store.record(played(HARBOUR, 'ask_again'));"
        "ctypes.pythonapi.Py_IncRef(ctypes.py_object(store._connection))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
    assert [file.name for file in tmp_path.iterdir()] == [FILE]
    assert [save.steps for save in Store.open(tmp_path).all()] == [1]


@pytest.mark.skipif(os.name == "nt", reason="there, home is closed to others anyway")
def test_nobody_else_looks_into_the_folder_of_saves(tmp_path: Path) -> None:
    """Nor into those above it that were made for it; what was there stays as it was."""
    tmp_path.chmod(0o755)
    Store.open(tmp_path / "share" / "games")
    found = [one.stat().st_mode & 0o777 for one in (tmp_path, *sorted(tmp_path.glob("**/*/")))]
    assert found == [0o755, 0o700, 0o700]


def test_a_folder_that_cannot_be_made_again_is_a_save_error(tmp_path: Path) -> None:
    """Nothing is kept in a file that has no name any more."""
    store, game = Store.open(tmp_path / "home"), played(HARBOUR, "ask_again")
    store.record(game)
    _rename_folder(tmp_path / "home")
    (tmp_path / "home").write_text("in the way")
    game.choose("turn_away")
    with pytest.raises(SaveError, match="cannot be made"):
        store.record(game)


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
    assert [save.can_go_on for save in store.all()].count(True) == 1
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


def _together(count: int, code: str, home: Path) -> None:
    """Let programs do something at the same moment; none may fail."""
    waiting = f"import sys; {_LOADING}; print(flush=True); sys.stdin.readline(); {code}"
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", waiting, str(number)],
            env={**os.environ, "MEASURED_RESPONSE_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(count)
    ]
    for program in programs:
        assert program.stdout is not None
        program.stdout.readline()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.flush()
    for program in programs:
        _, complaint = program.communicate(timeout=60)
        assert program.returncode == 0, complaint.decode()


_LOADING = (
    "from game.play.saves import Store; from tests.samples import HARBOUR, played;"
    " game = played(HARBOUR, seed=int(sys.argv[1]))"
)


@lengths("rounds", short=2, long=60)
def test_programs_that_find_damage_together_lose_nothing(tmp_path: Path, rounds: int) -> None:
    """One of them sets the file aside; the games of all stand in the fresh one."""
    damage = b"no database at all" * 1000
    for number in range(rounds):
        home = tmp_path / str(number)
        home.mkdir()
        (home / FILE).write_bytes(damage)
        _together(4, "Store.open().record(game)", home)
        (aside,) = home.glob("saves.damaged-*.sqlite3")
        assert aside.read_bytes() == damage
        assert sorted(save.journal.seed for save in Store.open(home).all()) == [0, 1, 2, 3]


@lengths("rounds", short=1, long=30)
def test_programs_that_play_together_lose_nothing(tmp_path: Path, rounds: int) -> None:
    """Each keeps each of its turns, in a file that all of them make and write."""
    play = (
        "store = Store.open(); [(game.choose(game.offered[0]), store.record(game)) for _ in '12']"
    )
    for number in range(rounds):
        _together(4, play, tmp_path / str(number))
        saves = Store.open(tmp_path / str(number)).all()
        assert sorted((save.journal.seed, save.steps) for save in saves) == [
            (seed, 2) for seed in range(4)
        ]
