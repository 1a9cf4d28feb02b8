"""From the parser's events to the tree.

No constructor ever runs, and duplicate keys, aliases, anchors, tags and depth are refused on the
way.
"""

from __future__ import annotations

import re

import yaml

from game.scenario import characters
from game.scenario.limits import NESTING
from game.scenario.parsing.draft import Draft, restored
from game.scenario.places import Span
from game.scenario.problems import Problems
from game.scenario.yaml_tree import Broken, Mapping, Node, Scalar, Sequence

_new = tuple.__new__
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_GLUED_DASH = re.compile(r"-[^\W\d_]|-[\"'\[{]")
_GLUED_COLON = re.compile(r"[a-z][a-z0-9_]*:\S.*")


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
        self._moved = draft.changed
        self._hidden = sorted(draft.hidden)
        self._problems = problems
        self._parser = _LOADER(draft.text)
        self._next = self._parser.get_event
        self._depth = 0
        self._flow = -1

    def close(self) -> None:
        """Give back what the parser holds."""
        self._parser.dispose()

    def _event(self) -> yaml.Event:
        self.last = event = self._next()
        return event  # type: ignore[no-any-return]

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        if self._moved:
            column = self._draft.column
            return Span(
                start.line + 1,
                column(start.line, start.column) + 1,
                end.line + 1,
                column(end.line, end.column) + 1,
            )
        # As the class itself does it, without its checks: one in ten milliseconds goes on this.
        return _new(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))

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
        span = self._span(event)
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event, span)  # by far the most
        if isinstance(event, yaml.AliasEvent):
            self._problems.error(
                "MR105",
                span,
                f"`*{event.anchor}` is a YAML alias, and a file says everything where it says it",
                "write the value out here; text that begins with `*` goes into quotes",
            )
            return Broken(span)
        assert isinstance(event, yaml.NodeEvent)  # no other can stand here
        tag = getattr(event, "tag", None)
        if event.anchor is not None or tag is not None:
            self._refuse_properties(event.anchor, tag, span)
        if isinstance(event, yaml.ScalarEvent):
            scalar = self._scalar(event, span)
            return Broken(span) if tag is not None else scalar
        node = self._collection(event, span)
        return Broken(node.span) if tag is not None else node

    def _refuse_properties(self, anchor: str | None, tag: str | None, span: Span) -> None:
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
                "delete it; text that begins with `!` goes into quotes",
            )

    def _collection(self, event: yaml.NodeEvent, span: Span) -> Mapping | Sequence:
        in_flow = bool(getattr(event, "flow_style", False))
        around = self._flow
        if in_flow and around < 0:
            assert event.start_mark is not None
            self._flow = event.start_mark.index
        self._depth += 1
        if self._depth > NESTING:
            raise TooDeep(span)
        node: Mapping | Sequence
        if isinstance(event, yaml.MappingStartEvent):
            node = self._mapping(span, in_flow)
        else:
            node = self._sequence(span, in_flow)
        if in_flow:
            assert self.last is not None
            node.span = Span(*span[:2], *self._span(self.last)[2:])
        self._flow = around
        self._depth -= 1
        return node

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar | Broken:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # the parser marks every event
        assert end is not None
        style, text, draft = event.style, event.value, self._draft
        if self._moved:
            first, last = draft.index(start.line, start.column), draft.index(end.line, end.column)
            value = restored(text)
            scalar = Scalar(value, span, draft.original, first, last, not style, self._flow)
            if value != text:
                return Broken(span, scalar)
        else:
            scalar = Scalar(
                text, span, draft.original, start.index, end.index, not style, self._flow
            )
        if style == '"':  # only escapes can bring in what the text itself does not hold
            bad = characters.first_refused(text)
            if bad is not None:
                refuse_character(self._problems, scalar.locate(bad), text[bad])
                return Broken(span)
        return scalar

    def _sequence(self, span: Span, in_flow: bool) -> Sequence:
        items: list[Node] = []
        while type(event := self._event()) is not yaml.SequenceEndEvent:
            items.append(self._node(event))
        return Sequence(items, span, in_flow)

    def _mapping(self, span: Span, in_flow: bool) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        partial = False
        before: Scalar | None = None
        while type(event := self._event()) is not yaml.MappingEndEvent:
            key = self._node(event)
            value = self._node(self._event())
            if isinstance(key, Broken):
                partial = True
            elif not isinstance(key, Scalar):
                partial = True
                self._problems.error(
                    "MR108",
                    key.span,
                    "a key is a plain name, not a list or a mapping",
                    "text that begins with `{` or `[` goes into quotes",
                )
            elif key.plain and key.text == "<<":
                partial = True
                self._problems.error(
                    "MR105",
                    key.span,
                    "`<<` is a YAML merge key, and a file says everything where it says it",
                    "write the keys out here",
                )
            elif in_flow and self._is_no_entry(key, value, before):
                partial = True
                if before is not None:
                    pairs[before.text] = (before, Broken(pairs[before.text][1].span))
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
                if not in_flow and isinstance(value, Scalar):
                    value = self._without_glued_dash(key, value)
                pairs[key.text] = (key, value)
                before = key
        return Mapping(pairs, span, partial or self._hides(event, span), in_flow)

    def _hides(self, end: yaml.Event, span: Span) -> bool:
        """Whether a line was hidden in the mapping that ends here, and in none inside it."""
        assert end.start_mark is not None
        found = [line for line in self._hidden if span.line - 1 <= line < end.start_mark.line]
        for line in found:
            self._hidden.remove(line)
        return bool(found)

    def _is_no_entry(self, key: Scalar, value: Node, before: Scalar | None) -> bool:
        """Complain of what stands between braces without a value, and is no name."""
        if not key.plain or not isinstance(value, Scalar) or value.start != value.end:
            return False
        if _GLUED_COLON.fullmatch(key.text):
            name, _, rest = key.text.partition(":")
            self._problems.error(
                "MR114",
                key.span,
                f"YAML takes `{key.text}` for one word: after the colon of a key comes a space",
                f"write `{name}: {rest}`",
            )
            return True
        if " " not in key.text and not key.text.endswith((".", "!", "?")):
            return False
        whose = f"of `{before.text}`" if before is not None else "before it"
        self._problems.error(
            "MR113",
            key.span,
            f"YAML splits at each comma between braces, so that `{key.text}` is a key of its own "
            f"and no part of the text {whose}",
            "put the whole text into quotes, or write one key a line, without braces",
        )
        return True

    def _without_glued_dash(self, key: Scalar, value: Scalar) -> Node:
        """Complain of a list whose dashes have no space after them: YAML takes it for text."""
        if not value.plain or value.span.line == key.span.line or not _GLUED_DASH.match(value.text):
            return value
        line, column, _, _ = value.span
        self._problems.error(
            "MR114",
            Span(line, column, line, column + 1),
            f"YAML takes what stands below `{key.text}` for text, and no list: "
            "after a dash comes a space",
            f"write `- {value.text[1:].split(' -')[0][:40]}`, and so each line of the list",
        )
        return Broken(value.span)


def refuse_character(problems: Problems, span: Span, character: str) -> None:
    """Note a character that no text may hold."""
    problems.error(
        "MR102",
        span,
        f"{characters.describe(character)} is not allowed in any text",
        "delete it, or write what was meant with ordinary characters",
    )
