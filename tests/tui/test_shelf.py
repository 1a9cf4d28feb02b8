"""What the list of scenarios knows of saved games."""

from __future__ import annotations

from pathlib import Path

from game.play.saves import Store
from game.tui.launch import Launch
from game.tui.screens.briefing import Briefing
from game.tui.screens.decision import Decision
from game.tui.shelf import read_shelf, resumed, with_saves
from tests.samples import HARBOUR, played, table_of
from tests.tui.driving import driving


def test_a_game_without_a_decision_is_not_offered(tmp_path: Path) -> None:
    """There is nothing in it to go on with."""
    store = Store.open(tmp_path)
    game = played(HARBOUR, "turn_away")
    game.undo()
    store.record(game)
    (shelved,) = read_shelf([HARBOUR])
    assert with_saves(shelved, store).save is None


def test_a_game_of_a_scenario_that_changed_leaves_the_old_one_alone(tmp_path: Path) -> None:
    """What is played from there on is a save of its own."""
    store = Store.open(tmp_path)
    store.record(played(HARBOUR, "ask_again", "turn_away"))
    before = store.all()
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR.read_text("utf-8").replace("turn_away", "send_off"), "utf-8")
    (shelved,) = read_shelf([path])
    found = resumed(with_saves(shelved, store), store)
    assert found is not None
    assert "goes on after 1 decision, as a game of its own" in found.notice
    found.playthrough.choose("send_off")
    store.record(found.playthrough)
    assert store.all()[1:] == before


async def test_a_save_that_another_program_changed_is_parted_from_in_words(tmp_path: Path) -> None:
    """The player is told under which number the game is kept from then on."""
    mine, yours = Store.open(tmp_path), Store.open(tmp_path)
    game = played(HARBOUR, "turn_away")
    mine.record(game)
    (save,) = yours.all()
    other = yours.go_on(save, table_of(HARBOUR)).playthrough
    yours.record(other)
    async with driving(Launch(game, store=mine)) as player:
        await player.at(Decision)
        await player.press("1", "enter", "enter")
        await player.sees("Another program has meanwhile gone on")
    assert {one.id for one in mine.all()} == {"1", "2"}


async def test_a_file_opened_lately_and_played_from_the_list_comes_first(tmp_path: Path) -> None:
    """As it would, had it been named in the command."""
    store = Store.open(tmp_path / "home")
    files = tuple(tmp_path / name for name in ("one.yaml", "two.yaml"))
    for file in files:
        file.write_text(HARBOUR.read_text("utf-8"), "utf-8")
        store.memory.opened(file)
    assert store.memory.lately() == [files[1], files[0]]
    async with driving(Launch(scenarios=files, store=store)) as player:
        await player.sees("The harbour, one night")
        await player.press("1", "enter")
        await player.at(Briefing)
    assert store.memory.lately() == list(files)
