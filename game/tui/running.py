"""Running the app in a terminal, and what is left to say when it has closed."""

from __future__ import annotations

import sys

from game.scenario.characters import clean
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.settings import read_settings


def run_app(launch: Launch) -> int:
    """Run the app until it closes; return the exit code."""
    app = GameApp(launch, read_settings())
    app.run()
    if app.crash is not None:
        what = clean(f"{type(app.crash).__name__}: {app.crash}").splitlines()[0]
        sys.stderr.write(f"The full-screen game broke down ({what}).\n")
        if app.is_kept:
            sys.stderr.write("The game is kept up to its last decision.\n")
    return app.return_code or 0
