"""The rooms stay apart: what may be loaded by what, looked at in fresh processes."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOADED = "import sys; print('\\n'.join(sys.modules))"


def _loaded_by(code: str) -> set[str]:
    """Return the names of all modules that a fresh process has loaded after ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_LOADED}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("\n"))


def _textual_in(modules: set[str]) -> set[str]:
    return {module for module in modules if module.split(".")[0] == "textual"}


@pytest.mark.parametrize(
    "room", ["scenario", "rules", "play", "analysis", "testing", "reports", "plain", "tui", "cli"]
)
def test_no_room_loads_textual_when_imported(room: str) -> None:
    """Every room can be imported, with all that its door needs, without the full screen."""
    assert not _textual_in(_loaded_by(f"import game.{room}"))


def test_all_of_the_lower_rooms_is_free_of_textual() -> None:
    """Not only the doors: no module of the rooms below the screens loads Textual."""
    modules = _loaded_by(
        "import importlib, pkgutil\n"
        "for room in ('scenario', 'rules', 'play', 'analysis', 'testing', 'reports', 'plain'):\n"
        "    package = importlib.import_module(f'game.{room}')\n"
        "    for found in pkgutil.walk_packages(package.__path__, f'{package.__name__}.'):\n"
        "        importlib.import_module(found.name)"
    )
    assert "game.rules.table" in modules
    assert not _textual_in(modules)


def test_the_scenario_room_knows_nobody() -> None:
    """Reading a file loads no other room."""
    rooms = {module for module in _loaded_by("import game.scenario") if module.startswith("game.")}
    assert {room.split(".")[1] for room in rooms} == {"scenario"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["play", "--help"],
        ["check", "tests/data/bare_minimum.yaml"],
        ["saves"],
        ["play", "tests/data/bare_minimum.yaml", "--json", "--seed=1"],
    ],
    ids=" ".join,
)
def test_quick_commands_load_no_textual(arguments: list[str]) -> None:
    """What needs no full screen starts without it."""
    modules = _loaded_by(f"from game.cli import run\nassert run({arguments!r}) == 0, 'exit code'")
    assert not _textual_in(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "erbil_2021"],
        ["explore", "first_briefing"],
        ["play", "erbil_2021", "--json", "--seed=1"],
    ],
    ids=" ".join,
)
def test_what_is_small_loads_no_numpy(arguments: list[str]) -> None:
    """Plain Python does for scenarios of everyday size, and numpy takes a while to load."""
    modules = _loaded_by(f"from game.cli import run\nassert run({arguments!r}) == 0, 'exit code'")
    assert "numpy" not in modules


def test_the_full_screen_loads_no_numpy() -> None:
    """Nor does the game itself, nor anything that it could load at its start."""
    assert "numpy" not in _loaded_by("import game.tui.app, game.analysis.analysis")
