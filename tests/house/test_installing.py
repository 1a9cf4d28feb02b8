"""What is built and installed: the wheel, and the Makefile's search for a Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_all_that_is_needed(tmp_path: Path) -> None:
    """Scenarios with their tests, stylesheets and the type marker are inside the wheel."""
    pytest.importorskip("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    files = {
        path
        for path in (ROOT / "game").rglob("*")
        if path.suffix in (".py", ".tcss", ".yaml", ".json")
    }
    expected = {path.relative_to(ROOT).as_posix() for path in files} | {"game/py.typed"}
    expected |= {f"game/scenarios/{path.name}" for path in (ROOT / "scenarios").glob("*.yaml")}
    assert "game/scenarios/erbil_2021.yaml" in expected
    assert expected <= inside


def _made_with(python: str, folder: Path) -> str:
    """Return what `make` complains of when it is to set up with ``python``."""
    done = subprocess.run(
        ["make", "install", f"PYTHON={python}", f"VENV={folder / 'venv'}"],
        cwd=ROOT,
        env={**os.environ, "MAKEFLAGS": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert not (folder / "venv").exists()
    return done.stderr


def _pretended(folder: Path, answers: str) -> str:
    """Return a program that is asked as a Python would be, and answers as a shell script."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{answers}\n", "utf-8")
    program.chmod(0o700)
    return str(program)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
class TestMake:
    """What `make` says where it finds no Python that will do."""

    def test_without_a_python(self, tmp_path: Path) -> None:
        """A Python that is not there is named."""
        said = _made_with(str(tmp_path / "nowhere"), tmp_path)
        assert "No Python was found" in said
        assert "nowhere" in said

    def test_with_an_old_python(self, tmp_path: Path) -> None:
        """A Python that is too old is named, with the version that is needed."""
        python = _pretended(tmp_path, '[ -z "$2" ]')
        assert f"{python} is older than Python 3.11" in _made_with(python, tmp_path)

    def test_without_the_venv_module(self, tmp_path: Path) -> None:
        """Where Debian has split Python up, what has to be installed is named."""
        python = _pretended(tmp_path, 'case "$2" in *ensurepip*) exit 1 ;; esac')
        assert "python3-venv" in _made_with(python, tmp_path)
