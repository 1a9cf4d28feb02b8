"""Somebody who presses anything at all, faster than screens can follow, at any size."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest
from textual.events import Key

from game.locations import find_scenario
from game.play import Playthrough, replay
from game.play.saves import Store
from game.tui.launch import Launch
from game.tui.screens.leave import Leave
from tests.samples import HARBOUR, table_of
from tests.tui.driving import Driver, driving
from tests.tui.hands import USUAL, Hands

KEYS = [
    *["enter"] * 30,
    *["1", "2", "3", "4"] * 4,
    *["escape"] * 6,
    *["space"] * 4,
    *["right", "left", "down", "up", "tab", "home", "end", "pageup", "pagedown", "f1"] * 2,
    *"wrumplfe?tnqsjkhgcbd0y",
    *["ctrl+p", "ctrl+c", "backspace", "delete", "shift+tab"],
]
ODD_KEYS = [*(f"ctrl+{letter}" for letter in ascii_lowercase), *(f"f{n}" for n in range(1, 25)),
            *"äß→漢🚀", "insert", "shift+up", "ctrl+home", "alt+enter"]  # fmt: skip
AT_ONCE = 20
"""Presses after which it is looked whether the program still answers."""
STUCK = 30
"""Seconds after which a program that does not answer is stuck; many times what it takes."""
DAILY = pytest.param(range(3), 60, id="seeds 0 to 2")
LONG = [
    pytest.param(range(at, at + 10), 200, id=f"seeds {at} to {at + 9}", marks=[pytest.mark.long])
    for at in range(0, 300, 10)
]


class Stuck(Exception):
    """The program did not answer; where it was stands in the traceback."""


@contextmanager
def answering() -> Iterator[None]:
    """Break off what takes longer than any answer may: a loop that never ends, too."""

    def break_off(*_: object) -> None:
        raise Stuck(f"no answer for {STUCK} seconds")

    before = signal.signal(signal.SIGALRM, break_off)
    signal.alarm(STUCK)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(("seeds", "presses"), [DAILY, *LONG])
async def test_whatever_is_pressed_nothing_breaks_and_one_can_always_leave(
    seeds: range, presses: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys, mouse and sizes at random, then the two keys with which one leaves; games are kept."""
    monkeypatch.chdir(tmp_path)  # whatever is written to files goes there
    done: Counter[str] = Counter()
    for seed in seeds:
        try:
            await _play(seed, presses, tmp_path / str(seed), done)
        except BaseException as error:
            error.add_note(f"with seed {seed}")
            raise
    sys.stdout.write(", ".join(f"{count} {what}" for what, count in sorted(done.items())))
    # Else it would show nothing: that many screens were come by, and the page that decides.
    assert done["presses at Decision"]
    assert len([one for one in done if one.startswith("presses at")]) >= 4


async def _play(seed: int, to_press: int, home: Path, done: Counter[str]) -> None:
    """Sit down, press, and leave; whoever left early sits down again and goes on."""
    dice, store = Random(seed), Store.open(home)
    table = table_of(dice.choice([HARBOUR, HARBOUR, find_scenario("erbil_2021")]))
    file = Path(table.scenario.file)
    game = Playthrough(table, seed) if dice.random() < 0.7 else None
    while to_press > 0:
        launch = Launch(game, (file,), store=store)
        async with driving(launch, dice.choice(USUAL)) as player:
            hands = Hands(player.app, dice)
            while to_press > 0 and player.app.return_code is None:
                to_press -= AT_ONCE
                with answering():
                    await _press_anything(player, hands, dice, done)
            await _leave(player)
            assert player.app.crash is None
        games = [(save, replay(table, save.journal)) for save in store.all()]
        assert [replayed.stopped for _, replayed in games] == [None] * len(games)
        game = next((replayed.playthrough for save, replayed in games if save.can_go_on), None)
    done["decisions kept"] += sum(save.steps for save, _ in games)
    done["games finished"] += sum(save.ending is not None for save, _ in games)
    store.close()


async def _press_anything(player: Driver, hands: Hands, dice: Random, done: Counter[str]) -> None:
    """Press, point and resize; then wait until all of it has been taken in and drawn."""
    app = player.app
    for _ in range(AT_ONCE):
        if app.return_code is not None:
            return
        done[f"presses at {type(app.screen).__name__}"] += 1
        chance = dice.random()
        if chance < 0.05:
            hands.resize()
            done["sizes"] += 1
        elif chance < 0.15:
            hands.anything()
            done["reports of the mouse and the window"] += 1
        else:
            key = dice.choice(ODD_KEYS if dice.random() < 0.05 else KEYS)
            app.post_message(Key(key, key if len(key) == 1 else None))
            done["keys"] += 1
        await asyncio.sleep(dice.choice([0, 0, 0, 0.005, 0.05]))
    await _answers(player)


async def _answers(player: Driver) -> None:
    """Wait until all that came so far has been taken in and drawn, or the program has ended."""
    app, drawn, give_up = player.app, asyncio.Event(), time.monotonic() + STUCK
    while not drawn.is_set() and app.return_code is None:
        assert time.monotonic() < give_up, f"no answer; on the screen:\n{player.screen}"
        # What is asked of a screen that goes meanwhile is never answered: it is asked again.
        app.call_later(app.call_after_refresh, drawn.set)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(drawn.wait(), 0.5)


async def _leave(player: Driver) -> None:
    """Leave from wherever one stands: not by a size, and not by a program that has ended."""
    app = player.app
    if app.return_code is None:
        await player.resize(80, 24)
    for _ in range(20):
        if app.return_code is not None:
            return
        with answering():
            for key in ["enter"] if isinstance(app.screen, Leave) else ["escape", "q"]:
                app.post_message(Key(key, key if len(key) == 1 else None))
                await _answers(player)
    assert await player.has_left() == 0
