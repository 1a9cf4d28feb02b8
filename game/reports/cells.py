"""How wide text is in a terminal, and wrapping it to a width."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Return how many cells ``text`` takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def wrap(text: str, cells: int, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` as lines of at most ``cells`` cells.

    Args:
        text: words, with a line break wherever a new line has to begin.
        cells: the greatest width, of a prefix and its line together.
        first: what stands before the first line.
        rest: what stands before the others.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = rest if lines else first
        empty = True
        for word in _pieces(paragraph, max(1, cells - max(width(first), width(rest)))):
            if not empty and width(line) + 1 + width(word) > cells:
                lines.append(line)
                line, empty = rest, True
            line += word if empty else f" {word}"
            empty = False
        lines.append(line.rstrip() if empty else line)
    return lines


def cut(text: str, cells: int) -> str:
    """Return the beginning of ``text`` that fits into ``cells`` cells."""
    taken = 0
    for at, character in enumerate(text):
        taken += _cells(character)
        if taken > cells:
            return text[:at]
    return text


def _pieces(paragraph: str, cells: int) -> list[str]:
    """Return its words, those that fit on no line cut up."""
    pieces: list[str] = []
    for word in paragraph.split():
        rest = word
        while width(rest) > cells:
            # At least one character, so that a wide one in a narrow column ends the loop too.
            head = cut(rest, cells) or rest[0]
            pieces.append(head)
            rest = rest[len(head) :]
        if rest:
            pieces.append(rest)
    return pieces


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
