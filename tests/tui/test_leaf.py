"""The first page that is kept between starts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.folders import HOME_VARIABLE
from game.tui import leaf
from game.tui.leaf import keep_leaf, kept_leaf
from game.tui.views.first_page import first_page
from tests.samples import HARBOUR, played


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
