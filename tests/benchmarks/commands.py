"""Whole commands on Erbil: ``python -m tests.benchmarks.commands``."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.measuring import Bar, Row, Work, print_rows, rated

TITLE = "Whole commands"
_BAR = Bar(3, "at most", "s")


def rows() -> list[Row]:
    """Measure whole processes, from start to exit."""
    return [
        rated("`explore erbil_2021`", _command("explore"), _BAR),
        rated("`test erbil_2021`, with all its properties", _command("test"), _BAR),
    ]


def _command(name: str) -> Work:
    def run() -> None:
        words = [sys.executable, "-m", "game", name, "erbil_2021"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    return run


if __name__ == "__main__":
    print_rows(rows())
