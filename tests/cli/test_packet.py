from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import call, process
from tests.samples import BARE, THREE_MISTAKES

FIRST = "first_briefing"


def test_a_packet_is_written(tmp_path: Path) -> None:
    """One page with the guide, the handout and the sheets; a line says where."""
    path = tmp_path / "packet.html"
    result = call("packet", FIRST, "-o", str(path))
    assert (result.exit_code, result.output) == (0, f"Wrote {path}.\n")
    page = path.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<article") == 3
    assert "First briefing: instructor&#x27;s guide" in page
    assert "measured-response play first_briefing --seed 7" in page


def test_the_guide_says_how_to_play_that_file(tmp_path: Path) -> None:
    """A scenario is called as it was on the command line, so that it can be copied."""
    story, path = tmp_path / "two doors.yaml", tmp_path / "packet.html"
    story.write_text(BARE.read_text("utf-8"), "utf-8")
    assert call("packet", str(story), "-o", str(path)).exit_code == 0
    assert f"measured-response play &#x27;{story}&#x27; --seed 7" in path.read_text("utf-8")


def test_a_file_that_is_there_is_written_anew(tmp_path: Path) -> None:
    """As with the debrief and the graph: the packet is made again whenever the scenario changes."""
    path = tmp_path / "packet.html"
    path.write_text("old", "utf-8")
    assert call("packet", str(BARE), "-o", str(path)).exit_code == 0
    assert "old" not in path.read_text("utf-8")[:20]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([FIRST], "Missing option '-o'"),
        ([FIRST, "-o", "packet.pdf"], "name a file.html"),
        ([FIRST, "-o", "nowhere/packet.html"], "There is no folder nowhere"),
        (["no_such_scenario", "-o", "packet.html"], "there is no scenario `no_such_scenario`"),
        (["missing.yaml", "-o", "packet.html"], "missing.yaml"),
    ],
)
def test_wrong_usage(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, with what to do; nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = call("packet", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert list(tmp_path.glob("*.html")) == []


def test_a_scenario_with_mistakes(tmp_path: Path) -> None:
    """Exit code 1, with the mistakes; nothing is written."""
    path = tmp_path / "packet.html"
    result = call("packet", str(THREE_MISTAKES), "-o", str(path))
    assert result.exit_code == 1
    assert "3 errors" in result.output
    assert not path.exists()


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """Exit code 2, and why."""
    path = tmp_path / "packet.html"
    path.symlink_to(tmp_path / "nowhere" / "packet.html")
    result = call("packet", str(BARE), "-o", str(path))
    assert result.exit_code == 2
    assert f"could not be written to {path}: No such file or directory." in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk(tmp_path: Path) -> None:
    """What is written comes to nothing, and that is said."""
    path = tmp_path / "packet.html"
    path.symlink_to("/dev/full")
    result = call("packet", str(BARE), "-o", str(path))
    assert result.exit_code == 2
    assert "No space left on device" in result.output


def test_the_help_has_an_example_and_loads_little() -> None:
    """Neither the full screen nor numpy, nor the rooms that do the work."""
    assert "measured-response packet erbil_2021 -o erbil.html" in call("packet", "--help").output
    done = process("packet", "--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert not {"textual", "numpy", "game.reports", "game.analysis"} & loaded
