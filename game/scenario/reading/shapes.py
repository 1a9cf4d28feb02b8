"""Which keys the things of the format may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.names import nearest
from game.scenario.yaml_tree import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys that one kind of thing may have."""

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All of them."""
        return self.required + self.optional


def mended(node: Mapping, keys: Sequence[str]) -> Mapping:
    """Return ``node`` with misspelt keys read as what they were meant to be.

    The misspelling is complained about once; nothing that follows from it needs to be.
    """
    unknown = sum(key not in keys for key in node.pairs)
    if not 0 < unknown <= len(keys):
        return node
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for text, pair in node.pairs.items():
        meant = text if text in keys else nearest(text, keys)
        if meant is None or (meant != text and (meant in node.pairs or meant in pairs)):
            meant = text
        pairs[meant] = pair
    return Mapping(pairs, node.span, node.partial, node.in_flow)
