"""The text that the parser is given: the author's, with lines mended in memory.

Lines are never added or taken away. Columns move only where a line is indented anew or a space
is put in, and what has moved is remembered, so that every place can be told in the author's text.
"""

from __future__ import annotations

from itertools import accumulate

from game.scenario import characters

_STAND_INS = 0xE000
"""From here on, in a private area of Unicode, 256 characters that mean nothing to YAML stand for
those that do."""
_RESTORED = {
    _STAND_INS + code: "\ufffd" if characters.refused(chr(code)) else chr(code)
    for code in range(256)
}


class Draft:
    """A text that can be mended. Lines and columns count from 0.

    Attributes:
        original: the author's text.
        lines: as they are given to the parser.
        hidden: lines of which no more is known than that something stood there.
        changed: whether any line was mended.

    Args:
        original: the author's text.
        clean: whether it holds no character that is refused.
    """

    def __init__(self, original: str, *, clean: bool = True) -> None:
        self.original = original
        self.lines = (original if clean else without_refused(original)).split("\n")
        self.hidden: set[int] = set()
        self.changed = not clean
        self._moves: dict[int, list[tuple[int, int]]] = {}
        self._starts: list[int] = []

    @property
    def text(self) -> str:
        """What the parser is given."""
        return "\n".join(self.lines) if self.changed else self.original

    def cover(self, line: int, start: int, end: int | None = None) -> None:
        """Make the columns from ``start`` to ``end`` plain text, whatever they mean to YAML."""
        text = self.lines[line]
        end = len(text) if end is None else end
        covered = "".join(map(_stand_in, text[start:end]))
        self._put(line, text[:start] + covered + text[end:])

    def put(self, line: int, column: int, sign: str) -> None:
        """Put another character in the place of one."""
        text = self.lines[line]
        self._put(line, text[:column] + sign + text[column + 1 :])

    def comment(self, line: int) -> None:
        """Make a line a comment."""
        self._put(line, "#" + self.lines[line][1:])

    def hide(self, line: int) -> None:
        """Make a line a comment, of which something is missing then."""
        self.comment(line)
        self.hidden.add(line)

    def insert(self, line: int, column: int, sign: str) -> None:
        """Put a character before ``column``."""
        text = self.lines[line]
        self._put(line, text[:column] + sign + text[column:])
        self._moves.setdefault(line, []).append((column, 1))

    def set_indent(self, line: int, columns: int, *, drop: int = 0) -> None:
        """Let a line begin at a column, without the first characters that it begins with."""
        text = self.lines[line].lstrip(" \t")[drop:]
        old = len(self.lines[line]) - len(text)
        new = max(0, columns)
        self._put(line, " " * new + text)
        self._moves.setdefault(line, []).append((0, new - old))

    def _put(self, line: int, text: str) -> None:
        self.lines[line] = text
        self.changed = True

    def column(self, line: int, column: int) -> int:
        """Return the column in the author's text of a column in the mended line."""
        for at, by in reversed(self._moves.get(line, ())):
            if column > at or at == 0:
                column = max(at, column - by)
        return column

    def index(self, line: int, column: int) -> int:
        """Return where in the author's text a place of the mended text stands."""
        if not self._starts:
            lengths = (len(text) + 1 for text in self.original.split("\n"))
            self._starts = list(accumulate(lengths, initial=0))
        return min(self._starts[line] + self.column(line, column), len(self.original))


def without_refused(text: str) -> str:
    """Return ``text`` with the characters covered that no text may hold."""
    return characters.clean(text, chr(_STAND_INS))


def restored(text: str) -> str:
    """Return a value with its stand-ins turned back into what its author wrote.

    Characters that no text may hold become U+FFFD.
    """
    return text.translate(_RESTORED)


def _stand_in(character: str) -> str:
    # What is refused was covered before any line was mended.
    code = ord(character)
    return character if character in " \t" or code > 0xFF else chr(_STAND_INS + code)
