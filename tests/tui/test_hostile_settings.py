"""What stands in the user's folders, whatever it is: nothing waits for it, nothing breaks."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.breakdown import FILE, told
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.leaf import keep_leaf, kept_leaf
from game.tui.screens.briefing import Briefing
from game.tui.settings import CONFIG, CONFIG_BYTES, MOST_TOLD, keep_theme, read_settings
from game.tui.views.first_page import first_page
from tests.lengths import lengths
from tests.mutations import mutated
from tests.samples import BARE, played
from tests.tui.driving import driving

GOOD = b"""# What I like
animations = false
[keys]
why = "r"
help = ["?", "f1"]
look_at = ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
"""
MANY = range(2_000)
CONFIGS = {
    "deep": b"a = " + b"[" * 10_000,
    "a huge number": b"a = " + b"9" * 5_000,
    "a long name": b"a." * 8_000 + b"a = 1",
    "strangers": b"".join(b"k%d=1\n" % n for n in MANY),
    "strange keys": b"[keys]\n" + b"".join(b"k%d=1\n" % n for n in MANY),
    "a key of signs": b'[keys]\nleave = "' + b"+" * 16_000 + b'"',
    "no table": b"keys = 5",
    "too large": b"#" * (CONFIG_BYTES + 1),
    "control characters": b'"\\u001b[2J" = 1\n[keys]\n"\\u202e" = "x"\nleave = "\\u001b"\n',
    "zeros": b"\0" * 1_000,
    "a time that never was": b"a = 9999-99-99",
    "no text": b"\xff\xfe",
}
KEPT = {
    "deep": "[" * 100_000,
    "a huge number": '{"theme": ' + "9" * 5_000 + "}",
    "too large": '{"theme": "' + "x" * 2_000_000 + '"}',
    "a list": '{"theme": [1]}',
    "control characters": '{"theme": "\\u001b[2J\\ud800"}',
    "zeros": "\0" * 100,
}
SECONDS = 2


def _pipe(file: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes here")
    os.mkfifo(file)


def _device(file: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there is no such device here")
    file.symlink_to("/dev/zero")


def _itself(file: Path) -> None:
    file.symlink_to(file)


STRANGE: dict[str, Callable[[Path], None]] = {
    "a pipe": _pipe,
    "a device": _device,
    "a link to itself": _itself,
    "a folder": Path.mkdir,
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the player's own."""
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", CONFIGS)
def test_whatever_is_written_by_hand_is_read_or_complained_of(name: str, home: Path) -> None:
    """At once, each complaint with the file; of very many the first are told."""
    (home / CONFIG).write_bytes(CONFIGS[name])
    begun = time.process_time()
    settings = read_settings()
    assert time.process_time() - begun < SECONDS
    assert 1 <= len(settings.problems) <= MOST_TOLD
    assert all(CONFIG in problem for problem in settings.problems)


async def test_what_is_complained_of_is_only_text(home: Path) -> None:
    """No name in the file drives the terminal."""
    (home / CONFIG).write_bytes(CONFIGS["control characters"])
    settings = read_settings()

    class Configured(GameApp):
        def __init__(self, launch: Launch) -> None:
            super().__init__(launch, settings)

    async with driving(played(BARE), (100, 30), Configured) as player:
        await player.at(Briefing)
        await player.sees("`\ufffd[2J`")
        assert not set("\x1b\u202e") & set(player.screen)


@lengths("count", short=100, long=20_000)
def test_changed_settings_are_read_or_complained_of(count: int, home: Path) -> None:
    """Both files, with something cut, doubled, moved, swapped or overwritten."""
    dice, kept = random.Random(count), b'{"theme": "morning", "more": [1, {"a": null}]}'
    themes = set()
    for _ in range(count):
        (home / CONFIG).write_bytes(mutated(GOOD, dice))
        (home / "settings.json").write_bytes(mutated(kept, dice))
        settings = read_settings()
        themes.add(settings.theme)
        assert all(CONFIG in problem for problem in settings.problems)
    assert {"", "morning"} < themes


@pytest.mark.parametrize("name", KEPT)
def test_whatever_stands_where_the_theme_is_kept(name: str, home: Path) -> None:
    """Some theme, perhaps of none that there is; the next choice is kept."""
    (home / "settings.json").write_text(KEPT[name], "utf-8")
    assert read_settings().theme != "morning"
    keep_theme("morning")
    assert read_settings().theme == "morning"


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_file_is_not_waited_for(name: str, home: Path) -> None:
    """Neither when settings are read, nor when something is to be kept in its place."""
    for file in (CONFIG, "settings.json", FILE):
        STRANGE[name](home / file)
    settings = read_settings()
    assert settings.theme == ""
    (problem,) = settings.problems
    assert f"{CONFIG} cannot be read: " in problem
    keep_theme("morning")
    assert read_settings().theme in {"", "morning"}  # a link may be written over
    assert "ValueError: x" in told(ValueError("x"))


@pytest.mark.parametrize("name", STRANGE)
def test_a_kept_page_that_is_no_file_is_not_waited_for(name: str, home: Path) -> None:
    """It is drawn anew, as if there were none."""
    page = first_page(played(BARE))
    keep_leaf(BARE, page)
    assert kept_leaf(BARE) == page
    (file,) = (home / "cache").iterdir()
    file.unlink()
    STRANGE[name](file)
    assert kept_leaf(BARE) is None
    keep_leaf(BARE, page)
    assert kept_leaf(BARE) in (None, page)  # a link may be written over


@pytest.mark.parametrize(
    "leaf",
    [
        [1, 2, 3],
        [["x", [[0.5, 1, "bold"]]], [], []],
        [["x", [["a", None, "bold"]]], [], []],
        [["x", []], [[["a", []], ["b", []], None, 10**4_000, ["c", []]]], []],
        [["x", []], [[["a", []], ["b", []], None, float("inf"), ["c", []]]], []],
        [["x", [[0, 1, "@click=app.quit"]]], [], []],
    ],
)
def test_a_kept_page_that_makes_no_sense_is_drawn_anew(leaf: list[object], home: Path) -> None:
    """Whatever a page holds that this program would not write."""
    keep_leaf(BARE, first_page(played(BARE)))
    (file,) = (home / "cache").iterdir()
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "leaf": leaf}), "utf-8")
    assert kept_leaf(BARE) is None
