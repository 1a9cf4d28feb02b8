"""Letting go of pages that have been turned, while the next one is read.

The cyclic collector goes through everything now and then, at times for longer than it takes to draw
a page, and would do so between a key and its page. So what stays for good is put out of its way, it
is let off until there is much to do, and does it while a page is being read.
"""

from __future__ import annotations

import gc
from typing import Any

_MUCH = 50_000
"""Objects made since the last time; a page takes some twenty thousand."""


def settle() -> None:
    """Put what is there by now out of the collector's way: it stays to the end of the program."""
    gc.freeze()
    gc.set_threshold(_MUCH)


def tidy() -> None:
    """Let go of what nobody looks at any more."""
    _forget_colours()
    gc.collect()


def _forget_colours() -> None:
    # Textual 8 remembers two colours for each of the last 1,024 widgets it drew, and with them the
    # widget and all that was drawn of it.
    try:
        from textual._styles_cache import StylesCache
    except ImportError:  # another Textual, which may have no need of it
        return
    remembered: Any = StylesCache.get_inner_outer
    clear = getattr(remembered, "cache_clear", None)
    if clear is not None:
        clear()
