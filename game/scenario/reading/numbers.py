"""Reading whole numbers."""

from __future__ import annotations

from game.scenario.limits import INTEGER
from game.scenario.reading.context import Context
from game.scenario.yaml_tree import Node, Scalar

ANY = (-INTEGER, INTEGER)


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
