"""A game that is kept while it is played, as far as it can be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from game.play.keeping import Keeper
from game.play.saves import FILE, Store
from tests.samples import HARBOUR, played


def test_without_a_store_nothing_is_kept_and_nothing_said() -> None:
    """Whoever plays so knows it."""
    keeper = Keeper(None)
    assert keeper.keep(played(HARBOUR)) == ""
    assert not keeper.is_kept


def test_what_cannot_be_kept_is_said_once_and_tried_again(tmp_path: Path) -> None:
    """Also said is that it is kept again; what is kept without a hitch is not."""
    keeper, game = Keeper(Store.open(tmp_path, patience=0)), played(HARBOUR)
    assert (keeper.keep(game), keeper.is_kept) == ("", True)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    first, second = keeper.keep(game), keeper.keep(game)
    assert "another program is using it" in first
    assert "With your next decision that is tried again." in first
    assert (second, keeper.is_kept) == ("", False)
    other.execute("ROLLBACK")
    other.close()
    assert (keeper.keep(game), keeper.is_kept) == ("The game is kept again.", True)


def test_what_a_save_has_to_say_is_passed_on(tmp_path: Path) -> None:
    """Such as that another program removed it."""
    keeper, game = Keeper(Store.open(tmp_path)), played(HARBOUR)
    keeper.keep(game)
    other = Store.open(tmp_path)
    other.remove("1")
    assert "game of its own, saved game 2" in keeper.keep(game)
