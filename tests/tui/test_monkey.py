"""Somebody who presses anything at all, faster than screens can follow, at any size."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

import pytest
from textual.events import Key, MouseDown, MouseUp, Resize
from textual.geometry import Size

from game.play import Playthrough
from game.play.saves import Store
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.screens.leave import Leave
from tests.lengths import lengths
from tests.samples import HARBOUR, table_of
from tests.tui.driving import Driver, driving

SIZES = [(60, 20), (80, 24), (100, 30), (160, 50)]
ODD_SIZES = [(1, 1), (59, 20), (60, 19), (3, 40), (400, 120), (200, 2)]
KEYS = [
    *["enter"] * 30,
    *["1", "2", "3", "4"] * 4,
    *["escape"] * 6,
    *["space"] * 4,
    *["right", "left", "down", "up", "tab", "home", "end", "pageup", "pagedown", "f1"] * 2,
    *"wrumplfe?tnqsjkhgcbd0y",
    *["ctrl+p", "ctrl+c", "backspace", "delete", "shift+tab"],
]
PRESSES = 200


@lengths("seeds", short=4, long=300)
async def test_whatever_is_pressed_nothing_breaks_and_one_can_always_leave(
    seeds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys, clicks and sizes at random, then the two keys with which one leaves."""
    monkeypatch.chdir(tmp_path)  # whatever is written to files goes there
    for seed in range(seeds):
        dice = Random(seed)
        launch = Launch(
            Playthrough(table_of(HARBOUR), seed) if dice.random() < 0.7 else None,
            (HARBOUR,),
            store=Store.open(tmp_path / str(seed)),
        )
        async with driving(launch, dice.choice(SIZES)) as player:
            await _press_anything(player, dice)
            await _leave(player)
            assert player.app.crash is None


async def _press_anything(player: Driver, dice: Random) -> None:
    app = player.app
    for _ in range(PRESSES):
        if app.return_code is not None:
            return
        chance = dice.random()
        if chance < 0.02:
            size = Size(*dice.choice([*SIZES, *ODD_SIZES]))
            app.post_message(Resize(size, size))
        elif chance < 0.05:
            _click(app, dice.randrange(app.size.width), dice.randrange(app.size.height))
        else:
            key = dice.choice(KEYS)
            app.post_message(Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(dice.choice([0, 0, 0, 0.005, 0.05]))


def _click(app: GameApp, x: int, y: int) -> None:
    for what in (MouseDown, MouseUp):
        app.post_message(what(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False))


async def _leave(player: Driver) -> None:
    """Leave from wherever one stands: not by a size, and not by a program that has ended."""
    app = player.app
    if app.return_code is None:
        await player.resize(80, 24)
    for _ in range(20):
        if app.return_code is not None:
            return
        await player.press("enter" if isinstance(app.screen, Leave) else "escape")
        if not isinstance(app.screen, Leave):
            await player.press("q")
    assert await player.has_left() == 0
