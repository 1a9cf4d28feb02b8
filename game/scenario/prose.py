"""Prose with places for values: ``{name}``, ``{name:number}``, and ``{{`` ``}}`` for braces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.scenario.places import NOWHERE, Span, Word

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Insert:
    """A value to be put in: an indicator's level, a variable's or an assumption's value.

    With ``number``, an indicator's number.
    """

    name: Word
    number: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown in which values may be put in. ``parts`` are literal text and inserts by turns."""

    parts: tuple[str | Insert, ...]
    span: Span = NOWHERE


class ProseError(ValueError):
    """Prose whose braces cannot be read. ``offset`` counts characters from 0."""

    def __init__(self, offset: int, length: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.offset, self.length, self.message, self.hint = (
            offset,
            length,
            message,
            hint,
        )


@dataclass(frozen=True, slots=True)
class RawInsert:
    """A brace expression as found, before its name is known to exist."""

    name: str
    form: str
    offset: int


def split(text: str) -> list[str | RawInsert]:
    """Split ``text`` into literal pieces and inserts.

    Raises:
        ProseError: at a brace that neither opens nor closes a name.
    """
    parts: list[str | RawInsert] = []
    literal = ""
    at = 0
    for match in _PIECE.finditer(text):
        literal += text[at : match.start()]
        at = match.end()
        piece = match.group()
        if piece in ("{{", "}}"):
            literal += piece[0]
        elif match.group(1) is None:
            raise ProseError(
                match.start(),
                1,
                f"a `{piece}` stands alone",
                "write `{{` and `}}` for braces in the text",
            )
        else:
            if literal:
                parts.append(literal)
                literal = ""
            inner = match.group(1)
            name, _, form = inner.partition(":")
            lead = len(name) - len(name.lstrip())
            parts.append(RawInsert(name.strip(), form.strip(), match.start() + 1 + lead))
    literal += text[at:]
    if literal:
        parts.append(literal)
    return parts
