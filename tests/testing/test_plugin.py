"""The pytest plugin: test files of scenarios, collected."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stories import COIN, written

TESTS = """\
tests:
  - {name: Staying is safe, play: safe, expect: {ending: home}}
  - {name: Risking it is too, play: risk, expect: {ending: home}}
properties:
  - {name: A storm may come, reachable: ending == lost}
"""


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest of its own in a folder, with no settings but the plugin."""
    plain = ["-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir", str(folder)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_test_and_property_is_an_item(tmp_path: Path) -> None:
    """Each by its name; those that hold pass, and the others fail."""
    written(tmp_path, COIN, TESTS)
    done = pytest_in(tmp_path, "-v")
    assert "small.test.yaml::Staying is safe PASSED" in done.stdout
    assert "small.test.yaml::A storm may come PASSED" in done.stdout
    assert "small.test.yaml::Risking it is too FAILED" in done.stdout
    assert "1 failed, 2 passed" in done.stdout


def test_a_failure_reads_without_a_traceback(tmp_path: Path) -> None:
    """Its place, what was expected and what came, and a play to paste; no line of Python."""
    written(tmp_path, COIN, TESTS)
    done = pytest_in(tmp_path)
    assert "small.test.yaml:4: Risking it is too" in done.stdout
    assert "expected the ending `home`, and came to the ending `lost`" in done.stdout
    assert "play: [risk/storm]" in done.stdout
    assert "Traceback" not in done.stdout
    assert "plugin.py" not in done.stdout


def test_items_can_be_chosen_by_name(tmp_path: Path) -> None:
    """``-k`` looks at the names the author gave."""
    written(tmp_path, COIN, TESTS)
    done = pytest_in(tmp_path, "-k", "storm")
    assert "1 passed, 2 deselected" in done.stdout


def test_items_can_be_chosen_by_marker(tmp_path: Path) -> None:
    """Every item is marked, and the marker is known."""
    written(tmp_path, COIN, TESTS)
    done = pytest_in(tmp_path, "--strict-markers", "-m", "not scenario")
    assert "3 deselected" in done.stdout


def test_a_file_with_problems_fails_with_their_text(tmp_path: Path) -> None:
    """One item, failing, that says what `check` would say."""
    written(tmp_path, COIN, TESTS.replace("ending: home", "ending: hom", 1))
    done = pytest_in(tmp_path)
    assert "1 failed" in done.stdout
    assert "small.test.yaml:3:" in done.stdout
    assert "`hom`" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_test_file_alone_fails_with_what_is_missing(tmp_path: Path) -> None:
    """Without its scenario there is nothing to test."""
    written(tmp_path, COIN, TESTS)
    (tmp_path / "small.yaml").unlink()
    done = pytest_in(tmp_path)
    assert "1 failed" in done.stdout
    assert "small.yaml" in done.stdout


def test_nothing_is_loaded_where_no_scenario_is_collected(tmp_path: Path) -> None:
    """Other people's test runs do not pay for the plugin."""
    (tmp_path / "test_other.py").write_text(
        "import sys\n"
        "def test_other():\n"
        "    rooms = ('game.scenario', 'game.rules', 'game.analysis', 'game.testing')\n"
        "    assert not [name for name in sys.modules if name.startswith(rooms)]\n",
        encoding="utf-8",
    )
    done = pytest_in(tmp_path)
    assert "1 passed" in done.stdout, done.stdout
