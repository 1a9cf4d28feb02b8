"""The command in a real terminal, from its first screen to its exit code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

ENTER = "\r"


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (120, 40)])
def test_a_decision_is_kept_and_gone_on_with(tmp_path: Path, columns: int, rows: int) -> None:
    """Whoever decides, leaves and resumes stands after that decision, at every size."""
    first = Terminal("play", "erbil_2021", "--seed", "5", home=tmp_path, columns=columns, rows=rows)
    first.wait_for("read on")
    first.press_until(ENTER, "Give the case to your own agencies alone")
    first.press("2")
    first.wait_for("▸ 2")
    first.press(ENTER)
    first.wait_for("Is this your decision?")
    first.press(ENTER)
    first.wait_for("What changed")
    first.press("q")
    first.wait_for("Leave?")
    first.press("y")
    assert first.end() == 0

    again = Terminal("play", "erbil_2021", "--resume", home=tmp_path, columns=columns, rows=rows)
    again.wait_for("Hold until the case is firm")
    again.press("q")
    again.wait_for("Leave?")
    again.press(ENTER)
    assert again.end() == 0


def test_the_list_opens_and_is_left(tmp_path: Path) -> None:
    """The bare command shows the scenarios; leaving it ends with exit code 0 and no complaint."""
    terminal = Terminal(home=tmp_path)
    terminal.wait_for("Erbil, February 2021")
    terminal.press("q")
    terminal.wait_for("Leave?")
    terminal.press(ENTER)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.text


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_game_is_put_aside_for_the_shell_and_brought_back(tmp_path: Path) -> None:
    """Ctrl+Z gives the shell its terminal back, `fg` the page; Ctrl+C twice leaves, exit code 0."""
    shell = Terminal("play", "erbil_2021", "--seed", "5", home=tmp_path, in_shell=True)
    shell.wait_for("shell: ")
    shell.press(f"{shell.command}{ENTER}")
    shell.wait_for("Seed 5")
    shell.press("\x1a")
    shell.wait_for("Stopped")
    shell.press(f"stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(icanon|echo)' | xargs{ENTER}")
    shell.wait_for("\nicanon echo")
    # What stood there before is wiped off: the page has to be drawn anew.
    shell.press(f"clear; fg{ENTER}")
    shell.wait_for("read on")
    shell.press("\x03")
    shell.wait_for("Leave?")
    shell.press("\x03")
    shell.wait_for("shell: ")
    shell.press(f"echo code=$?{ENTER}")
    shell.wait_for("code=0")


def test_a_plain_game_is_played_and_gone_on_with(tmp_path: Path) -> None:
    """Line by line: an option is heard, decided for, and the game left with words and kept."""
    first = Terminal("play", "erbil_2021", "--plain", "--seed", "5", home=tmp_path, columns=60)
    first.wait_for("Enter reads on:")
    first.press(ENTER)
    first.wait_for("Your choice:")
    first.press(f"2{ENTER}")
    first.wait_for("Decide for option 2? Enter means yes:")
    first.press(ENTER)
    first.wait_for("Enter reads on:")
    first.press("\x03")
    first.wait_for("--resume=1")
    assert first.end() == 130

    again = Terminal("play", "--plain", home=tmp_path)
    again.wait_for("Play which?")
    again.press(f"1{ENTER}")
    again.wait_for("Your choice:")
    again.press(f"log{ENTER}")
    again.wait_for("Decision 1. Who finds out.")
    again.press(f"q{ENTER}")
    again.wait_for("You leave the game here.")
    assert again.end() == 0
