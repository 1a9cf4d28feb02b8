"""What the terminal can do, by its name and by what the system knows of that."""

from __future__ import annotations

import os
import sys
from types import ModuleType

_OUTPUT = 1
"""The number of standard output."""
_PLAIN = ("dumb", "unknown")
"""What terminals are called that can write one line after another, and no more."""


def is_live() -> bool:
    """Whether somebody sits there: typing, and reading what is written."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def has_pages() -> bool:
    """Whether it can write anywhere on its screen, as the full-screen game does.

    One that nothing is known of is taken for one that can, as nearly all do.
    """
    if name() in _PLAIN:
        return False
    known = _known()
    return known is None or known.tigetstr("cup") is not None


def has_colours() -> bool:
    """Whether it has colours; one that nothing is known of is taken for one that has."""
    if name() in _PLAIN:
        return False  # COLORTERM tells of the terminal that this one was opened from
    if os.environ.get("COLORTERM"):
        return True
    known = _known()
    return known is None or known.tigetnum("colors") > 0


def name() -> str:
    """Return what the terminal is called; an empty text where nobody says."""
    return os.environ.get("TERM", "").strip().lower()


def _known() -> ModuleType | None:
    """Return what answers questions about this terminal; None where nothing is known of it."""
    try:
        import curses  # there is none on Windows
    except ImportError:
        return None
    try:
        curses.setupterm(fd=_OUTPUT)
    except (curses.error, OSError):
        return None
    return curses
