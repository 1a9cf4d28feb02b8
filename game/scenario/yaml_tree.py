"""YAML as a tree that knows its places. Scalars follow the core schema of YAML 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from game.scenario.locating import line_and_column, positions
from game.scenario.places import Span

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))


@dataclass(slots=True)
class Scalar:
    """One value: its text, and where each character of it stands."""

    text: str
    span: Span
    source: str = field(repr=False)
    start: int = field(repr=False)
    end: int = field(repr=False)
    plain: bool = True
    flow: int = -1
    """Where the outermost bracket around it stands, or -1."""

    @property
    def is_null(self) -> bool:
        """Whether nothing was written (or ``null``)."""
        return self.plain and self.text in _NULL

    @property
    def boolean(self) -> bool | None:
        """True or false where the scalar is one of them, else None."""
        if not self.plain or self.text not in _TRUE | _FALSE:
            return None
        return self.text in _TRUE

    @property
    def is_integer(self) -> bool:
        """Whether it is written as an integer."""
        return self.plain and _INT.fullmatch(self.text) is not None

    @property
    def is_number(self) -> bool:
        """Whether it is written as an integer or a decimal number."""
        return self.is_integer or (self.plain and _FLOAT.fullmatch(self.text) is not None)

    @property
    def integer(self) -> int:
        """The integer it is written as; those too long to be any good count as 10**9."""
        if len(self.text) > 12:
            return -(10**9) if self.text.startswith("-") else 10**9
        base = {"0o": 8, "0x": 16}.get(self.text[:2], 10)
        return int(self.text, base)

    def locate(self, offset: int, length: int = 1) -> Span:
        """Return where ``length`` characters of the text, from ``offset`` on, stand in the file."""
        line, column, end_line, _ = self.span
        if self.plain and line == end_line:
            return Span(line, column + offset, line, column + offset + max(length, 1))
        return self.locate_all([(offset, length)])[0]

    def locate_all(self, stretches: Iterable[tuple[int, int]]) -> list[Span]:
        """Return where stretches of the text stand; they come in rising order, without overlap."""
        offsets = [
            end for offset, length in stretches for end in (offset, offset + max(length, 1) - 1)
        ]
        found = positions(self.text, self.source, (self.start, self.end), offsets, plain=self.plain)
        return [
            self._span(first, last) for first, last in zip(found[::2], found[1::2], strict=True)
        ]

    def _span(self, first: int | None, last: int | None) -> Span:
        if first is None or last is None:  # pragma: no cover - a guard: no such text is known
            return self.span
        line, column = line_and_column(self.source, first)
        end_line, end_column = line_and_column(self.source, last)
        return Span(line, column, end_line, end_column + 1)


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    span: Span
    in_flow: bool = False


@dataclass(slots=True)
class Mapping:
    """A mapping, in the order written: key text -> (key, value).

    One that is ``partial`` may have had more keys: something in it could not be read.
    """

    pairs: dict[str, tuple[Scalar, Node]]
    span: Span
    partial: bool = False
    in_flow: bool = False
    repeats: bool = False
    """Whether a key stood in it twice: the second value is lost."""

    @property
    def keys(self) -> list[Scalar]:
        """The keys, in the order written."""
        return [key for key, _ in self.pairs.values()]

    def items(self) -> Iterator[tuple[Scalar, Node]]:
        """Keys and values, in the order written."""
        return iter(self.pairs.values())

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or None."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


@dataclass(slots=True)
class Broken:
    """A value that has been complained about already.

    Attributes:
        span: where it stands.
        said: its text, where that is known: prose in it can still be looked at.
    """

    span: Span
    said: Scalar | None = None


Node = Scalar | Sequence | Mapping | Broken


def is_empty(node: Node | None) -> bool:
    """Whether nothing is written where a mapping should be."""
    if isinstance(node, Mapping):
        return not node.pairs
    return isinstance(node, Scalar) and node.is_null


def is_broken(node: Node) -> bool:
    """Whether something in ``node`` has been complained about while it was parsed."""
    if isinstance(node, Mapping):
        return node.partial or any(is_broken(value) for _, value in node.items())
    if isinstance(node, Sequence):
        return any(is_broken(item) for item in node.items)
    return isinstance(node, Broken)
