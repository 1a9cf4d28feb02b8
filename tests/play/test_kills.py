"""A program that is killed loses at most the step that it was just writing down."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from game.play import replay
from game.play.saves import FILE, Store
from tests.lengths import lengths
from tests.play.playing_for_ever import digest
from tests.samples import HARBOUR, table_of

KILLS = 10
"""Of each game: it is gone on with as often."""
LIFE = 0.06
"""Seconds that a program lives at most after its first step was kept: time for some dozens."""


def _play_and_kill(folder: Path, seed: int, dice: random.Random) -> list[tuple[str, str]]:
    """Let a program play, kill it at a random moment, and return what it said."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.play.playing_for_ever", str(folder), str(seed)],
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    first = program.stdout.readline()
    # Now and then while the very first step is being written.
    time.sleep(dice.choice((0, dice.uniform(0, 0.005), dice.uniform(0, LIFE))))
    program.kill()
    rest, _ = program.communicate()
    # The last line may be torn; what it would have said is not known.
    lines = [line.split() for line in (first + rest).decode().split("\n")[:-1]]
    return [(what, name) for what, name in lines]


def _what_is_kept(folder: Path) -> str | None:
    """Return the digest of the one game that is kept, having looked whether all is sound."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = Store.open(folder)
    assert store.notice == ""
    saves = store.all()
    store.close()
    if not saves:
        return None
    (save,) = saves
    replayed = replay(table_of(HARBOUR), save.journal)
    assert replayed.stopped is None
    assert replayed.playthrough.journal == save.journal
    assert save.steps == len(replayed.playthrough.turns)
    return digest(save.text)


@lengths("games", short=1, long=50)
def test_a_killed_game_stands_at_the_last_step_kept(tmp_path: Path, games: int) -> None:
    """Or at the one in flight; the database is sound, and the game goes on in the same save."""
    dice = random.Random(games)
    in_flight = steps = 0
    for game in range(games):
        folder = tmp_path / str(game)
        kept: str | None = None
        for life in range(KILLS):
            said = _play_and_kill(folder, game * KILLS + life, dice)
            kept = next((name for what, name in reversed(said) if what == "kept"), kept)
            about = said[-1][1] if said and said[-1][0] == "about" else kept
            stands = _what_is_kept(folder)
            assert stands in {kept, about}
            in_flight += stands != kept
            steps += len(said) // 2
            kept = stands
    sys.stdout.write(f"{games * KILLS} kills, {steps} steps, {in_flight} kept in flight\n")
    assert steps  # how many depends on how busy the machine is
