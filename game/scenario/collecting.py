"""Python's cyclic collector, kept from walking what grows and has no cycles."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class _Held:
    """How much was held when the collector last looked at everything."""

    blocks = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from walking a growing structure again and again.

    For work that makes few cycles and keeps nearly all it makes: reading a file, searching
    situations. It saves a third to a half of the time. What was made counts as old afterwards,
    so that it is looked at when all is, and not at the very next occasion. That occasion might
    never come where such work is done over and over, as while a scenario is being written: where
    twice as much is held as after the first time, all is looked at before the next.
    """
    was_enabled = gc.isenabled()
    if was_enabled and _Held.blocks and sys.getallocatedblocks() > 2 * _Held.blocks:
        gc.collect()
        _Held.blocks = sys.getallocatedblocks()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # Together these move everything into the oldest generation, without a look at it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
            _Held.blocks = _Held.blocks or sys.getallocatedblocks()
