"""Running the command within the test, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from click.testing import CliRunner, Result

from game.cli import cli


def call(*arguments: str, said: str = "") -> Result:
    """Run the command within this process, with ``said`` on its standard input."""
    return CliRunner().invoke(cli, list(arguments), input=said)


def process(
    *arguments: str, said: str | bytes = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process, and return what came of it."""
    done = subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        input=said.encode() if isinstance(said, str) else said,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
