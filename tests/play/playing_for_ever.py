"""A program that plays and never stops by itself, to be killed; see ``test_kills``.

It goes on with the one saved game there is, or begins one, and says on standard output what it is
about to write down (``about`` and a digest), and what has been (``kept`` and a digest).
"""

from __future__ import annotations

import os
import random
import sys
from hashlib import sha256
from pathlib import Path

from game.play import Playthrough
from game.play.saves import Store
from tests.samples import HARBOUR, table_of


def digest(journal: str) -> str:
    """Return what a journal is called on standard output."""
    return sha256(journal.encode()).hexdigest()


def _opened(store: Store, seed: int) -> Playthrough:
    """Return the game that was kept, ready to go on; a new one where there is none."""
    for save in store.all():
        return store.go_on(save, table_of(HARBOUR)).playthrough
    return Playthrough(table_of(HARBOUR), seed)


def _move(game: Playthrough, dice: random.Random) -> None:
    """Decide or take back, at random."""
    if game.is_over or dice.random() < 0.2:
        game.undo()
    else:
        reason = "because " * dice.choice((0, 1, 200))
        game.choose(dice.choice(game.offered), reason=reason)


def _say(what: str, game: Playthrough) -> None:
    """Say it at once: what stays in a buffer dies with the program."""
    os.write(1, f"{what} {digest(game.journal.to_json())}\n".encode())


def play_for_ever(folder: Path, seed: int) -> None:
    """Play and keep, until somebody ends it."""
    dice = random.Random(seed)
    store = Store.open(folder)
    game = _opened(store, seed)
    while True:
        _move(game, dice)
        _say("about", game)
        store.record(game)
        _say("kept", game)


if __name__ == "__main__":
    play_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
