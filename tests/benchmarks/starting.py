"""From a command to its first screen, or its end: ``python -m tests.benchmarks.starting``.

``PYDANTIC_PYTHON`` names a Python that has pyyaml, click and pydantic, where this one has not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect

from tests.benchmarks.measuring import Bar, Row, Work, compared, left_out, print_rows
from tests.benchmarks.one_static import SAID

TITLE = "Starting"
_ROUNDS = 9
_REFERENCE = "import yaml, click; from pydantic import BaseModel"
_PATIENCE = 30


def rows() -> list[Row]:
    """Measure whole processes, from their start to what is waited for."""
    with tempfile.TemporaryDirectory() as home:
        first = _screen(home, ["-m", "game", "play", "erbil_2021"], "read on")
        # The first time, the page is not known yet.
        first()
        static = _screen(home, ["-m", "tests.benchmarks.one_static"], SAID[:12])
        screen = compared(
            "`play erbil_2021` to its first page, opened before", first,
            "a Textual app with one Static in it", static, _at_most(1.35), rounds=_ROUNDS,
        )  # fmt: skip
    return [screen, *_quick_commands()]


def _quick_commands() -> list[Row]:
    python = os.environ.get("PYDANTIC_PYTHON", sys.executable)
    beside = f"`python -c '{_REFERENCE}'`"
    measured = (
        ("`--help`, the whole process", ["--help"], 1.5),
        ("`check erbil_2021`, the whole process", ["check", "erbil_2021"], 2.5),
    )
    if subprocess.run([python, "-c", _REFERENCE], check=False, capture_output=True).returncode:
        why = "pydantic is not installed: `make peers`"
        return [left_out(what, beside, why, _at_most(most)) for what, _, most in measured]
    reference = _process([python, "-c", _REFERENCE])
    return [
        compared(
            what,
            _process([sys.executable, "-m", "game", *words]),
            beside,
            reference,
            _at_most(most),
            rounds=_ROUNDS,
        )
        for what, words, most in measured
    ]


def _at_most(most: float) -> Bar:
    return Bar(most, "at most", "×")


def _process(words: list[str]) -> Work:
    def run() -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=_environment())

    run()  # byte code is there from the first time on, as it is for users
    return run


def _environment() -> dict[str, str]:
    without = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR")
    return {name: value for name, value in os.environ.items() if name not in without}


def _screen(home: str, arguments: list[str], text: str) -> Work:
    environment = _environment() | {
        "MEASURED_RESPONSE_HOME": str(Path(home)),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }

    def run() -> None:
        child = pexpect.spawn(
            sys.executable, arguments, env=environment, dimensions=(30, 100), timeout=_PATIENCE
        )
        child.expect_exact(text.encode())
        # What is measured ends here; ending the process takes no time that counts.
        child.kill(9)
        child.close()

    return run


if __name__ == "__main__":
    print_rows(rows())
