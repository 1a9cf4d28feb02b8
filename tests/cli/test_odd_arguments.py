"""Whatever is written behind a command, it is answered in words, with a code that is promised."""

from __future__ import annotations

import io
import json
import random
import sys
from pathlib import Path

import pytest

from game.cli import run
from tests.cli.running import call
from tests.lengths import lengths
from tests.samples import BARE, HARBOUR

ODD = [
    "", " ", "-", "--", "-x", "--no-such", "-1", "1", "0", "\udcff\udc80", "\x1b[2J", "\u202edne",
    "a\nb\r", "\x07\x9b1m", "x" * 1_000, "x" * 100_001, "9" * 5_000, "-" + "9" * 5_000, "1e400",
    "NaN", "\u0663", "../../../../etc/passwd", "/dev/zero", "/dev/null", "/", ".", "~nobody", "con",
    "{x}", "%s%n%x", "[@click=app.quit]", "[/b]", "left,right", "left/x", ",,/,", "a" * 300 + "/b",
    "\ufffe", "\U0001f680" * 99, "hall.left", "hall.", "erbil", "MR111", "bare_minimum", "json",
    "pipe", "itself", "\udcff.yaml", "a" * 300, "b" * 300 + ".yaml", "c" * 300 + ".test.yaml",
    str(BARE), str(BARE), str(HARBOUR),
]  # fmt: skip
OUTPUTS = [
    "", ".", "-", "x.html", "x.md", "x.svg", "x.dot", "x.mmd", "x", "no/x.html", "\udcff.html",
    "\x1b[2J.html", "a\nb.html", "x" * 300 + ".html", "x.html/y.html", "itself", "itself.html",
    "/dev/full", "/dev/null", "con.html",
]  # fmt: skip
IS, OUT = "<any>", "<output>"
"""In a command: any argument at all, and where it writes to."""
COMMANDS = [
    line.split()
    for line in (
        "<any>", "<any> <any>", "play <any> --plain", "play <any> --json", "play B --seed <any>",
        "play B --choose <any> --json", "play B --choose <any> --plain", "play B --resume=<any>",
        "play --resume=<any>", "play B --choose left --plain --debrief <output>",
        "play <any> <any>", "check <any>", "check <any> --format json",
        "check <any> --format github",
        "check B --format <any>", "check --explain <any>", "check --strict <any> <any>",
        "test <any>", "test <any> B --coverage --json", "explore <any> --json",
        "explore B --choosing <any> --json", "explore B --limit <any> --json",
        "diff <any> B --json",
        "diff B <any>", "graph <any>", "graph B --lit <any>", "graph B -o <output>",
        "packet <any> -o x.html", "packet B -o <output>", "new <any>",
        "new abc --title <any> --role <any>", "author <any>", "schema <any>", "saves <any>",
        "saves export <any>", "saves export 1 -o <output>", "saves import <any>",
        "saves import game.json <any>", "saves remove <any>",
    )
]  # fmt: skip
CONTROLS = {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e"} - {"\n"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> Path:
    """An empty folder to work in, with a pipe, a link to itself, and a saved game."""
    call("play", str(BARE), said="left\n")
    assert home.exists()
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    call("saves", "export", "1", "-o", "game.json")
    for name in ("itself", "itself.html"):
        (folder / name).symlink_to(name)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return folder


def _filled(word: str, dice: random.Random) -> str:
    if OUT in word:
        return word.replace(OUT, dice.choice(OUTPUTS))
    if IS in word:
        some = "".join(chr(dice.choice((dice.randrange(1, 256), 0x2028, 0xDC80, 0x1F680))))
        return word.replace(IS, dice.choice([*ODD, some * dice.randrange(9)]))
    return str(BARE) if word == "B" else word


@lengths("count", short=200, long=20_000)
def test_odd_arguments_are_answered_in_words(
    count: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback; on standard error no control characters; where JSON is asked for, JSON."""
    dice, codes = random.Random(count), set()
    for number in range(count):
        arguments = [_filled(word, dice) for word in COMMANDS[number % len(COMMANDS)]]
        code = run(arguments)
        said = capsys.readouterr()
        codes.add(code)
        shown = ascii([one[:80] for one in arguments])
        assert code in {0, 1, 2}, (shown, said.err)
        assert not CONTROLS & {*said.err, *said.out}, shown
        assert said.err or code != 2, shown
        if said.out and ("--json" in arguments or arguments[-2:] == ["--format", "json"]):
            data = json.loads(said.out)
            assert data["format"] == 1, shown
            assert "error" in data or code != 2, shown
    assert codes == {0, 1, 2}
    assert here.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COLUMNS", "-5"), ("COLUMNS", "99999999999"), ("COLUMNS", "\udcff"), ("COLUMNS", "1"),
        ("TERM", "\udcff"), ("TERM", "../../x"), ("NO_COLOR", "\x1b"),
        ("MEASURED_RESPONSE_HOME", "~nobody9/x"), ("MEASURED_RESPONSE_HOME", "/dev/null"),
        ("MEASURED_RESPONSE_HOME", "itself"), ("MEASURED_RESPONSE_HOME", "x" * 5_000),
        ("MEASURED_RESPONSE_HOME", "odd\udcff\x1b[2J"),
        ("MEASURED_RESPONSE_SCENARIOS", "\udcff:~nobody9:/dev/zero:itself:\x1b[2J::" + "x" * 5_000),
    ],
)  # fmt: skip
def test_odd_environments_are_lived_with(
    name: str, value: str, here: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A game is played to its end, and what cannot be kept is said to be not."""
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdin", io.StringIO("left\n"))
    assert run(["play", str(BARE), "--plain"]) == 0
    said = capsys.readouterr()
    assert "it ended at" in said.out
    assert not CONTROLS & {*said.err, *said.out}
    for command in (["saves"], [], ["check", str(BARE)], ["check", "no_such"]):
        assert run(command) in {0, 2}
        said = capsys.readouterr()
        assert not CONTROLS & {*said.err, *said.out}
    assert here.exists()


def test_a_name_that_leaves_no_room_for_that_of_the_tests(tmp_path: Path) -> None:
    """The scenario is checked and played; there are no tests, and there can be none."""
    path = tmp_path / f"{'x' * 248}.yaml"
    path.write_bytes(BARE.read_bytes())
    assert call("check", str(path)).exit_code == 0
    assert call("play", str(path), "--plain", said="left\n").exit_code == 0
    tested = call("test", str(path))
    assert (tested.exit_code, "there are no tests for" in tested.stderr) == (2, True)
