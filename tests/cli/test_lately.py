"""Files opened lately: what puts them on the list, and what does not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from game.commands.checking import check
from game.commands.lately import listed_scenarios, remember, remember_once
from game.locations import known_scenarios
from game.play.saves import Store
from tests.cli.running import call
from tests.samples import HARBOUR


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A scenario in a folder that no list looks into."""
    path = tmp_path / "elsewhere" / "harbour.yaml"
    path.parent.mkdir()
    shutil.copy(HARBOUR, path)
    return path


def listed() -> list[Path]:
    """Return what the list shows beyond the scenarios that are known anyway."""
    return [path for path in listed_scenarios(Store.open()) if path not in known_scenarios()]


def test_a_game_played_from_elsewhere_puts_its_file_on_the_list(elsewhere: Path) -> None:
    """After those that are known; gone with its file."""
    call("play", str(elsewhere), "--plain", said="3\n\n")
    assert listed_scenarios(Store.open())[-1] == elsewhere
    elsewhere.unlink()
    assert listed() == []


def test_what_programs_play_and_check_leaves_no_trace(elsewhere: Path) -> None:
    """Neither ``--choose`` nor ``--json`` nor a check into a pipe makes a store."""
    call("play", str(elsewhere), "--plain", "--choose", "turn_away")
    call("play", str(elsewhere), "--json", "--seed", "1")
    call("check", str(elsewhere))
    assert listed() == []


def test_what_somebody_checks_at_a_terminal_is_on_the_list(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Checked by its own name or that of its tests."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    check([str(elsewhere), "erbil_2021"], "text", strict=False)
    assert "harbour" in capsys.readouterr().out
    assert listed() == [elsewhere]


def test_what_is_known_anyway_is_listed_once(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in a folder that the list looks into is not listed as opened lately too."""
    store = Store.open()
    remember(store, str(elsewhere))
    monkeypatch.setenv("MEASURED_RESPONSE_SCENARIOS", str(elsewhere.parent))
    assert listed_scenarios(store).count(elsewhere) == 1
    assert len(listed_scenarios(store)) == len(known_scenarios())


def test_without_a_store_the_known_scenarios_are_listed(home: Path, elsewhere: Path) -> None:
    """Where nothing can be kept or read, nothing is said about it here, and nothing fails."""
    assert list(listed_scenarios(None)) == known_scenarios()
    store = Store.open()
    store.close()
    remember(store, str(elsewhere))
    assert list(listed_scenarios(store)) == known_scenarios()
    shutil.rmtree(home)
    home.touch()
    remember_once(elsewhere)
