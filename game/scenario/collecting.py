"""Python's cyclic collector, kept from walking what grows and has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from walking a growing structure again and again.

    For work that makes no cycles and keeps nearly all it makes: reading a file, searching
    situations. It saves a third to a half of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
