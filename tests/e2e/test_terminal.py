"""The command in a real terminal, from its first screen to its exit code."""

from __future__ import annotations

import signal
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


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_gives_the_terminal_back(tmp_path: Path, ending: int) -> None:
    """A terminated game leaves the alternate screen and tells the signal in its exit code."""
    terminal = Terminal("play", "erbil_2021", home=tmp_path)
    terminal.wait_for("read on")
    terminal.kill(ending)
    assert terminal.end() == 128 + ending
