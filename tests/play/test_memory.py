"""What is remembered beyond single games, and saves from before anything was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.play import Playthrough
from game.play.memory import LATELY, Remembered
from game.play.saves import SaveError, Store, recalled
from tests.samples import HARBOUR, played


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Saves in an empty folder."""
    return Store.open(tmp_path)


def _remembered(store: Store, game: Playthrough) -> Remembered:
    return store.memory.of(str(game.scenario.id))


def _to_the_end(game: Playthrough, option: int) -> Playthrough:
    while not game.is_over:
        game.choose(game.offered[option])
    return game


def test_what_was_tried_outlives_being_taken_back(store: Store) -> None:
    """A choice made and taken back was tried, and so was every state on the way."""
    game = played(HARBOUR)
    first, second = game.offered[:2]
    state = game.world.place
    for option in (first, second):
        game.choose(option)
        store.record(game)
        game.undo()
    store.record(game)
    found = _remembered(store, game)
    assert found.choices[state] == {first, second}
    assert {step_state for step_state, _ in game.tried} <= found.states
    assert (found.endings, found.ways) == (frozenset(), 0)


def test_ways_are_counted_by_their_choices(store: Store) -> None:
    """The same choices are one way however often they are made; other choices are another."""
    for option in (0, 0, -1):
        game = _to_the_end(played(HARBOUR), option)
        store.record(game)
    found = _remembered(store, game)
    assert found.ways == 2
    assert game.world.place in found.endings


def test_files_opened_lately_drop_out_when_they_are_gone(store: Store, tmp_path: Path) -> None:
    """The last one opened comes first, each once; those that are gone are left out."""
    files = [tmp_path / f"{name}.yaml" for name in ("one", "two", "three")]
    for file in files:
        file.touch()
    for file in (*files, files[0]):
        store.memory.opened(file)
    files[2].unlink()
    assert store.memory.lately() == [files[0], files[1]]
    store.memory.opened_again(files[1])
    store.memory.opened_again(tmp_path / "other.yaml")
    assert store.memory.lately() == [files[1], files[0]]


def test_only_the_last_files_are_remembered(store: Store, tmp_path: Path) -> None:
    """What was opened long ago makes room."""
    files = [tmp_path / f"{number}.yaml" for number in range(LATELY + 3)]
    for file in files:
        file.touch()
        store.memory.opened(file)
    assert store.memory.lately() == files[:2:-1]


def test_a_path_no_system_can_have_is_gone(store: Store) -> None:
    """A row that somebody else wrote harms nothing."""
    store._connection.execute("INSERT INTO opened VALUES (?, ?)", ["/\0.yaml", "2026"])
    assert store.memory.lately() == []


def test_what_cannot_be_read_is_said(store: Store) -> None:
    """Where the tables are gone, the error is one for the player."""
    store._connection.execute("DROP TABLE ways")
    with pytest.raises(SaveError, match="Saved games cannot be reached"):
        store.memory.of("harbour")


def test_what_was_found_is_said() -> None:
    """Of the scenario's endings alone; paths where there were any."""
    found = Remembered(frozenset({"home", "gone"}))
    assert found.found_of(["home", "lost"]) == ["1 of 2 endings found"]
    for ways, said in ((1, "1 path tried"), (2, "2 paths tried")):
        assert replace(found, ways=ways).found_of(["home"]) == ["1 of 1 endings found", said]


def test_what_was_chosen_here_is_known_before_it_is_kept(store: Store) -> None:
    """What other games chose at this decision, and what was taken back in this one."""
    other, game = played(HARBOUR), played(HARBOUR)
    first, second = game.offered[:2]
    other.choose(first)
    store.record(other)
    game.choose(second)
    game.undo()
    assert recalled(store, str(game.scenario.id)).chosen(game) == {first, second}
    assert Remembered().chosen(game) == {second}


def test_what_cannot_be_remembered_is_nothing(store: Store) -> None:
    """It is a convenience: that the store is broken is said when a game is to be kept."""
    store._connection.execute("DROP TABLE ways")
    assert recalled(store, "harbour") == Remembered()
    assert recalled(None, "harbour") == Remembered()
