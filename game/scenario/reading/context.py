"""What the readers of one file share: its problems, its names, the prose met so far."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from game.scenario import conditions, prose
from game.scenario.environment import Environment
from game.scenario.expressions import Assumed, Chosen, Condition, LevelOf, Value, walk
from game.scenario.locating import line_and_column
from game.scenario.names import did_you_mean, why_no_identifier
from game.scenario.places import Span, Word
from game.scenario.problems import MOST, Problems
from game.scenario.prose import Insert, Prose, RawInsert
from game.scenario.quantities import Indicator, Variable
from game.scenario.yaml_tree import Broken, Node, Scalar, Sequence, is_broken
from game.scenario.yaml_tree import Mapping as Map

MAPPING = "a mapping, one name and its details after another"

AMOUNT = "a whole number, or an assumption with or without a minus"

_DASH_IN_TEXT = re.compile(r"\n[ \t]*-(?=[ \t])")
_LOST_COMMENT = re.compile(r"[ \t]+#(?!\s*measured-response:)")


@dataclass(slots=True)
class Context:
    """The state of reading one file.

    Readers never stop at a mistake: they note it and go on with a stand-in, so that everything
    wrong is found in one pass. A file with errors gives no scenario, so no stand-in is ever used.
    """

    problems: Problems
    names: Environment = field(default_factory=Environment)
    allow_hidden: bool = False
    allow_ending: bool = False
    used: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Names that were looked up, by what they should be: ``claim``, ``adviser`` … What a condition,
    a text or a finding looks at is ``read``."""
    _split: set[int] = field(default_factory=set)
    _inserts: list[tuple[Scalar, list[RawInsert], bool]] = field(default_factory=list)

    # prose

    def prose(self, scalar: Scalar, key: str, *, complete: bool = True) -> Prose:
        """Read the text of ``scalar``, whose key is ``key``.

        Where it is not ``complete``, what YAML made of it was complained about already.
        """
        if complete and scalar.plain:
            self._warn_of_lost_text(scalar, key)
        text = scalar.text
        if "{" not in text and "}" not in text:
            return Prose((text,) if text else (), scalar.span)  # nearly always
        try:
            pieces = prose.split(text)
        except prose.ProseError as error:
            span = scalar.locate(error.offset, error.length)
            self.problems.error("MR307", span, error.message, error.hint)
            return Prose((), scalar.span)
        raws = [piece for piece in pieces if isinstance(piece, RawInsert)]
        if raws:
            self._inserts.append((scalar, raws, self.allow_hidden))
        parts = tuple(
            piece
            if isinstance(piece, str)
            else Insert(Word(piece.name, scalar.span), piece.form == "number")
            for piece in pieces
        )
        return Prose(parts, scalar.span)

    def _warn_of_lost_text(self, scalar: Scalar, key: str) -> None:
        if scalar.flow >= 0 and " " in scalar.text and scalar.flow not in self._split:
            self._split.add(scalar.flow)  # one pair of brackets is one cause
            self.problems.warning(
                "MR801",
                scalar.span,
                f"`{key}` is unquoted text of several words inside brackets; "
                "a comma in it would split it in silence",
                "put it into quotes, or write the list or mapping with one item a line",
            )
        if (dash := _DASH_IN_TEXT.search(scalar.source, scalar.start, scalar.end)) is not None:
            line, column = line_and_column(scalar.source, dash.end() - 1)
            self.problems.warning(
                "MR805",
                Span(line, column, line, column + 1),
                f"this dash begins no new item: its line is indented deeper, and YAML reads it "
                f"as more of the text of `{key}`",
                "let the dash begin where the dash above begins, or put the text into quotes",
            )
        if _LOST_COMMENT.match(scalar.source, scalar.end):
            column = scalar.span.end_column
            line = scalar.span.end_line
            self.problems.warning(
                "MR802",
                Span(line, column + 1, line, column + 2),
                f"YAML takes everything from ` #` on for a comment, so `{key}` ends before it",
                "put the text into quotes, or the comment on a line of its own",
            )

    def colon_in_text(self, word: Scalar, key: str) -> None:
        """Complain of a text that YAML takes for a mapping, because of a colon in it."""
        line, column = word.span.end_line, word.span.end_column
        self.problems.error(
            "MR111",
            Span(line, column, line, column + 1),
            f"YAML takes `{word.text[-40:]}:` for a key, and `{key}` should be text: a colon and "
            "a space cannot stand in unquoted text",
            "put the whole text into quotes, or on lines of its own, indented, below `>-`",
        )

    def check_inserts(self) -> None:
        """Check every ``{name}`` met, once all names are known."""
        for scalar, raws, hidden_allowed in self._inserts:
            wrong = []
            for raw in raws:
                complaint = self._complaint(raw, hidden_allowed)
                if complaint is not None:
                    wrong.append((raw, complaint))
                if len(wrong) > MOST:
                    break
            # Finding a place means walking along the text, so it is done once and where needed.
            spans = scalar.locate_all((raw.offset, len(raw.name)) for raw, _ in wrong)
            for (_, (code, message, hint)), span in zip(wrong, spans, strict=True):
                self.problems.error(code, span, message, hint)

    def _complaint(self, raw: RawInsert, hidden_allowed: bool) -> tuple[str, str, str] | None:
        """Return code, message and hint of what is wrong with an insert, or None."""
        names, name = self.names, raw.name
        if raw.form not in ("", "number"):
            return (
                "MR307",
                f"`{{{name}:{raw.form}}}` asks for a form that does not exist",
                f"write `{{{name}}}` or `{{{name}:number}}`",
            )
        self.used["read"].add(name)
        quantity = names.quantities.get(name)
        if isinstance(quantity, Variable) and quantity.hidden and not hidden_allowed:
            return (
                "MR310",
                f"`{name}` is hidden, and this text is shown before the debrief",
                "tell it in the debrief, or leave it out",
            )
        if quantity is not None or name in names.assumptions:
            if not raw.form or isinstance(quantity, Indicator):
                return None
            what = "a variable" if quantity is not None else "an assumption"
            return (
                "MR308",
                f"`:number` is for indicators, and `{name}` is {what}",
                f"write `{{{name}}}`",
            )
        if name in names.unreadable or {"quantities", "assumptions"} & names.missing:
            return None
        if not name:
            return "MR308", "the braces are empty", "write `{{` and `}}` for braces in the text"
        known = [*names.quantities, *names.assumptions, *names.unreadable]
        return (
            "MR308",
            f"there is no indicator, variable or assumption `{name}` to put in here",
            did_you_mean(name, known, "write `{{` and `}}` for braces in the text"),
        )

    # conditions and names

    def condition(self, node: Node, key: str = "if") -> Condition | None:
        """Read a condition; None where it has a problem."""
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Scalar) or node.is_null:
            self.wrong_kind(node, key, "a condition")
            return None
        try:
            found = conditions.parse(node.text, self.names, allow_ending=self.allow_ending)
        except conditions.ConditionError as error:
            span = node.locate(error.offset, error.length)
            self.problems.error(error.code, span, error.message, error.hint)
            return None
        except conditions.UnreadableName:
            return None
        self._note_use(found)
        return Condition(found.source, found.expression, node.span)

    def _note_use(self, condition: Condition) -> None:
        for part in walk(condition.expression):
            match part:
                case Value() | LevelOf() | Assumed():
                    self.used["read"].add(part.name)
                case Chosen():
                    self.used["chosen"].add(f"{part.state}.{part.option}")

    def identifier(self, scalar: Scalar) -> Word:
        """Read a name that is declared here."""
        why = why_no_identifier(scalar.text)
        if why is not None:
            self.problems.error("MR205", scalar.span, *why)
        return Word(scalar.text, scalar.span)

    def entries(self, node: Node | None) -> Iterator[tuple[Word, Node]]:
        """Yield the entries of a mapping from identifiers, each name checked."""
        if isinstance(node, Map):
            for key, value in node.items():
                yield self.identifier(key), value

    def known(
        self, name: Word, known: Collection[str], what: str, code: str, section: str = ""
    ) -> bool:
        """Note a problem where ``name`` is none of the ``known`` things; return whether it is."""
        self.used[what].add(name)
        if name in known:
            return True
        known = list(known)
        if name not in self.names.unreadable and section not in self.names.missing:
            hint = did_you_mean(name, known)
            if "," in name:
                hint = f"write a list: `[{name}]`"
            self.problems.error(code, name.span, f"there is no {what} `{name}`", hint)
        return False

    def because(self, names: Iterable[Word]) -> tuple[Word, ...]:
        """Check a list of claims and assumptions, and return it."""
        names = tuple(names)
        claims, assumptions = self.names.claims, self.names.assumptions
        for name in names:
            is_known = name in claims or name in assumptions
            known = [name] if is_known else [*claims, *assumptions]
            self.known(name, known, "claim or assumption", "MR402", "evidence")
        return names

    def wrong_kind(self, node: Node, key: str, wanted: str, verb: str = "should be") -> None:
        """Note that the value of ``key`` (or with ``lists``, an item) should be something else."""
        if is_broken(node):
            return
        if isinstance(node, Scalar) and node.is_null:
            self.problems.error(
                "MR206", node.span, f"`{key}` is empty, where {wanted} should be",
                "fill it in, or leave the key out",
            )  # fmt: skip
            return
        self.problems.error(
            "MR203",
            node.span,
            f"`{key}` {verb} {wanted}, and this is {kind_of(node)}",
            _way_to_write(node, wanted),
        )


_WAYS_TO_WRITE = {
    "text": "put text that begins with `[` or `{`, or that holds `: `, into quotes",
    AMOUNT: "write, say, `1`, `-2`, or the name of an assumption with or without a minus",
    "true or false": "write `true` or `false`, without quotes",
    "a whole number": "write digits only, such as `3`, without quotes",
    "a list": "write one item a line, each after `- `",
    "names": "write one name a line, each after `- `",
    "a name": "write one name, such as `first_reports`",
    "a condition": "write it as text, such as `calls < 3`",
    MAPPING: "write one entry a line below it: a name, `: `, and what belongs to the name",
}


def _way_to_write(node: Node, wanted: str) -> str:
    """Say how to write what is wanted in the place of ``node``."""
    first = node.items[0] if isinstance(node, Sequence) and node.items else None
    if wanted == MAPPING and isinstance(first, Map) and first.pairs:
        key, value = next(iter(first.items()))
        if isinstance(value, Scalar) and value.is_null:
            return f"leave the dashes out: write `{key.text}:`, and below it, indented, its details"
        return "write a name and a colon in the place of each dash, and the details below it"
    if wanted == "a list" and isinstance(node, Map) and node.pairs and not node.in_flow:
        key = node.keys[0]
        return f"put `- ` before `{key.text}`, and indent what follows as far as it"
    return _WAYS_TO_WRITE.get(wanted, f"write {wanted}")


def kind_of(node: Node) -> str:
    """Name the kind of a node, for messages."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Map):
        return "a mapping"
    assert isinstance(node, Scalar)  # what is broken was complained about already
    if node.boolean is not None:
        return "true or false"
    if node.is_number:
        return "a number" if node.is_integer else "a number with a point"
    return "text" if not node.is_null else "nothing"


def declared(node: Node | None) -> Mapping[str, Word]:
    """Return the keys of a mapping as declared names, whatever stands below them."""
    if not isinstance(node, Map):
        return {}
    return {key.text: Word(key.text, key.span) for key, _ in node.items()}
