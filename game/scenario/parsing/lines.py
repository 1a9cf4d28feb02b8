"""A look at the lines of a file, without knowing YAML in full: what each of them seems to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.parsing.draft import restored

_KEY = r"""(?P<key>"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@`,?-][^:#]*?)[ \t]*:(?=\s|$)"""
_LINE = re.compile(rf"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+|-$)*)(?:{_KEY})?[ \t]*(?P<value>.*)$")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?")
_QUOTED = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_BRACKETS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Numbers and columns count from 0.

    Attributes:
        number: which of the file's.
        text: all of it.
        indent: the column at which it begins.
        dashes: the column of each ``-`` at its beginning.
        key: the word before its first colon, or an empty string.
        at: the column of the key; without one, of the value.
        value: what stands after it.
        value_at: its column.
    """

    number: int
    text: str
    indent: int
    dashes: tuple[int, ...]
    key: str
    at: int
    value: str
    value_at: int

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing, or a comment."""
        return (not self.value and not self.key and not self.dashes) or self.value.startswith("#")

    @property
    def is_entry(self) -> bool:
        """Whether it looks like an item of a list or a key of the format, and not like prose."""
        return bool(self.dashes) or _NAME.fullmatch(self.key) is not None

    @property
    def opens_block(self) -> bool:
        """Whether its value is a ``|`` or a ``>``, below which text follows."""
        return _BLOCK.fullmatch(self.value) is not None

    @property
    def lead(self) -> str:
        """What stands before its value, for hints: ``key: ``, ``- `` or nothing."""
        if self.key:
            return f"{restored(self.key)}: "
        return "- " if self.dashes else ""

    @property
    def columns(self) -> list[int]:
        """Where things begin in it: each dash, and the key or the value after them."""
        return [*self.dashes, self.at]


def line_of(lines: Sequence[str], number: int) -> Line:
    """Look at one line."""
    text = lines[number]
    found = _LINE.match(text)
    assert found is not None  # everything in it is optional
    start = found.start("dashes")
    dashes = tuple(start + at for at, letter in enumerate(found["dashes"]) if letter == "-")
    key = found["key"] or ""
    at = found.start("key") if key else found.start("value")
    value = found["value"].rstrip()
    return Line(number, text, start, dashes, key, at, value, found.start("value"))


def line_before(lines: Sequence[str], number: int) -> Line | None:
    """Return the nearest line above that is not blank, or None."""
    while (line := text_before(lines, number)) is not None:
        if not line.is_blank:
            return line
        number = line.number
    return None


def text_before(lines: Sequence[str], number: int) -> Line | None:
    """Return the nearest line above that is not empty, or None: in text a ``#`` is text."""
    for above in range(number - 1, -1, -1):
        if lines[above].strip():
            return line_of(lines, above)
    return None


def open_columns(lines: Sequence[str], number: int) -> list[tuple[int, Line]]:
    """Return the columns at which a line may begin, nearest above first, with who begins there."""
    found: list[tuple[int, Line]] = []
    least = 1_000_000
    at = number
    while least > 0 and (line := line_before(lines, at)) is not None:
        at = line.number
        for column in reversed(line.columns):
            if column < least and (line.is_entry or line.key):
                found.append((column, line))
                least = column
    return found


def block_above(lines: Sequence[str], number: int) -> tuple[Line, int] | None:
    """Return the line whose ``|`` or ``>`` holds the line above, and how far its text is indented.

    None where the line above stands in no such block.
    """
    indent = None
    at = number
    while (line := text_before(lines, at)) is not None:
        at = line.number
        if line.opens_block and (indent is None or line.indent < indent):
            return (line, indent if indent is not None else line.at + 2)
        if indent is None or line.indent < indent:
            if indent is not None and line.is_entry:
                return None
            indent = line.indent
    return None


def quoted_end(value: str) -> int | None:
    """Return where the quotes at the beginning of ``value`` are closed, or None."""
    found = _QUOTED.match(value)
    return found.end() if found else None


def bracket_end(value: str, start: int = 0) -> int | None:
    """Return where the bracket at ``start`` is closed, or None; quotes inside are stepped over."""
    end, waiting = _walk_brackets(value, start)
    return None if waiting else end


def is_left_open(text: str, start: int) -> bool:
    """Whether the bracket at ``start`` is never closed, and no other is closed in its place."""
    end, waiting = _walk_brackets(text, start)
    return bool(waiting) and end == len(text)


def _walk_brackets(text: str, start: int) -> tuple[int, list[str]]:
    """Return up to where brackets can be followed, and which are still to be closed there."""
    waiting: list[str] = []
    at = start
    while at < len(text):
        letter = text[at]
        if letter in "\"'" and text[at - 1] in "[{,: \n":
            end = quoted_end(text[at:])
            if end is None:
                return at, [letter]
            at += end
            continue
        if letter in _BRACKETS:
            waiting.append(_BRACKETS[letter])
        elif letter in "]}" and waiting:
            if waiting.pop() != letter:
                return at, [letter]
            if not waiting:
                return at + 1, []
        at += 1
    return len(text), waiting


def piece_end(value: str, start: int) -> int:
    """Return where the piece of a list or mapping in brackets that begins at ``start`` ends."""
    at = start
    while at < len(value):
        if value[at] in ",]}":
            return at
        if value[at] in _BRACKETS:
            at = bracket_end(value, at) or len(value)
            continue
        at += 1
    return at
