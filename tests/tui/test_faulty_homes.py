"""On the full screen, where games cannot be kept: it is said, and the game goes on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from game.commands.resuming import open_store
from game.play.saves import FILE, Store
from game.tui.launch import Launch
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from tests.faulty_homes import NOTHING_IS_KEPT, damaged
from tests.samples import HARBOUR, played
from tests.tui.driving import Driver, driving


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the games of this test are kept, if they can be."""
    return tmp_path / "home"


async def decides(player: Driver) -> None:
    """Read on to the first decision, and make it."""
    await player.enter_until(Decision)
    await player.press("3", "enter", "enter", "enter")
    await player.at(Happened)


@pytest.mark.parametrize("name", NOTHING_IS_KEPT)
async def test_a_game_that_cannot_be_kept_is_played_in_memory(home: Path, name: str) -> None:
    """The reason stands on the first page; who leaves is told that nothing is kept."""
    break_it, message = NOTHING_IS_KEPT[name]
    break_it(home)
    store, notice = open_store()
    game = played(HARBOUR)
    async with driving(Launch(game, store=store, notice=notice), (300, 40)) as player:
        await player.until(lambda: message in " ".join(player.screen.split()))
        await decides(player)
        await player.press("q")
        await player.sees("This game is not being kept")
    assert len(game.turns) == 1


async def test_a_damaged_file_is_put_aside_and_the_game_is_kept(home: Path) -> None:
    """The player is told where it is."""
    damaged(home)
    store, notice = open_store()
    async with driving(Launch(played(HARBOUR), store=store, notice=notice), (300, 40)) as player:
        await player.sees("The damaged file was kept as")
        await decides(player)
    assert [save.steps for save in Store.open().all()] == [1]


async def test_a_file_that_is_in_use_stops_keeping_and_not_the_game(home: Path) -> None:
    """Another program holds it for longer than anybody waits."""
    store = Store.open(patience=0)
    other = sqlite3.connect(home / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with driving(Launch(played(HARBOUR), store=store), (300, 40)) as player:
        await decides(player)
        said = "another program is using it"
        await player.until(lambda: said in " ".join(player.screen.split()))
    other.close()
