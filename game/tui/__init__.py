"""The full-screen game.

Importing this package does not load Textual: only :func:`run` does.
"""

from __future__ import annotations

from pathlib import Path

from game.tui.launch import Launch

__all__ = ["Launch", "run", "run_author"]


def run(launch: Launch) -> int:
    """Open the full-screen game, and return the process's exit code when it has closed.

    The terminal is restored whatever happens, and the playthrough in ``launch`` stays as it was
    last confirmed. What broke the game down is raised when the terminal is as it was.
    """
    from game.tui.running import run_app

    return run_app(launch)


def run_author(path: Path) -> int:
    """Play a scenario while it is being written; return the process's exit code at the end."""
    from game.tui.running import run_authoring

    return run_authoring(path)
