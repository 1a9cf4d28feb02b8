"""Where what is written goes to: streams of other encodings, and pipes that nobody reads."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reports.cells import width
from game.streams import speak_plainly
from tests.cli.running import process
from tests.samples import HARBOUR, HOSTILE

COMMANDS = [
    ["play", str(HARBOUR), "--plain"],
    ["check", str(HARBOUR)],
    ["explore", str(HARBOUR)],
    ["explore", str(HARBOUR), "--json"],
    ["graph", str(HARBOUR)],
    ["schema"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_pipe_that_nobody_reads_ends_the_command_quietly(arguments: list[str]) -> None:
    """Exit 1, and not a word: whoever closed it knows."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "game", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=nobody,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252:strict", "shift_jis"])
@pytest.mark.parametrize("scenario", [HARBOUR, HOSTILE], ids=lambda one: one.stem)
def test_a_game_is_told_in_any_encoding(scenario: os.PathLike[str], encoding: str) -> None:
    """What cannot be written is written nearly, in as many lines; nothing breaks down."""
    arguments = ("play", str(scenario), "--plain", "--seed", "1")
    expected = process(*arguments)
    done = subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=60,
        check=False,
    )
    told = done.stdout.decode(encoding.partition(":")[0])
    assert (done.returncode, done.stderr) == (expected.returncode, b"")
    assert len(told.splitlines()) == len(expected.stdout.splitlines())


def in_ascii(text: str) -> str:
    """Return what an ASCII stream of the program is given for a text."""
    speak_plainly()
    into = io.BytesIO()
    stream = io.TextIOWrapper(into, encoding="ascii", errors="nearest", newline="")
    stream.write(text)
    stream.flush()
    return into.getvalue().decode("ascii")


@given(st.text())
def test_as_many_cells_are_written_as_were_laid_out(text: str) -> None:
    """One for each: what stood in columns stays in columns."""
    printed = "".join(one for one in text if one.isprintable())
    assert len(in_ascii(printed)) == width(printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Who’s there?” – café…", '"Who\'s there?" - cafe.'),
        ("╭─┬─╮ ━━○── ▲1 ▸ 1", "+-+-+ ==o-- ^1 > 1"),
        ("漢字", "????"),
        ("e\N{COMBINING ACUTE ACCENT}", "e"),
        ("\ud800", "?"),
    ],
)
def test_what_is_like_what(text: str, expected: str) -> None:
    """Marks, quotation marks, lines and accents can be told for what they are."""
    assert in_ascii(text) == expected
