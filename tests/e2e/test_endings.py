"""However the program ends: the terminal is as it was, the game kept, the exit code true."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from game.play.saves import Save, Store
from tests.e2e.terminal import Terminal
from tests.samples import HARBOUR, played

ENTER = "\r"
SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
BROKEN = """
import game.tui.screens.game_screen as broken
def fail(self):
    secret = "nobody else's business"
    raise ValueError(f"a screen that breaks {len(secret)}")
broken.GameScreen.action_map = fail
"""
"""A game in which the key for the map breaks the screen."""


def resumed(home: Path, *options: str, first: str = "") -> Terminal:
    """Return the harbour where it goes on after one decision."""
    store = Store.open(home)
    store.record(played(HARBOUR, "turn_away"))
    store.close()
    terminal = Terminal("play", str(HARBOUR), "--resume", *options, home=home, first=first)
    terminal.wait_for("The morning after")
    return terminal


def kept(home: Path) -> Save:
    """Return the one game that is kept there."""
    (save,) = Store.open(home).all()
    return save


@pytest.mark.parametrize("ending", SIGNALS, ids=lambda one: one.name)
def test_a_signal_gives_the_terminal_back(tmp_path: Path, ending: signal.Signals) -> None:
    """Nothing is left of the full screen, and the exit code tells the signal."""
    terminal = resumed(tmp_path)
    terminal.kill(ending)
    assert terminal.end() == 128 + ending
    assert terminal.left_behind == []
    assert kept(tmp_path).steps == 1


def test_the_player_who_leaves_leaves_nothing_behind(tmp_path: Path) -> None:
    """The test above means something: the game does change the terminal, and changes it back."""
    terminal = resumed(tmp_path)
    terminal.press("1")
    terminal.wait_for("▸ 1")
    terminal.press_until(ENTER, "What changed")
    terminal.press("q")
    terminal.wait_for("Leave?")
    terminal.press("y")
    assert terminal.end() == 0
    assert "\x1b[?1049h" in terminal.written
    assert terminal.left_behind == []


def test_a_screen_that_breaks_gives_the_terminal_back(tmp_path: Path) -> None:
    """A short message says that the game is kept and where the details are; the exit code is 70."""
    terminal = resumed(tmp_path, first=BROKEN)
    terminal.press("m")
    assert terminal.end() == 70
    assert terminal.left_behind == []
    message = terminal.written.rpartition("\x1b")[2]
    assert "The full-screen game is kept up to its last decision." in message
    assert "this should not have happened: ValueError: a screen that breaks 22" in message
    assert "The details are in " in message
    assert "Traceback" not in message
    details = (tmp_path / "last-failure.txt").read_text("utf-8")
    assert "a screen that breaks" in details
    assert "nobody else's business" not in terminal.written + details
    assert kept(tmp_path).steps == 1


def test_a_closed_window_ends_the_game(tmp_path: Path) -> None:
    """The program does not live on without its terminal, and the game is kept."""
    terminal = resumed(tmp_path)
    assert terminal.close() in (128 + signal.SIGHUP, -signal.SIGHUP)
    assert kept(tmp_path).steps == 1


def test_a_closed_window_ends_a_plain_game(tmp_path: Path) -> None:
    """So it is line by line."""
    assert resumed(tmp_path, "--plain").close() == -signal.SIGHUP
    assert kept(tmp_path).steps == 1


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_a_signal_ends_a_plain_game(tmp_path: Path, ending: signal.Signals) -> None:
    """Which changed nothing about the terminal; the game is kept."""
    terminal = resumed(tmp_path, "--plain")
    terminal.kill(ending)
    assert terminal.wait_for_end() == -ending
    assert terminal.left_behind == []
    assert kept(tmp_path).steps == 1


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_a_closed_window_ends_the_game_though_nobody_says_so(tmp_path: Path) -> None:
    """Where the shell keeps the signal to itself, the game does not live on, reading nothing."""
    shell = Terminal("play", str(HARBOUR), home=tmp_path, in_shell=True)
    shell.wait_for("shell: ")
    shell.press(f"trap '' HUP; {shell.command}; echo $? >{tmp_path}/code{ENTER}")
    shell.wait_for("read on")
    shell.close()
    assert (tmp_path / "code").read_text() == "129\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_a_plain_game_is_put_aside_and_brought_back(tmp_path: Path) -> None:
    """Ctrl+Z and `fg`, with the question still open."""
    shell = Terminal("play", str(HARBOUR), "--plain", home=tmp_path, in_shell=True)
    shell.wait_for("shell: ")
    shell.press(f"{shell.command}{ENTER}")
    shell.wait_for("Enter reads on:")
    shell.press("\x1a")
    shell.wait_for("Stopped")
    shell.press(f"fg{ENTER}")
    shell.press_until(ENTER, "Your choice:")
    shell.press(f"q{ENTER}")
    shell.wait_for("You leave the game here.")


def test_the_authors_screen_ends_at_a_signal(tmp_path: Path) -> None:
    """It closes as the game does, and tells the signal in its exit code."""
    (tmp_path / "case.yaml").write_text(HARBOUR.read_text("utf-8"), "utf-8")
    terminal = Terminal("author", str(tmp_path / "case.yaml"), home=tmp_path)
    terminal.wait_for("Problems")
    terminal.kill(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
