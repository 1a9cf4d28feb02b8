"""From the parser's events to the tree.

No constructor ever runs, and duplicate keys, aliases, anchors, tags and depth are refused on the
way.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from game.scenario import characters
from game.scenario.limits import NESTING
from game.scenario.parsing.draft import Draft, restored
from game.scenario.parsing.entries import Pairs, takes_entry, without_glued_dash
from game.scenario.places import Span
from game.scenario.problems import Problems
from game.scenario.yaml_tree import Broken, Mapping, Node, Scalar, Sequence

_new = tuple.__new__
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TooDeep(Exception):
    """The file nests deeper than is allowed."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class SecondDocument(Exception):
    """The file holds more than one YAML document."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class Builder:
    """Turns the parser's events into nodes, complaining on the way.

    Attributes:
        last: the event that came last.
    """

    def __init__(self, draft: Draft, problems: Problems) -> None:
        self.last: yaml.Event | None = None
        self._draft = draft
        self._source = draft.original
        self._moved = draft.changed
        self._hidden = sorted(draft.hidden)
        self._problems = problems
        self._parser = _LOADER(draft.text)
        self._next: Callable[[], yaml.Event] = self._parser.get_event
        self._depth = 0
        self._flow = -1

    def close(self) -> None:
        """Give back what the parser holds."""
        self._parser.dispose()

    def _event(self) -> yaml.Event:
        self.last = event = self._next()
        return event

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        if not self._moved:
            # As the class itself does it, without its checks: there are tens of thousands.
            return _new(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))
        column = self._draft.column
        return Span(
            start.line + 1,
            column(start.line, start.column) + 1,
            end.line + 1,
            column(end.line, end.column) + 1,
        )

    def document(self) -> Node | None:
        """Return the root, or None where the file is empty.

        Raises:
            yaml.MarkedYAMLError: at what is not YAML.
            TooDeep: at one level too many.
            SecondDocument: where one begins.
        """
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
            raise SecondDocument(self._span(event))
        return root

    def _node(self, event: yaml.Event) -> Node:
        if type(event) is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_properties(event)
            scalar = self._scalar(event)
            return scalar if event.tag is None else Broken(scalar.span)
        if isinstance(event, yaml.AliasEvent):
            span = self._span(event)
            self._problems.error(
                "MR105",
                span,
                f"`*{event.anchor}` is a YAML alias, and a file says everything where it says it",
                "write the value out here; text that begins with `*` goes into quotes",
            )
            return Broken(span)
        assert isinstance(event, yaml.CollectionStartEvent)  # no other can stand here
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        node = self._collection(event)
        return node if event.tag is None else Broken(node.span)

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        anchor, tag, span = event.anchor, event.tag, self._span(event)
        if anchor is not None:
            self._problems.error(
                "MR105",
                span,
                f"`&{anchor}` is a YAML anchor, and a file says everything where it says it",
                "delete it; text that begins with `&` goes into quotes",
            )
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._problems.error(
                "MR106",
                span,
                f"`{shown}` is a YAML tag, and a scenario has none",
                "delete it; text that begins with `!` goes into quotes, and a condition says `not`",
            )

    def _collection(self, event: yaml.CollectionStartEvent) -> Mapping | Sequence:
        span, in_flow, around = self._span(event), bool(event.flow_style), self._flow
        if in_flow and around < 0:
            assert event.start_mark is not None
            self._flow = event.start_mark.index
        self._depth += 1
        if self._depth > NESTING:
            raise TooDeep(span)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = self._mapping(span, in_flow) if is_mapping else self._sequence(span, in_flow)
        if in_flow:
            assert self.last is not None
            node.span = Span(*span[:2], *self._span(self.last)[2:])
        self._flow = around
        self._depth -= 1
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | Broken:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        style, text = event.style, event.value
        if self._moved:
            scalar = self._moved_scalar(event)
            if scalar.text != text:
                return Broken(scalar.span, scalar)
        else:
            span = _new(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))
            scalar = Scalar(text, span, self._source, start.index, end.index, not style, self._flow)
        if style == '"':  # only escapes can bring in what the text itself does not hold
            bad = characters.first_refused(text)
            if bad is not None:
                refuse_character(self._problems, scalar.locate(bad), text[bad])
                return Broken(scalar.span)
        return scalar

    def _moved_scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, draft = event.start_mark, event.end_mark, self._draft
        assert start is not None  # the parser marks every event
        assert end is not None
        first, last = draft.index(start.line, start.column), draft.index(end.line, end.column)
        text, span = restored(event.value), self._span(event)
        return Scalar(text, span, self._source, first, last, not event.style, self._flow)

    def _sequence(self, span: Span, in_flow: bool) -> Sequence:
        items: list[Node] = []
        take = self._next
        while type(event := take()) is not yaml.SequenceEndEvent:
            self.last = event
            items.append(self._node(event))
        self.last = event
        return Sequence(items, span, in_flow)

    def _mapping(self, span: Span, in_flow: bool) -> Mapping:
        pairs: Pairs = {}
        partial = repeats = False
        take = self._next
        while type(event := take()) is not yaml.MappingEndEvent:
            self.last = event
            key = self._node(event)
            self.last = event = take()
            value = self._node(event)
            if type(key) is not Scalar or in_flow or key.text in pairs or key.text == "<<":
                before = len(pairs)
                taken = takes_entry(pairs, key, value, self._problems, in_flow=in_flow)
                partial, repeats = partial or not taken, repeats or (taken and len(pairs) == before)
                continue
            if type(value) is Scalar and value.plain and value.span.line != key.span.line:
                value = without_glued_dash(key, value, self._problems)
            pairs[key.text] = (key, value)
        self.last = event
        partial = partial or (bool(self._hidden) and self._hides(event, span))
        return Mapping(pairs, span, partial, in_flow, repeats)

    def _hides(self, end: yaml.Event, span: Span) -> bool:
        """Whether a line was hidden in the mapping that ends here, and in none inside it."""
        assert end.start_mark is not None
        found = [line for line in self._hidden if span.line - 1 <= line < end.start_mark.line]
        for line in found:
            self._hidden.remove(line)
        return bool(found)


def refuse_character(problems: Problems, span: Span, character: str) -> None:
    """Note a character that no text may hold."""
    problems.error(
        "MR102",
        span,
        f"{characters.describe(character)} is not allowed in any text",
        "delete it, or write what was meant with ordinary characters",
    )
