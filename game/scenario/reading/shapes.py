"""Which keys the things of the format may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.scenario.names import nearest
from game.scenario.yaml_tree import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys that one kind of thing may have.

    Attributes:
        what: it is called in messages.
        required: those it must have.
        optional: the others.
        keys: all of them, in that order.
        known: the same, for looking up.
    """

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(init=False)
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", self.required + self.optional)
        object.__setattr__(self, "known", frozenset(self.keys))


_OTHER_WORDS = {
    "to": ("next", "goto", "then", "target", "destination", "leads_to"),
    "if": ("when", "condition", "requires", "only_if"),
    "label": ("title", "name"),
    "title": ("label", "name", "headline"),
    "name": ("title", "label"),
    "detail": ("description", "details", "desc"),
    "says": ("description", "text", "claim"),
    "text": ("description", "body", "prose", "message", "story"),
    "for": ("pros", "pro", "arguments_for"),
    "against": ("cons", "con", "arguments_against"),
    "options": ("choices", "decisions"),
    "likelihood": ("probability", "prob", "odds", "percent", "percentage"),
    "because": ("reason", "why", "evidence", "source", "sources"),
    "start": ("initial", "default", "begin"),
    "ask": ("question", "text"),
}
"""What other tools call a key, and authors who come from them."""


def key_meant(text: str, keys: Sequence[str]) -> str | None:
    """Return the key that somebody meant who wrote ``text``, or None."""
    near = nearest(text, keys)
    other = (key for key in keys if text.lower() in _OTHER_WORDS.get(key, ()))
    return next(other, near)


def mended(node: Mapping, shape: Shape) -> Mapping:
    """Return ``node`` with misspelt keys read as what they were meant to be.

    The misspelling is complained about once; nothing that follows from it needs to be.
    """
    keys = shape.keys
    if node.pairs.keys() <= shape.known or len(node.pairs.keys() - shape.known) > len(keys):
        return node
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for text, pair in node.pairs.items():
        meant = text if text in keys else key_meant(text, keys)
        if meant is None or (meant != text and (meant in node.pairs or meant in pairs)):
            meant = text
        pairs[meant] = pair
    return Mapping(pairs, node.span, node.partial, node.in_flow)
