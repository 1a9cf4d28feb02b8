"""A line on standard error that says how long work is getting on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from game import terminal

_PATIENCE = 0.5
"""Seconds before anything is shown."""
_EVERY = 0.1
"""Seconds between two changes of the line."""


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """Yield a function that takes how much was looked at, and shows it now and then.

    Nothing is shown where standard error is no terminal, or the work is soon done.

    Args:
        what: is being worked out, as ``Looking at what can happen``.
    """
    line = _Line(what)
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + _PATIENCE
        self._is_shown = False
        # Others cannot go back to the beginning of a line and clear it.
        self._is_terminal = sys.stderr.isatty() and terminal.has_pages()

    def show(self, count: int) -> None:
        now = time.monotonic()
        if not self._is_terminal or now < self._next:
            return
        self._next = now + _EVERY
        self._is_shown = True
        sys.stderr.write(f"\r{self._what}: {count:,} cases so far (Ctrl+C stops)\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
