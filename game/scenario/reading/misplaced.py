"""Keys and things that stand where they cannot: what was meant, and where they belong."""

from __future__ import annotations

from game.scenario.places import Span
from game.scenario.reading.context import Context
from game.scenario.reading.shapes import Shape, key_meant
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Node, Scalar


def instead_of(key: Scalar, value: Node, shape: Shape, owner: Span) -> str:
    """Return what to do about a key that there is not.

    Args:
        key: that stands there.
        value: of the key.
        shape: of the thing it stands in.
        owner: where that thing's name stands.
    """
    meant = key_meant(key.text, shape.keys)
    if meant is not None and key.text == "label" and "options" in shape.known:
        return f"did you mean `{meant}`? An option, with its `label`, is indented below `options`"
    if meant is not None:
        return f"did you mean `{meant}`?"
    if isinstance(value, Map) and value.pairs and value.pairs.keys() <= shape.known:
        return (
            f"if it is {shape.what} of its own, let it begin at column "
            f"{owner.column}, as line {owner.line} does"
        )
    if isinstance(value, Map) and "label" in value.pairs and "options" in shape.known:
        return "if it is an option, indent it, and what belongs to it, below `options`"
    if isinstance(value, Map) and "says" in value.pairs and "claims" in shape.known:
        return "if it is a claim, indent it, and what belongs to it, below `claims`"
    if isinstance(value, Map) and "states" in shape.known:
        return "indent it, and what belongs to it, below its section, such as `states`"
    if " " in key.text and key.plain:
        return (
            "if this line goes on with the text above it, put all of that text on lines of its "
            "own, indented, below `>-`"
        )
    return "it may have " + ", ".join(f"`{known}`" for known in shape.keys)


def indented(context: Context, node: Map, inner: Shape) -> Map:
    """Return ``node`` with keys that stand beside their name put below it."""
    if not any(isinstance(value, Scalar) and value.is_null for _, value in node.items()):
        return node
    found: dict[str, tuple[Scalar, Node]] = {}
    owner: Scalar | None = None
    for name, (key, value) in node.pairs.items():
        held = found[owner.text][1] if owner is not None else None
        if owner is None or held is None or name not in inner.known:
            found[name] = key, value
            owner = key if isinstance(value, Scalar) and value.is_null else None
        elif isinstance(held, Map):
            held.pairs[name] = key, value
        else:
            context.problems.error(
                "MR115",
                key.span,
                f"`{name}` begins at the column of `{owner.text}`, to which it belongs; YAML tells "
                "by the column what belongs to what",
                f"indent it, and what follows as far as it belongs to `{owner.text}`, by two "
                "columns",
            )
            found[owner.text] = owner, Map({name: (key, value)}, held.span)
    return Map(found, node.span, node.partial, node.in_flow, node.repeats)
