"""What would fail on Windows alone: what is imported, and what files are called."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.breakdown import told
from game.play.saves import FILE, Store
from game.tui.launch import Launch
from game.tui.screens.ask import Ask
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.sheet import Sheet
from tests.cli.running import call
from tests.samples import HARBOUR, played
from tests.tui.driving import driving

_MISSING = """
import importlib, os, pkgutil, signal, sys
import platformdirs  # it looks which system this is
missing = {"_curses", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource",
           "syslog", "termios", "tty"}
for name in missing & set(sys.modules) - {"posix"}:
    del sys.modules[name]
class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in missing:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nowhere())
for name in ("SIGALRM", "SIGCONT", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGSTOP", "SIGTSTP",
             "SIGWINCH", "alarm", "setitimer"):
    delattr(signal, name)
for name in ("chown", "fork", "forkpty", "geteuid", "getpgid", "getuid", "killpg", "openpty",
             "setsid"):
    delattr(os, name)
import game
"""
_EVERYTHING = """
for found in pkgutil.walk_packages(game.__path__, "game."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
assert "game.tui.app" in sys.modules
"""


@pytest.mark.parametrize(
    "run",
    [
        _EVERYTHING,
        "from game.cli import run; sys.exit(run(['check', FILE]))",
        "from game.cli import run; sys.exit(run(['play', FILE, '--plain']))",
        "from game.cli import run; sys.exit(run(['explore', FILE, '--json']))",
    ],
    ids=["everything", "check", "play", "explore"],
)
def test_nothing_needs_what_windows_lacks(run: str) -> None:
    """Every module can be imported, and commands run, where Unix's own modules are missing."""
    code = f"{_MISSING}\nFILE = {str(HARBOUR)!r}\n{run}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def why_not_there(name: str) -> str:
    """Return why Windows has no file of this name, or an empty text."""
    if re.search(r'[<>:"/\\|?*\x00-\x1f]', name):
        return "a character"
    if name.endswith((".", " ")):
        return "its end"
    if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name):
        return "a device"
    return "its length" if len(name) > 120 else ""


def all_names(folder: Path) -> Iterator[str]:
    """Yield the name of everything in a folder."""
    found = [path.name for path in folder.rglob("*")]
    assert found
    yield from found


def test_names_that_windows_lacks_are_known() -> None:
    """The tests here can fail."""
    for name in ("a:b", "con", "NUL.yaml", "com1.test.yaml", "end.", "end ", "a" * 200, "a\\b"):
        assert why_not_there(name)
    assert not why_not_there("console.yaml")


DEVICES = ["con", "prn", "aux", "nul", "com1", "lpt9", "com0"]
ASKED = st.one_of(
    st.sampled_from([*DEVICES, "CON", "nul.yaml", "../up", "c:con", "a b.", "console", "x" * 64]),
    st.from_regex(r"[a-z][a-z0-9_]{0,63}", fullmatch=True),
    st.text(min_size=1, max_size=20),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=ASKED)
def test_new_makes_only_files_that_there_can_be_on_windows(
    name: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other name is refused in a sentence, everywhere alike: files are passed on."""
    folder = tmp_path_factory.mktemp("new")
    monkeypatch.chdir(folder)
    done = call("new", "--", name)
    assert done.exit_code in {0, 2}, done.output
    made = sorted(folder.rglob("*"))
    assert bool(made) == (done.exit_code == 0)
    assert not [one.name for one in made if why_not_there(one.name)]


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_is_no_name_for_a_scenario(name: str) -> None:
    """It says why."""
    done = call("new", name)
    assert done.exit_code == 2
    assert f"`{name}` is a device on Windows" in done.stderr


async def test_all_files_of_a_game_can_be_there_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exports, saved games, those set aside, settings, kept pages, the details of a failure."""
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    (home / FILE).write_bytes(b"no database at all" * 100)
    scenario = tmp_path / "case.yaml"
    scenario.write_text(HARBOUR.read_text("utf-8").replace("id: harbour", "id: con", 1), "utf-8")
    game = played(scenario, "ask_again", "turn_away", "explain")
    assert game.scenario.id.startswith("con")
    store = Store.open(home)
    store.record(game)
    async with driving(Launch(game, store=store), (100, 30)) as player:
        await player.enter_until(Debriefing)
        await player.press("t")
        for key in ("enter", "h"):
            await player.press("e")
            await player.at(Ask)
            await player.press(key)
            await player.sees("Written to")
        await player.press("l")
        await player.at(Sheet)
        await player.press("e")
        await player.at(Ask)
        await player.press("enter")
        await player.sees("Written to")
    told(ValueError("a: b"))
    store.close()
    made = list(all_names(tmp_path))
    assert [one for one in made if "damaged" in one]
    assert len([one for one in made if one.endswith((".md", ".html", ".json", ".txt"))]) >= 5
    assert not [one for one in made if why_not_there(one)]
