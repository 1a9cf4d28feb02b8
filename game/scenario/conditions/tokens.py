"""From the text of a condition to its words and signs."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d\w*(?:\.\d+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?!\w)"
    r"|(?P<symbol>==|!=|<=|>=|<>|=>|=<|\*\*|//|&&|\|\||[<>()+\-*.])|(?P<end>$)"
    r"|(?P<other>\w+|.))",
    re.DOTALL,
)


class Token(NamedTuple):
    """One word, number or sign; ``offset`` counts characters from the beginning."""

    kind: str
    text: str
    offset: int


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a condition; the last is its end."""
    tokens = []
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        assert match is not None  # the last alternative takes any character
        kind = match.lastgroup or "end"
        tokens.append(Token(kind, match.group(kind), match.start(kind)))
        if kind == "end":
            return tokens
        at = match.end()
