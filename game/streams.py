"""The three standard streams: made to take and to give anything.

Where one has no such character, as on a terminal or in a file that is not of UTF-8, the nearest of
ASCII is written, cell for cell: what was laid out stays so, and lines, gauges and quotation marks
can still be told for what they are.
"""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path
from typing import TextIO, cast

_NEAREST = "nearest"
_LOOKS_LIKE = {
    '"': "“”„‟«»″",
    "'": "‘’‚‛′",
    "-": "‐‑‒–—―−",
    ".": "…·░▒□▱",
    "*": "•●✓",
    "X": "◆",
    "o": "○◉",
    ">": "→▸▶►›⟩",
    "<": "←◂◀◄‹⟨",
    "^": "↑▲▴",
    "v": "↓▼▾",
    "x": "×✗◇",
    "@": "↺",
    "#": "▓▔▰■",
}
_BY_LOOK = {ord(one): ascii_one for ascii_one, many in _LOOKS_LIKE.items() for one in many}
_UNKNOWN = "?"


def speak_plainly() -> None:
    """Let no character that a stream lacks, and no byte that is none, stop the program.

    A stream that was closed for us is nobody's: what is written there is lost, and nothing comes.
    """
    codecs.register_error(_NEAREST, _nearest)
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace" if stream is sys.stdin else _NEAREST)


def _nowhere(mode: str) -> TextIO:
    # Open as long as the program runs, like the streams it stands for.
    return cast(TextIO, Path(os.devnull).open(mode, encoding="utf-8"))


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(map(_like, missing)), error.end


def _like(character: str) -> str:
    known = _BY_LOOK.get(ord(character))
    if known is not None:
        return known
    import unicodedata

    from game.reports.cells import width

    name = unicodedata.name(character, "")
    if name.startswith("BOX DRAWINGS"):
        return _line(name)
    if name.endswith((" BLOCK", " BLOCKS")):
        return "#"
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    cells = width(character)
    return plain if len(plain) == cells else _UNKNOWN * cells


def _line(name: str) -> str:
    """Return how a line is drawn; its name says where it comes from and goes to."""
    across = any(way in name for way in ("HORIZONTAL", "LEFT", "RIGHT"))
    along = any(way in name for way in ("VERTICAL", "UP", "DOWN"))
    if across and along:
        return "+"
    if along:
        return "|"
    return "=" if "HEAVY" in name else "-"
