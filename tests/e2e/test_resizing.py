"""A real window of any size, resized at random while somebody plays."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from tests.e2e.terminal import Ended, Terminal
from tests.lengths import lengths
from tests.samples import HARBOUR

ESCAPE = "\x1b"
KEYS = [*["\r"] * 12, *"1234", *" \t?wrmplu", ESCAPE, "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"]
AT_ONCE = 20


@lengths("seconds", short=3, long=180)
def test_a_window_of_any_size_is_lived_with(seconds: int, tmp_path: Path) -> None:
    """From 1 by 1 to 400 by 120, faster than it can be drawn: it answers on, and can be left."""
    dice = Random(seconds)
    terminal = opened(tmp_path)
    sizes = keys = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            for _ in range(AT_ONCE):
                if dice.random() < 0.5:
                    terminal.resize(*any_size(dice))
                    sizes += 1
                else:
                    terminal.press(dice.choice(KEYS))
                    keys += 1
                terminal.skim()
            answers(terminal, dice)
        except Ended:  # Enter alone leads to the end of the debrief, and out of it
            assert terminal.wait_for_end() == 0
            terminal = opened(tmp_path)
    terminal.resize(80, 24)
    assert leave(terminal) == 0
    assert terminal.left_behind == []
    sys.stdout.write(f"{sizes} sizes, {keys} keys\n")


def opened(home: Path) -> Terminal:
    """Begin a game."""
    terminal = Terminal("play", str(HARBOUR), "--seed", "3", home=home)
    terminal.wait_for("read on")
    return terminal


def any_size(dice: Random) -> tuple[int, int]:
    """Return columns and lines: any up to 400 by 120, or a small one."""
    if dice.random() < 0.5:
        return dice.randint(1, 400), dice.randint(1, 120)
    return dice.randint(1, 70), dice.randint(1, 25)


def leave(terminal: Terminal) -> int:
    """Close whatever is open, and leave; return the exit code."""
    while "Leave?" not in terminal.text:
        terminal.press(ESCAPE)
        terminal.settle()
        terminal.press("q")
        terminal.settle()
    terminal.press("y")
    return terminal.end()


def answers(terminal: Terminal, dice: Random) -> None:
    """Wait for what can be told for sure: a window that is too small says so, whatever it shows."""
    terminal.resize(dice.randint(42, 59), dice.randint(5, 30))
    terminal.wait_for("This needs 60")
