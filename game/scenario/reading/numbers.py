"""Reading whole numbers."""

from __future__ import annotations

import re

from game.scenario.limits import INTEGER
from game.scenario.reading.context import Context
from game.scenario.yaml_tree import Node, Scalar, Sequence

ANY = (-INTEGER, INTEGER)

_TWO_NUMBERS = re.compile(
    r"[(\[]?\s*(-?\d{1,7})\s*%?\s*(?:-|–|\.{2,3}|,|;|/|to)\s*(-?\d{1,7})\s*%?\s*[)\]]?"
)


def as_range(node: Node) -> str | None:
    """Return how to write a range of two numbers that is written otherwise, or None.

    ``1-5``, ``(1, 5)``, ``1..5``, ``1 to 5`` and ``[1; 5]`` are ``[1, 5]``.
    """
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    found = _TWO_NUMBERS.fullmatch(node.text) if isinstance(node, Scalar) else None
    return f"[{found[1]}, {found[2]}]" if found else None


def integer(
    context: Context, node: Node, key: str, bounds: tuple[int, int] = ANY, default: int = 0
) -> int:
    """Read the whole number at ``node``, within ``bounds``."""
    low, high = bounds
    if not isinstance(node, Scalar) or not node.is_integer:
        context.wrong_kind(node, key, "a whole number")
        return default
    number = node.integer
    if not -INTEGER <= number <= INTEGER:
        context.problems.error(
            "MR204",
            node.span,
            f"the number lies outside -{INTEGER:,} to {INTEGER:,}",
            "use a smaller number",
        )
        return default
    if not low <= number <= high:
        context.problems.error(
            "MR204",
            node.span,
            f"`{key}` is {number}, and should be "
            + (f"at least {low}" if high == INTEGER else f"from {low} to {high}"),
            f"write a number {'of at least ' + str(low) if high == INTEGER else 'in that range'}",
        )
        return default
    return number
