"""Where in a file something stands."""

from __future__ import annotations

from typing import NamedTuple, Self


class Span(NamedTuple):
    """A stretch of one file's text: lines and columns count characters from 1.

    The end is the position after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int


NOWHERE = Span(1, 1, 1, 1)


class Word(str):
    """A name in an author's file, which remembers where it was written.

    It is an ordinary string to everyone who does not ask for its ``span``.
    """

    __slots__ = ("span",)
    span: Span

    def __new__(cls, text: str, span: Span = NOWHERE) -> Self:
        """Make the word ``text``, written at ``span``."""
        word = super().__new__(cls, text)
        word.span = span
        return word
