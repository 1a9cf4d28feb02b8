"""Line by line, where games cannot be kept: it is said, and the game goes on."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from game.commands.checking import check
from game.plain import run
from game.play.saves import FILE, Store
from tests.cli.running import call
from tests.faulty_homes import NOTHING_IS_KEPT, damaged, disk, fill
from tests.samples import HARBOUR, played

TO_THE_END = "turn_away\n\nexplain\n"


def game_over(*options: str) -> str:
    """Play the harbour to its end, and return what was said on the way, as one line."""
    result = call("play", str(HARBOUR), "--plain", *options, said=TO_THE_END)
    assert result.exit_code == 0, result.stderr
    said = " ".join(result.stdout.split())
    assert "Debrief." in said
    return said


@pytest.mark.parametrize("name", NOTHING_IS_KEPT)
def test_a_game_that_cannot_be_kept_is_played_in_memory(home: Path, name: str) -> None:
    """The reason comes first, and at the end that nothing was kept; the home stays as it is."""
    break_it, message = NOTHING_IS_KEPT[name]
    break_it(home)
    before = sorted(home.rglob("*"))
    said = game_over()
    assert message in said
    assert "What you play now is not kept." in said
    assert said.endswith("It is not kept.")
    assert sorted(home.rglob("*")) == before


def test_a_damaged_file_is_put_aside_and_the_game_is_kept(home: Path) -> None:
    """The player is told where it is."""
    damaged(home)
    said = game_over()
    assert "The damaged file was kept as" in said
    assert "It is kept as saved game 1." in said


def test_a_disk_that_is_full_from_the_start(home: Path) -> None:
    """Nothing can be kept, and the reason is said."""
    with disk(home, "size=64k"):
        fill(home)
        said = game_over()
        assert "the disk is full" in said
        assert said.endswith("It is not kept.")


def test_a_disk_that_fills_up_on_the_way(home: Path) -> None:
    """What was kept before stands, sound, and the game goes on."""
    with disk(home, "size=256k"):
        store = Store.open()
        for seed in range(3):
            store.record(played(HARBOUR, "ask_again", seed=seed))
        before = store.all()
        rest = fill(home)
        out = StringIO()
        run(played(HARBOUR), StringIO(TO_THE_END), out, store=store)
        said = " ".join(out.getvalue().split())
        assert "the disk is full. The game goes on, and is not kept." in said
        assert said.endswith("Your last decisions are not kept.")
        store.close()
        assert game_over().endswith("not kept.")
        rest.unlink()
        again = Store.open()
        assert (again.notice, again.all()) == ("", before)
        with closing(sqlite3.connect(home / FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, with every byte."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("has_saves", [False, True])
def test_a_disk_that_may_only_be_read(tmp_path: Path, home: Path, has_saves: bool) -> None:
    """So for the superuser too; saves that lie there are not harmed."""
    before = tmp_path / "before"
    before.mkdir()
    if has_saves:
        store = Store.open(before)
        store.record(played(HARBOUR, "turn_away"))
        store.close()
    with disk(home, "size=1m"):
        shutil.copytree(before, home, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
        said = game_over()
        assert "What you play now is not kept." in said
        there, as_it_was = (
            {one.name: one.read_bytes() for one in at.iterdir()} for at in (home, before)
        )
        assert there == as_it_was


@pytest.mark.parametrize("name", NOTHING_IS_KEPT)
def test_who_wants_to_go_on_is_told_why_not(home: Path, name: str) -> None:
    """Nothing is said of a game that is played now, for none is."""
    break_it, message = NOTHING_IS_KEPT[name]
    break_it(home)
    for scenario in ([], [str(HARBOUR)]):
        result = call("play", "--plain", *scenario, "--resume")
        assert result.exit_code == 2
        assert message in result.stderr
        assert "is not kept" not in result.stderr


@pytest.mark.parametrize("scenario", [[], [str(HARBOUR)]], ids=["any", "one"])
def test_who_wants_to_go_on_is_told_of_a_damaged_file(home: Path, scenario: list[str]) -> None:
    """That is why there is no such game."""
    damaged(home)
    result = call("play", "--plain", *scenario, "--resume=3")
    assert result.exit_code == 2
    assert "there is no saved game `3` here. The saved games could not be read." in result.stderr


def test_the_list_says_what_is_wrong_with_the_saves(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is what opens them, and a damaged file is told of once."""
    monkeypatch.setattr("game.terminal.is_live", lambda: True)
    damaged(home)
    said = " ".join(call("play", "--plain", said="q\n").stdout.split())
    assert said.startswith("The saved games could not be read. The damaged file was kept as")
    assert call("play", "--plain", said="q\n").stdout.startswith("Scenarios.")


def test_a_check_says_what_is_wrong_with_the_saves(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It opens them to remember the file."""
    damaged(home)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    check([str(HARBOUR)], "text", strict=False)
    assert "The damaged file was kept as" in capsys.readouterr().err
