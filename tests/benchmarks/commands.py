"""Whole commands on Erbil: ``python -m tests.benchmarks.commands``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks.measuring import ROUNDS, Bar, Row, print_rows, seconds_per_unit

TITLE = "Whole commands"
_BAR = Bar(3, "at most", "s")


def rows() -> list[Row]:
    """Measure whole processes, from start to exit."""
    return [
        *_measured("explore", "`explore erbil_2021`"),
        *_measured("test", "`test erbil_2021`, with all its properties"),
    ]


def _measured(name: str, what: str) -> Iterator[Row]:
    """Measure the time that passes, and how much of a processor's it takes."""
    passed, worked = [], []
    for _ in range(ROUNDS):
        before = _processor_time()
        passed.append(seconds_per_unit(lambda: _run(name)))
        worked.append(_processor_time() - before)
    yield Row(what, "", tuple(passed), _BAR, "s")
    yield Row(f"{what}: processor time", "", tuple(worked), None, "s")


def _run(name: str) -> None:
    words = [sys.executable, "-m", "game", name, "erbil_2021"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def _processor_time() -> float:
    """Return the seconds that finished processes have worked."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    print_rows(rows())
