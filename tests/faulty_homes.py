"""Homes in which games cannot be kept, each in its own way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from game.play.saves import FILE, Store


def beneath_a_file(home: Path) -> None:
    """The folder cannot be made, by nobody."""
    home.write_text("in the way")


def of_a_newer_version(home: Path) -> None:
    """The saves are of a program that does not exist yet."""
    Store.open(home).close()
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")


def a_folder_in_place_of_the_file(home: Path) -> None:
    """The database cannot be opened."""
    (home / FILE).mkdir(parents=True)


def damaged(home: Path) -> None:
    """The database is none."""
    home.mkdir()
    (home / FILE).write_bytes(b"no database" * 1000)


NOTHING_IS_KEPT: dict[str, tuple[Callable[[Path], None], str]] = {
    "beneath a file": (beneath_a_file, "cannot be made: "),
    "newer": (of_a_newer_version, "were written by a newer version"),
    "a folder": (a_folder_in_place_of_the_file, "it cannot be opened"),
}
"""By name: what makes such a home, and what is said about it."""


@contextmanager
def disk(at: Path, options: str) -> Iterator[Path]:
    """Mount a disk of its own; whoever may not do so skips the test."""
    at.mkdir(parents=True, exist_ok=True)
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only the superuser may mount a disk")
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(at)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk under a folder to its last byte; return the file that does so."""
    file = folder / "everything.else"
    with file.open("wb", buffering=0) as opened:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    opened.write(b"x" * size)
            except OSError:
                continue
    return file
