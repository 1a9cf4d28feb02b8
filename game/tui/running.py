"""Running the app in a terminal, and what is left to say when it has closed."""

from __future__ import annotations

import sys
from pathlib import Path

from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.settings import read_settings
from game.tui.tidying import settle


def run_app(launch: Launch) -> int:
    """Run the app until it closes; return the exit code."""
    return _run(GameApp(launch, read_settings()))


def run_authoring(path: Path) -> int:
    """Run the author's app until it closes; return the exit code."""
    from game.tui.authoring import AuthorApp

    return _run(AuthorApp(path, read_settings()))


def _run(app: GameApp) -> int:
    app.fit_terminal()
    settle()
    app.run()
    if app.crash is not None:
        if app.is_kept:
            sys.stderr.write("The full-screen game is kept up to its last decision.\n")
        raise app.crash  # told like any other failure of the program, now that there is a terminal
    return app.return_code or 0
