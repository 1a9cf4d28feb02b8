"""Which keys the things of the format may have."""

from __future__ import annotations

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


def mended(node: Mapping, shape: Shape) -> Mapping:
    """Return ``node`` with misspelt keys read as what they were meant to be.

    The misspelling is complained about once; nothing that follows from it needs to be.
    """
    keys = shape.keys
    if node.pairs.keys() <= shape.known or len(node.pairs.keys() - shape.known) > len(keys):
        return node
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for text, pair in node.pairs.items():
        meant = text if text in keys else nearest(text, keys)
        if meant is None or (meant != text and (meant in node.pairs or meant in pairs)):
            meant = text
        pairs[meant] = pair
    return Mapping(pairs, node.span, node.partial, node.in_flow)
