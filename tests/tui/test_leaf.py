"""The first page that is kept between starts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from game.folders import HOME_VARIABLE
from game.tui import leaf
from game.tui.launch import Launch
from game.tui.leaf import Leaf, blank_leaf, keep_leaf, kept_leaf
from game.tui.screens.briefing import STILL_READING, Briefing
from game.tui.screens.happened import Happened
from game.tui.screens.leave import Leave
from game.tui.views.first_page import first_page
from tests.samples import HARBOUR, played
from tests.tui.driving import driving


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a scenario whose first page has been kept."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    path = tmp_path / "case.yaml"
    shutil.copy(HARBOUR, path)
    keep_leaf(path, first_page(played(HARBOUR)))
    return path


def kept_file(scenario: Path) -> Path:
    """Return the one file in the cache."""
    (file,) = (scenario.parent / "home" / "cache").iterdir()
    return file


def test_the_page_comes_back_as_it_was_kept(scenario: Path) -> None:
    """Text, tones and gaps are the same."""
    assert kept_leaf(scenario) == first_page(played(HARBOUR))


def test_a_page_of_a_changed_scenario_is_not_shown(scenario: Path) -> None:
    """It may say what the file no longer says."""
    scenario.write_text(scenario.read_text("utf-8") + "\n", "utf-8")
    assert kept_leaf(scenario) is None


def test_a_page_of_another_version_is_not_shown(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version may draw it differently."""
    assert kept_leaf(scenario) is not None
    monkeypatch.setattr(leaf, "__version__", "0.0.0-other")
    assert kept_leaf(scenario) is None


@pytest.mark.parametrize("damaged", ["", "{", "[]", "{}", '{"key": 1}', "\udcff"])
def test_a_damaged_page_is_not_shown(scenario: Path, damaged: str) -> None:
    """The game opens as if none had been kept."""
    kept_file(scenario).write_text(damaged, "utf-8", errors="surrogateescape")
    assert kept_leaf(scenario) is None


def test_a_page_with_a_style_of_its_own_is_not_shown(scenario: Path) -> None:
    """Whoever wrote into the cache runs no action with a click."""
    file = kept_file(scenario)
    text = file.read_text("utf-8")
    assert '"bold"' in text
    file.write_text(text.replace('"bold"', '"@click=app.quit"'), "utf-8")
    assert kept_leaf(scenario) is None


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept, and nothing is said."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file"))
    keep_leaf(HARBOUR, first_page(played(HARBOUR)))
    assert kept_leaf(HARBOUR) is None


@dataclass
class Slow:
    """A scenario that is read when the test says so."""

    leaf: Leaf
    may_read: Event = field(default_factory=Event)
    can_be_played: bool = True

    def read(self) -> None:
        """Wait until it may."""
        assert self.may_read.wait(timeout=10)

    def begin(self) -> Launch | None:
        """Return the game."""
        return Launch(played(HARBOUR, seed=3)) if self.can_be_played else None


async def test_nobody_reads_on_before_there_is_anything_to_read(scenario: Path) -> None:
    """While a new scenario is read the page says so; Enter does not skip the briefing."""
    opening = Slow(blank_leaf(scenario))
    async with driving(Launch(opening=opening)) as player:
        await player.sees("Reading case.yaml")
        await player.press("enter", "enter", "enter")
        await player.sees(STILL_READING)
        assert isinstance(player.app.screen, Briefing)
        opening.may_read.set()
        await player.sees("Harbour master of a small port")
        await player.enter_until(Happened)


async def test_what_is_asked_for_while_a_known_page_is_read_comes_when_it_can(
    scenario: Path,
) -> None:
    """Whoever has read a kept page goes on as soon as the scenario has been read."""
    leaf = kept_leaf(scenario)
    assert leaf is not None
    opening = Slow(leaf)
    async with driving(Launch(opening=opening), (120, 60)) as player:
        await player.sees("Harbour master of a small port")
        await player.press("enter")
        await player.sees(STILL_READING)
        opening.may_read.set()
        await player.at(Happened)


async def test_a_question_stays_in_front_while_the_scenario_is_read(scenario: Path) -> None:
    """Whoever is asked whether to leave is asked still when the page is drawn, and can answer."""
    opening = Slow(blank_leaf(scenario))
    async with driving(Launch(opening=opening)) as player:
        await player.sees("Reading case.yaml")
        await player.press("q")
        await player.at(Leave)
        opening.may_read.set()
        await player.sees("The harbour, one night")
        assert isinstance(player.app.screen, Leave)
        await player.press("enter")
        assert await player.has_left() == 0


async def test_a_scenario_that_cannot_be_played_closes_the_screen(scenario: Path) -> None:
    """What is wrong with it is said on the terminal afterwards."""
    opening = Slow(blank_leaf(scenario), can_be_played=False)
    opening.may_read.set()
    async with driving(Launch(opening=opening)) as player:
        assert await player.has_left() == 0
