"""YAML as a tree that knows its places.

Built straight from the parser's events: no constructor ever runs, and duplicate keys, aliases,
anchors, tags and depth are refused on the way. Scalars follow the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from game.scenario import characters
from game.scenario.limits import NESTING
from game.scenario.locating import line_and_column, positions
from game.scenario.places import Span
from game.scenario.problems import Problems

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
    in_flow: bool = False

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


@dataclass(slots=True)
class Mapping:
    """A mapping, in the order written: key text -> (key, value)."""

    pairs: dict[str, tuple[Scalar, Node]]
    span: Span

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
    """A value that has been complained about already."""

    span: Span


Node = Scalar | Sequence | Mapping | Broken


def is_empty(node: Node | None) -> bool:
    """Whether nothing is written where a mapping should be."""
    if isinstance(node, Mapping):
        return not node.pairs
    return isinstance(node, Scalar) and node.is_null


def is_broken(node: Node) -> bool:
    """Whether something in ``node`` has been complained about while it was parsed."""
    if isinstance(node, Mapping):
        return any(is_broken(value) for _, value in node.items())
    if isinstance(node, Sequence):
        return any(is_broken(item) for item in node.items)
    return isinstance(node, Broken)


def parse(text: str, problems: Problems) -> Node | None:
    """Return the tree of ``text``; None where it cannot be parsed at all, and problems say why."""
    bad = characters.refused(text)
    for at in bad[:50]:
        line, column = line_and_column(text, at)
        _refuse_character(problems, Span(line, column, line, column + 1), text[at])
    if bad:
        return None
    builder = _Builder(text, problems)
    try:
        return builder.document()
    except yaml.MarkedYAMLError as error:
        _syntax_error(error, text, problems)
    except _TooDeep as error:
        problems.error(
            "MR107",
            error.span,
            f"nesting deeper than {NESTING} levels is not allowed",
            "write it flatter",
        )
    finally:
        builder.close()
    return None


def _refuse_character(problems: Problems, span: Span, character: str) -> None:
    problems.error(
        "MR102",
        span,
        f"{characters.describe(character)} is not allowed in any text",
        "delete it, or write what was meant with ordinary characters",
    )


def _syntax_error(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> None:
    mark = error.problem_mark
    if error.context_mark and mark and mark.index >= len(text.rstrip()):
        mark = error.context_mark  # what was never closed is mended where it opens
    assert mark is not None  # the parser marks every error
    line, column = mark.line + 1, mark.column + 1
    message = (error.problem or "this is not YAML").strip()
    if error.context and error.context_mark and error.context_mark.line + 1 != line:
        message += f" ({error.context} that begins at line {error.context_mark.line + 1})"
    problems.error(
        "MR101",
        Span(line, column, line, column + 1),
        f"YAML cannot be read here: {message}",
        "put text with `: `, ` #`, or a quote, bracket, brace, `*`, `&`, `%` or `@` at its "
        "beginning into quotes, or below a `>-`; indent with spaces only",
    )


class _TooDeep(Exception):
    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class _Builder:
    """Turns the parser's events into nodes, complaining on the way."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._parser = _LOADER(text)
        self._depth = 0
        self._flow = 0
        self._last = Span(1, 1, 1, 1)

    def close(self) -> None:
        self._parser.dispose()

    def _event(self) -> yaml.Event:
        event: yaml.Event = self._parser.get_event()
        self._last = _span(event)
        return event

    def document(self) -> Node | None:
        self._event()
        event = self._event()
        if isinstance(event, yaml.StreamEndEvent):
            self._problems.error(
                "MR103", Span(1, 1, 1, 2), "the file is empty", "begin it with `format: 1`"
            )
            return None
        root = self._node(self._event())
        self._event()
        event = self._event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._problems.error(
                "MR104",
                _span(event),
                "a second YAML document begins here; a file holds one",
                "delete the line `---`, or put what follows into a file of its own",
            )
        return root

    def _node(self, event: yaml.Event) -> Node:
        span = _span(event)
        if isinstance(event, yaml.AliasEvent):
            self._problems.error(
                "MR105",
                span,
                f"`*{event.anchor}` is a YAML alias, and a file says everything where it says it",
                "write the value out here; text that begins with `*` goes into quotes",
            )
            return Broken(span)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._problems.error(
                "MR105",
                span,
                f"`&{anchor}` is a YAML anchor, and a file says everything where it says it",
                "delete it; text that begins with `&` goes into quotes",
            )
        if tag is not None:
            self._problems.error(
                "MR106",
                span,
                f"`{_tag(tag)}` is a YAML tag, and a scenario has none",
                "delete it; text that begins with `!` goes into quotes",
            )
        if isinstance(event, yaml.ScalarEvent):
            scalar = self._scalar(event, span)
            return Broken(span) if tag is not None else scalar
        in_flow = bool(getattr(event, "flow_style", False))
        self._depth += 1
        self._flow += in_flow
        if self._depth > NESTING:
            raise _TooDeep(span)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = self._mapping(span) if is_map else self._sequence(span)
        if in_flow:
            node.span = Span(*span[:2], *self._last[2:])
        self._flow -= in_flow
        self._depth -= 1
        return Broken(node.span) if tag is not None else node

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar | Broken:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        plain = not event.style
        scalar = Scalar(
            event.value, span, self._text, start.index, end.index, plain, self._flow > 0
        )
        bad = characters.first_refused(event.value)
        if bad is None:
            return scalar
        _refuse_character(self._problems, scalar.locate(bad), event.value[bad])
        return Broken(span)

    def _sequence(self, span: Span) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self._event(), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Sequence(items, span)

    def _mapping(self, span: Span) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(self._event())
            if not isinstance(key, Scalar):
                if not isinstance(key, Broken):
                    self._problems.error(
                        "MR108",
                        key.span,
                        "a key is a plain name, not a list or a mapping",
                        "text that begins with `{` or `[` goes into quotes",
                    )
            elif key.plain and key.text == "<<":
                self._problems.error(
                    "MR105",
                    key.span,
                    "`<<` is a YAML merge key, and a file says everything where it says it",
                    "write the keys out here",
                )
            elif key.text in pairs:
                first = pairs[key.text][0].span
                self._problems.error(
                    "MR109",
                    key.span,
                    f"the key `{key.text}` stands here a second time; "
                    f"the first is at line {first.line}",
                    "delete or rename one of the two",
                )
            else:
                pairs[key.text] = (key, value)
        return Mapping(pairs, span)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # the parser marks every event
    assert end is not None
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
