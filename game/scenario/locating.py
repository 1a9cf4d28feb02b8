"""From a character of a value to the place where it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

_ESCAPE_WIDTHS = {"x": 4, "u": 6, "U": 10}


@lru_cache(maxsize=4)
def _line_starts(source: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", source))]


def line_and_column(source: str, index: int) -> tuple[int, int]:
    """Return the line and column, from 1, of the character at ``index``."""
    starts = _line_starts(source)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


def positions(
    text: str, source: str, written: tuple[int, int], offsets: Sequence[int], *, plain: bool
) -> list[int | None]:
    """Return where in ``source`` the characters at ``offsets`` of a scalar's ``text`` stand.

    The text differs from what is written by quotes, escapes, indentation and folded lines; the
    two are walked side by side, once.

    Args:
        text: the value.
        source: the whole file.
        written: from where to where the scalar stands, its quotes or its ``|`` included.
        offsets: into ``text``, in rising order; the end of the text is one too.
        plain: whether it has neither quotes nor ``|`` or ``>``.
    """
    start, end = written
    style = "" if plain else source[start : start + 1]
    at = source.find("\n", start) if style in ("|", ">") else start + len(style)
    found: list[int | None] = []
    index = 0
    for offset in offsets:
        while index < offset and at < end:
            at = _seek(source, at, end, text[index], style)
            at += _width(source, at, style)
            index += 1
        if offset < len(text):
            at = _seek(source, at, end, text[offset], style)
        found.append(at if at < end else (min(at, end) if offset >= len(text) else None))
    return found


def _seek(source: str, at: int, end: int, wanted: str, style: str) -> int:
    """Return where ``wanted`` stands, from ``at`` on."""
    while at < end and source[at] != wanted:
        if wanted == " " and source[at] == "\n":
            return at  # a folded line
        if style == '"' and source[at] == "\\" and source[at + 1] != "\n":
            return at  # an escape
        at += 1
    return at


def _width(source: str, at: int, style: str) -> int:
    """Return how many characters the one at ``at`` is written with."""
    if style == '"' and source[at : at + 1] == "\\" and source[at + 1 : at + 2] != "\n":
        return _ESCAPE_WIDTHS.get(source[at + 1], 2)
    return 1
