"""Characters that no text may hold, wherever it comes from.

Control characters could drive the reader's terminal, and bidirectional overrides could make a
line read as something other than what it says.
"""

from __future__ import annotations

import re
import unicodedata

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def first_refused(text: str, start: int = 0) -> int | None:
    """Return the position of the first refused character from ``start`` on, or None."""
    found = _REFUSED.search(text, start)
    return found.start() if found else None


def refused(text: str) -> list[int]:
    """Return the positions of all refused characters."""
    return [found.start() for found in _REFUSED.finditer(text)]


def describe(character: str) -> str:
    """Name a character that cannot be shown: ``U+001B ESCAPE``."""
    names = {
        "\x1b": "ESCAPE",
        "\x00": "NULL",
        "\r": "CARRIAGE RETURN",
        "\x7f": "DELETE",
    }
    name = names.get(character) or unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


def clean(text: str, instead: str = "\ufffd") -> str:
    """Return ``text`` with every refused character replaced, by U+FFFD if nothing else is said.

    For text that comes from elsewhere than a checked file: what a player types, what a save
    or an error message holds.
    """
    return _REFUSED.sub(instead, text)
