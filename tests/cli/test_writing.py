"""Files that commands write: whole, or as they were before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.writing import replacing, try_writing, write, write_new
from tests.cli.running import call, process
from tests.samples import BARE

resource = pytest.importorskip("resource", reason="needs limits on what a process may write")

LITTLE = 500
"""Bytes: fewer than any of the files has."""
PLAY = ("play", str(BARE), "--seed", "7", "--choose", "left", "--json", "--debrief")
WRITERS = [
    pytest.param(("packet", str(BARE), "-o"), "page.html", id="packet"),
    pytest.param(("graph", str(BARE), "-o"), "graph.mmd", id="graph"),
    pytest.param(PLAY, "page.html", id="debrief"),
    pytest.param(PLAY, "page.md", id="debrief as Markdown"),
]


def on_a_full_disk(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command for which no file can grow beyond a few bytes."""

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE, LITTLE))

    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=fill,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("command", "name"), WRITERS)
@pytest.mark.parametrize("old", ["what stood there", None])
def test_a_full_disk_takes_nothing_away(
    command: tuple[str, ...], name: str, old: str | None, tmp_path: Path
) -> None:
    """What stood there stays, no part of the new file does, and the exit code is 2."""
    file = tmp_path / name
    if old is not None:
        file.write_text(old, "utf-8")
    done = on_a_full_disk(*command, str(file), folder=tmp_path)
    assert done.returncode == 2
    assert "could not be written" in done.stderr
    assert "File too large" in done.stderr
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ([old] if old else [])


def test_new_leaves_no_half_a_scenario(tmp_path: Path) -> None:
    """Where one file cannot be written no other stays, so that one can try again."""
    done = on_a_full_disk("new", "story", folder=tmp_path)
    assert done.returncode == 2
    assert "story" in done.stderr
    assert "File too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("command", "name"), WRITERS)
def test_what_cannot_be_written_is_said_before_the_work(
    command: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits half a minute to be told that there is no such folder."""
    monkeypatch.setattr("game.analysis.analysis.Analysis.__init__", _never)
    result = call(*command, str(tmp_path / "nowhere" / name))
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def _never(*_: object, **__: object) -> None:
    raise AssertionError("worked out for nothing")


@pytest.mark.parametrize("writing", [write, write_new])
def test_text_is_written_as_it_is(writing: Callable[[Path, str], None], tmp_path: Path) -> None:
    """As UTF-8, with the line ends that it has, on every system."""
    writing(tmp_path / "file", "één\nΔ\r\n")
    assert (tmp_path / "file").read_bytes() == "één\nΔ\r\n".encode()


def test_a_new_file_takes_no_others_place(tmp_path: Path) -> None:
    """What somebody else wrote there meanwhile stays."""
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file", "yours")
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_work_that_is_cancelled_changes_nothing(tmp_path: Path) -> None:
    """Ctrl+C in the middle leaves the old file, and no other."""
    (tmp_path / "file").write_text("old", "utf-8")

    def work() -> None:
        with replacing(tmp_path / "file") as stream:
            stream.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    """Whoever keeps the file elsewhere, for others to read or not to, finds it there."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert (real.read_text("utf-8"), real.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_file_that_is_protected_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its folder would let another take its place; the superuser is stopped here, too."""
    file = tmp_path / "graph.mmd"
    file.write_text("old", "utf-8")
    file.chmod(0o440)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    result = call("graph", str(BARE), "-o", str(file))
    assert result.exit_code == 2
    assert "could not be written: Permission denied." in result.stderr
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]
    with pytest.raises(PermissionError):
        try_writing(file)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a name for standard output")
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """Such as standard output, by the name that some systems give it."""
    (tmp_path / "graph.mmd").symlink_to("/dev/stdout")
    done = process("graph", str(BARE), "-o", str(tmp_path / "graph.mmd"))
    assert done.returncode == 0
    assert "flowchart TD" in done.stdout


def test_a_debrief_that_cannot_be_written_is_refused_before_the_game(tmp_path: Path) -> None:
    """Nobody plays for an hour and is told then."""
    (tmp_path / "folder").mkdir()
    loop = tmp_path / "folder" / "page.html"
    loop.symlink_to(tmp_path / "gone" / "page.html")
    done = call("play", str(BARE), "--debrief", str(loop), said="1\n")
    assert done.exit_code == 2
    assert "The debrief could not be written to" in done.stderr
    assert "Two doors" not in done.stdout


def test_a_debrief_that_the_disk_has_no_room_for_can_be_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says how."""

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.commands.playing.replacing", full)
    done = call("play", str(BARE), "--debrief", str(tmp_path / "page.html"), said="1\n")
    assert done.exit_code == 2
    assert "No space left on device. Elsewhere: " in done.stderr
    assert "measured-response play --resume=1 --debrief FILE" in done.stderr
    monkeypatch.undo()


def test_trying_changes_nothing(tmp_path: Path) -> None:
    """Neither where there is a file nor where there is none."""
    file = tmp_path / "page.html"
    try_writing(file)
    assert list(tmp_path.iterdir()) == []
    file.write_text("old")
    try_writing(file)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["old"]
    try_writing(os.devnull)
