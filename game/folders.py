"""The user's folders: for what is kept, what is written by hand, and what can be made again."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "MEASURED_RESPONSE_HOME"
"""Names one folder for all of it."""

_NAME = "measured-response"


def data_folder() -> Path:
    """Return where games and settings are kept.

    Raises:
        RuntimeError: if nobody knows where home is; the same goes for the functions below.
    """
    return _chosen() or platformdirs.user_data_path(_NAME, appauthor=False)


def config_folder() -> Path:
    """Return where the user writes down what is to be different."""
    return _chosen() or platformdirs.user_config_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """Return where things stand that save time and can be made again."""
    chosen = _chosen()
    return chosen / "cache" if chosen else platformdirs.user_cache_path(_NAME, appauthor=False)


def make_folder(folder: Path) -> None:
    """Make one of the user's folders where there is none, for nobody else to look into.

    Raises:
        OSError: if it cannot be made.
    """
    for one in (*reversed(folder.parents), folder):
        one.mkdir(mode=0o700, exist_ok=True)


def _chosen() -> Path | None:
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else None
