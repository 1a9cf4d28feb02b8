"""One mapping of the format, read key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from game.scenario.expressions import Condition
from game.scenario.limits import INTEGER
from game.scenario.model import Passage, Passages
from game.scenario.names import did_you_mean
from game.scenario.places import Span, Word
from game.scenario.prose import Prose
from game.scenario.reading.context import MAPPING, Context
from game.scenario.reading.misplaced import indented, instead_of
from game.scenario.reading.numbers import integer
from game.scenario.reading.shapes import Shape, mended
from game.scenario.yaml_tree import Broken, Node, Scalar, is_broken
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Sequence as List

_IN_COMMENT = re.compile(r"[ \t]+#")


class Fields:
    """Reads the values of one mapping. Every getter answers with a stand-in after a problem.

    Args:
        context: of the file.
        node: what stands there; anything but a mapping is a problem.
        owner: the key of the thing, where a missing key is shown.
        shape: the keys it may have.
        empty_is_fine: whether writing nothing means a mapping without keys.
    """

    def __init__(
        self,
        context: Context,
        node: Node,
        owner: Span,
        shape: Shape,
        *,
        empty_is_fine: bool = False,
    ) -> None:
        self.context = context
        self.owner = owner
        self.shape = shape
        self.readable = isinstance(node, Map) and not node.partial
        self._partial = False
        self._pairs: Mapping[str, tuple[Scalar, Node]] = {}
        if isinstance(node, Map):
            self._partial = node.partial
            self._pairs = mended(node, shape).pairs
            self._check_keys(node)
        elif not (empty_is_fine and isinstance(node, Scalar) and node.is_null):
            self._refuse(node)

    def _refuse(self, node: Node) -> None:
        if is_broken(node):
            return
        first, *others = self.shape.required or self.shape.optional
        keys = ", ".join(f"`{key}`" for key in (first, *others[:3]))
        self.context.problems.error(
            "MR203",
            node.span,
            f"{self.shape.what} is a mapping with keys such as {keys}",
            f"write its keys below it, one a line, such as `{first}: …`",
        )

    def _check_keys(self, written: Map) -> None:
        if not written.pairs.keys() <= self.shape.known:
            self._complain_of_keys(written)
        for name in self.shape.required:
            if name not in self._pairs:
                self.missing(name)

    def _complain_of_keys(self, written: Map) -> None:
        for key, value in written.items():
            if key.text not in self.shape.known:
                message = f"{self.shape.what} has no key `{key.text}`"
                hint = instead_of(key, value, self.shape, self.owner)
                self.context.problems.error("MR201", key.span, message, hint)

    def missing(self, name: str) -> None:
        """Note that a required key is not there."""
        if self._partial:
            return
        self.context.problems.error(
            "MR202",
            self.owner,
            f"{self.shape.what} needs the key `{name}`",
            f"add `{name}: …`",
        )

    def __contains__(self, key: str) -> bool:
        return key in self._pairs

    def present(self, keys: Sequence[str]) -> list[str]:
        """Return those of ``keys`` that are there, in the order written."""
        return [key for key in self._pairs if key in keys]

    def node(self, key: str) -> Node | None:
        """Return the value of ``key`` as it stands, or None where it is not there."""
        pair = self._pairs.get(key)
        return pair[1] if pair else None

    def key_span(self, key: str) -> Span:
        """Return where ``key`` stands; where it is not there, where its thing stands."""
        pair = self._pairs.get(key)
        return pair[0].span if pair else self.owner

    def section(self, key: str) -> Node | None:
        """Return the value of ``key``, which must be a mapping; None where it is not there."""
        node = self.node(key)
        if node is None or isinstance(node, Map):
            return node
        if isinstance(node, Scalar) and node.is_null and key not in self.shape.required:
            return None
        self.context.wrong_kind(node, key, MAPPING)
        return None

    def entries(self, key: str, inner: Shape | None = None) -> Iterator[tuple[Word, Node]]:
        """Yield the entries of the mapping ``key``, each name checked.

        Args:
            key: of the mapping.
            inner: what each entry is; its keys beside a name that has nothing below it are
                complained of once, and read as if they stood there.
        """
        node = self.section(key)
        if inner is not None and isinstance(node, Map):
            node = indented(self.context, node, inner)
        return self.context.entries(node)

    def items(self, key: str, *, one_is_fine: bool = False) -> list[Node]:
        """Return the items of the list ``key``."""
        node = self.node(key)
        if node is None or isinstance(node, Broken):
            return []
        if isinstance(node, List):
            return node.items
        if isinstance(node, Scalar) and node.is_null and key not in self.shape.required:
            return []
        if one_is_fine and isinstance(node, Scalar) and not node.is_null:
            return [node]
        self.context.wrong_kind(node, key, "a list")
        return []

    # text

    def text(self, key: str) -> Prose:
        """Read one text."""
        node = self.node(key)
        return self.prose(node, key) if node is not None else Prose(())

    def optional_text(self, key: str) -> Prose | None:
        """Read one text, or return None where it is not there."""
        return self.text(key) if key in self else None

    def prose(self, node: Node, key: str) -> Prose:
        """Read the text at ``node``, which stands under ``key``."""
        if isinstance(node, Broken) and node.said is not None:
            return self.context.prose(node.said, key, complete=False)
        if isinstance(node, Scalar) and not node.is_null and node.text.strip():
            return self.context.prose(node, key)
        if isinstance(node, Scalar):
            self._empty(node, key)
        elif isinstance(node, Map) and _is_a_sentence(node):
            self.context.colon_in_text(node.keys[0], key)
        else:
            self.context.wrong_kind(node, key, "text")
        return Prose(())

    def _empty(self, node: Scalar, key: str, wanted: str = "text") -> None:
        if node.is_null and node.text:
            message = f"`{node.text}` is YAML's word for nothing, and `{key}` should be text"
            hint = f'write `"{node.text}"` if the word is meant'
        else:
            message = f"`{key}` is empty, where {wanted} should be"
            hint = "fill it in, or leave the key out"
            if _IN_COMMENT.match(node.source, node.end):
                hint = "put it into quotes: ` #` begins a remark, of which nobody reads a word"
        span = self.key_span(key) if node.is_null and not node.text else node.span
        self.context.problems.error("MR206", span, message, hint)

    def texts(self, key: str) -> tuple[Prose, ...]:
        """Read a list of texts; one text alone will do."""
        return tuple(self.prose(item, key) for item in self.items(key, one_is_fine=True))

    def passages(self, key: str) -> Passages:
        """Read a text, or a list of texts and ``{if: …, text: …}``."""
        node = self.node(key)
        return passages(self, node, key) if node is not None else ()

    # numbers and words

    def integer(self, key: str, low: int = -INTEGER, high: int = INTEGER, default: int = 0) -> int:
        """Read a whole number from ``low`` to ``high``."""
        node = self.node(key)
        return default if node is None else integer(self.context, node, key, (low, high), default)

    def optional_integer(self, key: str, low: int = -INTEGER, high: int = INTEGER) -> int | None:
        """Read a whole number, or return None where it is not there."""
        return self.integer(key, low, high) if key in self else None

    def boolean(self, key: str) -> bool:
        """Read true or false; what is not there is false."""
        node = self.node(key)
        if isinstance(node, Scalar) and node.boolean is not None:
            return node.boolean
        if node is not None:
            self.context.wrong_kind(node, key, "true or false")
        return False

    def is_clear(self, key: str) -> bool:
        """Whether ``key``, which is true or false, can be read as one of them, or is not there."""
        node = self.node(key)
        return node is None or (isinstance(node, Scalar) and node.boolean is not None)

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Read one of a few words."""
        node = self.node(key)
        if node is None or isinstance(node, Broken):
            return default
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        if not isinstance(node, Scalar) or node.is_null:
            self.context.wrong_kind(node, key, "one of " + ", ".join(choices))
            return default
        self.context.problems.error(
            "MR207",
            node.span,
            f"`{key}` cannot be `{node.text}`",
            did_you_mean(node.text, choices, "it is one of " + ", ".join(choices)),
        )
        return default

    def name(self, key: str) -> Word:
        """Read one name."""
        node = self.node(key)
        if isinstance(node, Scalar) and not node.is_null:
            return self._word(node, key)
        if node is not None:
            self.context.wrong_kind(node, key, "a name")
        return Word("", self.owner)

    def _word(self, node: Scalar, key: str) -> Word:
        if node.text.strip():
            return Word(node.text, node.span)
        self._empty(node, key, "a name")
        return Word("", node.span)

    def names(self, key: str) -> tuple[Word, ...]:
        """Read a list of names; one name alone will do."""
        found = []
        for item in self.items(key, one_is_fine=True):
            if isinstance(item, Scalar) and not item.is_null:
                found.append(self._word(item, key))
            else:
                self.context.wrong_kind(item, key, "names", "lists")
        return tuple(name for name in found if name)

    def condition(self, key: str = "if") -> Condition | None:
        """Read a condition; None where it is not there."""
        node = self.node(key)
        return self.context.condition(node, key) if node is not None else None

    def because(self, key: str = "because") -> tuple[Word, ...]:
        """Read a list of claims and assumptions."""
        return self.context.because(self.names(key))


def _is_a_sentence(node: Map) -> bool:
    """Whether a mapping is a text with a colon in it."""
    if node.in_flow or not node.pairs:
        return False
    key = node.keys[0]
    return key.plain and (" " in key.text or key.text[:1].isupper())


PASSAGE = Shape("a conditional text", ("if", "text"))


def passages(fields: Fields, node: Node, key: str) -> Passages:
    """Read the text at ``node``, or its list of texts and ``{if: …, text: …}``."""
    if not isinstance(node, List):
        return (Passage(fields.prose(node, key)),)
    found = []
    for item in node.items:
        if isinstance(item, Map):
            inner = Fields(fields.context, item, item.span, PASSAGE)
            found.append(Passage(inner.text("text"), inner.condition("if")))
        else:
            found.append(Passage(fields.prose(item, key)))
    return tuple(found)
