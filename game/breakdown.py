"""What is said when the program itself fails, and where the details go."""

from __future__ import annotations

import platform
import sys
import traceback

from game import __version__
from game.folders import data_folder
from game.home_files import write_own

TRACEBACK_VARIABLE = "MEASURED_RESPONSE_TRACEBACK"
"""Set, it lets the failure through to whoever looks for its cause."""
FILE = "last-failure.txt"
_LENGTH = 300
"""Characters of what the failure says of itself; the file has all of it."""


def told(error: Exception) -> str:
    """Write the details of a failure down, and return what is to be said about it.

    The details are the versions, the places in the program's own text, and what the failure says
    of itself. What the variables held is left out: it may be what a player wrote.
    """
    # Imported where something went wrong: reading scenarios is more than ``--help`` needs.
    from game.scenario.characters import clean

    what = clean(f"{type(error).__name__}: {error}".split("\n", 1)[0])[:_LENGTH]
    where = _written(clean("".join(traceback.format_exception(error))))
    return f"measured-response: this should not have happened: {what}\n{where}"


def _written(details: str) -> str:
    versions = f"Measured Response {__version__}, Python {sys.version}, {platform.platform()}\n\n"
    try:
        folder = data_folder()
        write_own(folder / FILE, versions + details)
    except (OSError, RuntimeError):
        return f"Set {TRACEBACK_VARIABLE}=1 to see where it came from, and please report it."
    return f"The details are in {folder / FILE}; please look through them, and report it."
