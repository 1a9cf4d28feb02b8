"""Terminals of every kind: what they can show is shown, and they are left as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from game.play.journal import Chose
from game.play.saves import Store
from tests.e2e.terminal import Terminal
from tests.samples import DATA, HARBOUR, played

ENTER = "\r"
_PAINTED = re.compile(r"\x1b\[([\d;]*)m")
NONE, SIXTEEN, MANY, ALL = "none", "sixteen", "256", "all"
KINDS: dict[str, tuple[Mapping[str, str | None], str]] = {
    "without colours": ({"TERM": "vt100"}, NONE),
    "with sixteen colours, of a size that is no number": (
        {"TERM": "xterm", "COLUMNS": "wide", "LINES": "-5"},
        SIXTEEN,
    ),
    "with all colours, of another size than is said": (
        {"TERM": "xterm", "COLORTERM": "truecolor", "COLUMNS": "3", "LINES": "500"},
        ALL,
    ),
    "without a name and a locale": ({"TERM": None, "LANG": ""}, SIXTEEN),
    "for whoever wants no colour": ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, NONE),
    "in the C locale": ({"LC_ALL": "C"}, MANY),
}


def standing(home: Path, environment: Mapping[str, str | None] | None = None) -> Terminal:
    """Return the harbour at its second decision."""
    store = Store.open(home)
    store.record(played(HARBOUR, "turn_away"))
    store.close()
    return Terminal("play", str(HARBOUR), "--resume", home=home, environment=environment or {})


def colours(written: str) -> str:
    """Return how many colours were asked of a terminal."""
    asked = [set(codes.split(";")) for codes in _PAINTED.findall(written)]
    if any("2" in codes and codes & {"38", "48"} for codes in asked):
        return ALL
    if any("5" in codes and codes & {"38", "48"} for codes in asked):
        return MANY
    plain = {str(code) for first in (30, 40, 90, 100) for code in range(first, first + 8)}
    return SIXTEEN if any(codes & plain for codes in asked) else NONE


def decide_and_leave(terminal: Terminal, mark: str = "▸") -> None:
    """Make the first decision on offer, and leave."""
    terminal.wait_for("The morning after")
    terminal.press("1")
    terminal.wait_for(f"{mark} 1")
    confirm_and_leave(terminal)


def confirm_and_leave(terminal: Terminal) -> None:
    """Decide for the option looked at, see what comes of it, and leave."""
    terminal.press(ENTER)
    terminal.wait_for("Is this your decision?")
    terminal.press(ENTER)
    terminal.wait_for("What changed")
    terminal.press("q")
    terminal.wait_for("Leave?")
    terminal.press("y")
    assert terminal.end() == 0
    assert terminal.left_behind == []
    assert "Traceback" not in terminal.written


@pytest.mark.parametrize(("environment", "expected"), KINDS.values(), ids=KINDS)
def test_a_decision_is_made_on_every_kind(
    environment: Mapping[str, str | None], expected: str, tmp_path: Path
) -> None:
    """With no more colours than it has, without any mouse, and no mouse asked for at the end."""
    terminal = standing(tmp_path, environment=environment)
    decide_and_leave(terminal)
    assert colours(terminal.written) == expected
    assert "\x1b[?1000h" in terminal.written


@pytest.mark.parametrize("encoding", ["ascii", "cp437:strict"])
def test_letters_that_a_terminal_lacks_are_like_ones(encoding: str, tmp_path: Path) -> None:
    """Lines, marks and gauges stay where they are; nothing is garbled."""
    terminal = standing(tmp_path, environment={"PYTHONIOENCODING": encoding})
    if encoding.startswith("cp"):
        terminal.wait_for("The morning after")
        terminal.settle()
        assert b"\xc4\xc4\xc4" in terminal.bytes_written  # it has lines of its own
        return
    decide_and_leave(terminal, mark=">")
    assert terminal.bytes_written.isascii()
    assert "-" * 60 in terminal.written


def test_letters_of_another_encoding_are_read(tmp_path: Path) -> None:
    """What is typed on a Latin-1 terminal stands in the box, and in the saved game."""
    terminal = standing(tmp_path, environment={"PYTHONIOENCODING": "latin-1"})
    terminal.wait_for("The morning after")
    terminal.press("1")
    terminal.wait_for("> 1")
    terminal.press("r")
    terminal.wait_for("Why do you")
    terminal.press(b"\xe9t\xe9")
    terminal.settle()
    assert b"\xe9t\xe9" in terminal.bytes_written
    terminal.press(ENTER)
    terminal.wait_for("What do you expect")
    terminal.press(ENTER)
    terminal.wait_for("Your reason:")
    confirm_and_leave(terminal)
    (save,) = Store.open(tmp_path).all()
    last = save.journal.entries[-1]
    assert isinstance(last, Chose)
    assert last.reason == "\xe9t\xe9"


def test_a_dumb_terminal_is_spoken_to_line_by_line(tmp_path: Path) -> None:
    """It is said why; no control sequence is written, and the game is played all the same."""
    terminal = standing(tmp_path, environment={"TERM": "dumb"})
    terminal.wait_for("(TERM=dumb) cannot show the full screen, so the")
    terminal.wait_for("Your choice:")
    terminal.press(f"1{ENTER}")
    terminal.wait_for("Enter means yes:")
    terminal.press(f"{ENTER}q{ENTER}")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.written


def test_problems_are_printed_plainly_on_a_dumb_terminal(tmp_path: Path) -> None:
    """COLORTERM tells of the terminal that an editor was opened from, and not of the editor's."""
    environment = {"TERM": "dumb", "COLORTERM": "truecolor"}
    mistakes = str(DATA / "three_mistakes.yaml")
    terminal = Terminal("check", mistakes, home=tmp_path, environment=environment)
    assert terminal.end() == 1
    assert "error[" in terminal.written
    assert "\x1b" not in terminal.written


def test_the_list_comes_line_by_line_too(tmp_path: Path) -> None:
    """The bare command says why it does not open the list on the full screen."""
    terminal = Terminal(home=tmp_path, environment={"TERM": "dumb"})
    terminal.wait_for("cannot show the full screen")
    terminal.wait_for("Play which?")
    terminal.press(f"q{ENTER}")
    assert terminal.end() == 0


def test_what_is_no_key_is_passed_over(tmp_path: Path) -> None:
    """Letters that are not of UTF-8, keys with impossible numbers, reports of windows too large."""
    terminal = standing(tmp_path)
    terminal.wait_for("The morning after")
    for report in (b"\xe9t\xe9", b"\xff\xfe", b"\x1b[1114112u", b"\x1b[97;5;9999999999u",
                   b"\x1b[48;99999;99999;1;1t", b"\x1b[<0;999999;999999M"):  # fmt: skip
        terminal.press(report)
    terminal.settle()
    terminal.resize(90, 26)
    decide_and_leave(terminal)


def test_errors_kept_in_a_file_do_not_take_the_screen_away(tmp_path: Path) -> None:
    """The full screen is drawn where the player sits, whatever becomes of standard error."""
    shell = Terminal("play", str(HARBOUR), "--seed", "3", home=tmp_path, in_shell=True)
    shell.wait_for("shell: ")
    shell.press(f"{shell.command} 2>{tmp_path}/errors{ENTER}")
    shell.wait_for("read on")
    shell.press("q")
    shell.wait_for("Leave?")
    shell.press("y")
    shell.wait_for("shell: ")
    shell.press(f"echo code=$?{ENTER}")
    shell.wait_for("code=0")
    assert (tmp_path / "errors").read_bytes() == b""


def test_a_game_that_is_told_to_a_file_says_so(tmp_path: Path) -> None:
    """Whoever types is told why nothing is to be seen; the file holds plain text alone."""
    shell = Terminal("play", str(HARBOUR), "--seed", "3", home=tmp_path, in_shell=True)
    shell.wait_for("shell: ")
    shell.press(f"{shell.command} >{tmp_path}/told{ENTER}")
    shell.wait_for("standard output is no terminal, so the game")
    shell.press(f"q{ENTER}")
    shell.wait_for("shell: ")
    shell.press(f"echo code=$?{ENTER}")
    shell.wait_for("code=0")
    told = (tmp_path / "told").read_text("utf-8")
    assert "The harbour, one night" in told
    assert "You leave the game here." in told
    assert "\x1b" not in told
