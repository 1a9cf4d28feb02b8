"""Hearing what the player types, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TextIO

from game.scenario.characters import clean

LINE_LENGTH = 2000
"""Of a longer line the rest is left unread."""

_NUMBER = re.compile(r"#?([0-9]{1,4})[.)]?")
_FILLERS = re.compile(r"^(?:(?:at|for|the|to|option|change|number|decision)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One line: its first word in small letters, and the rest as it was typed.

    ``is_cut`` marks one that was longer than what is read of it.
    """

    line: str
    is_cut: bool = False

    @property
    def word(self) -> str:
        """The first word, in small letters."""
        return self.line.split(maxsplit=1)[0].lower() if self.line else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        return self.line.partition(self.line.split(maxsplit=1)[0])[2].strip() if self.line else ""


def pointed_at(text: str) -> str:
    """Return what ``text`` points at, without the words around it: *2* in *at option 2*."""
    return _FILLERS.sub("", text)


def as_number(text: str) -> int | None:
    """Return the number that ``text`` points at (*2*, *#2*, *2.*, *option 2*), or None."""
    found = _NUMBER.fullmatch(pointed_at(text))
    return int(found[1]) if found else None


class Listener:
    """Reads lines from a stream; a line may be put back."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._put_back: Said | None = None

    @property
    def is_live(self) -> bool:
        """Whether somebody is typing, who sees the prompts."""
        return self._source.isatty()

    def hear(self) -> Said | None:
        """Return the next line, or None where the input has ended."""
        if self._put_back is not None:
            said, self._put_back = self._put_back, None
            return said
        line = self._source.readline(LINE_LENGTH)
        if not line:
            return None
        is_cut = False
        while not line.endswith("\n") and (more := self._source.readline(LINE_LENGTH)):
            is_cut = is_cut or bool(more.strip())
            if more.endswith("\n"):
                break
        return Said(clean(line.strip()), is_cut)

    def put_back(self, said: Said) -> None:
        """Have ``said`` heard again."""
        self._put_back = said
