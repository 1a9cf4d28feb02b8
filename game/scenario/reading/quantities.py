"""Reading indicators and variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from game.scenario.places import Word
from game.scenario.prose import Prose
from game.scenario.quantities import Aim, Indicator, Level, Variable
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields
from game.scenario.reading.numbers import as_range, integer
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Broken, Node, Scalar, Sequence
from game.scenario.yaml_tree import Mapping as Map

INDICATOR = Shape("an indicator", ("label", "range", "start", "levels"), ("aim", "outcome"))
VARIABLE = Shape("a variable", (), ("label", "values", "range", "start", "hidden"))


def read_indicator(context: Context, name: Word, node: Node) -> Indicator:
    """Read one indicator."""
    fields = Fields(context, node, name.span, INDICATOR)
    bounds = _bounds(fields)
    low, high = bounds or (0, 0)
    start = fields.integer("start", default=low)
    if bounds and "start" in fields and not low <= start <= high:
        _start_outside(fields, low, high)
        start = low
    levels = tuple(_level(context, key, value) for key, value in fields.entries("levels"))
    if bounds and "levels" in fields:
        _check_levels(fields, levels, low, high)
    return Indicator(
        id=name,
        label=fields.text("label"),
        low=low,
        high=high,
        start=start,
        levels=levels,
        aim=cast(Aim, fields.choice("aim", ("low", "high", "none"), "none")),
        outcome=fields.boolean("outcome"),
    )


def _bounds(fields: Fields) -> tuple[int, int] | None:
    node = fields.node("range")
    return None if node is None else _pair(fields.context, node, "range")


def _pair(context: Context, node: Node, key: str) -> tuple[int, int] | None:
    if isinstance(node, Broken) or (isinstance(node, Scalar) and node.is_null):
        context.wrong_kind(node, key, "a list of two whole numbers")
        return None
    if not isinstance(node, Sequence) or len(node.items) != 2:
        meant = as_range(node)
        context.problems.error(
            "MR501",
            node.span,
            f"`{key}` is a list of two whole numbers",
            f"write `{meant}`" if meant else "write the least and the greatest, such as `[0, 10]`",
        )
        return None
    before = len(context.problems.found)
    low, high = (integer(context, item, key) for item in node.items)
    if len(context.problems.found) > before:
        return None
    if low > high:
        context.problems.error(
            "MR501",
            node.span,
            f"`{key}` begins above its end",
            f"write `[{high}, {low}]`",
        )
        return None
    return low, high


def _start_outside(fields: Fields, low: int, high: int) -> None:
    node = fields.node("start")
    assert node is not None
    fields.context.problems.error(
        "MR502",
        node.span,
        f"`start` lies outside the range {low} to {high}",
        "change the start or the range",
    )


def _level(context: Context, name: Word, node: Node) -> Level:
    low, high = _pair(context, node, name) or (0, -1)
    return Level(name, low, high)


def _check_levels(fields: Fields, levels: tuple[Level, ...], low: int, high: int) -> None:
    """Check that the levels cover the range in order, without gap or overlap."""
    node = fields.node("levels")
    if (
        not isinstance(node, Map)
        or node.partial
        or node.repeats
        or any(level.low > level.high for level in levels)
    ):
        return
    problems = fields.context.problems
    if not levels:
        problems.error("MR206", node.span, "`levels` is empty", "name at least one level")
        return
    expected = low
    for level in levels:
        if level.low != expected:
            what = "leaves a gap" if level.low > expected else "overlaps what is below it"
            problems.error(
                "MR503",
                level.id.span,
                f"the level `{level.id}` {what}: it should begin at {expected}",
                f"write `{level.id}: [{expected}, {max(expected, level.high)}]`",
            )
            return
        expected = level.high + 1
    if expected != high + 1:
        last = levels[-1]
        problems.error(
            "MR503",
            last.id.span,
            f"the levels end at {last.high}, and the range at {high}",
            f"write `{last.id}: [{last.low}, {high}]`, or add a level",
        )


def read_variable(context: Context, name: Word, node: Node) -> Variable:
    """Read one variable."""
    fields = Fields(context, node, name.span, VARIABLE, empty_is_fine=True)
    label, hidden = fields.optional_text("label"), fields.boolean("hidden")
    if "values" in fields and "range" in fields:
        context.problems.error(
            "MR504",
            fields.key_span("range"),
            f"the variable `{name}` has both `values` and `range`",
            "keep one of the two",
        )
    if "values" in fields:
        values = _values(fields)
        return Variable(name, _start_value(fields, values), None, values, label, hidden)
    if "range" in fields:
        low, high = _bounds(fields) or (0, 0)
        start = fields.integer("start", default=min(max(0, low), high))
        if not low <= start <= high:
            _start_outside(fields, low, high)
            start = low
        return Variable(name, start, (low, high), None, label, hidden)
    return Variable(name, int(fields.boolean("start")), None, None, label, hidden)


def _values(fields: Fields) -> Mapping[str, Prose | None]:
    """Read ordered values: a list of names, or a mapping from names to words."""
    context, node = fields.context, fields.node("values")
    values: dict[str, Prose | None] = {}
    if isinstance(node, Map):
        for key, value in fields.entries("values"):
            if isinstance(value, Scalar) and not value.is_null:
                values[key] = context.prose(value, key)
            else:
                values[key] = None
                context.wrong_kind(value, key, "the words for this value")
    else:
        for item in fields.items("values"):
            if not isinstance(item, Scalar) or item.is_null:
                context.wrong_kind(item, "values", "names", "lists")
                continue
            word = context.identifier(item)
            if word in values:
                context.problems.error(
                    "MR504",
                    item.span,
                    f"the value `{word}` stands twice",
                    "delete one of the two",
                )
            values[word] = None
    if not values and not isinstance(node, Broken):
        context.problems.error(
            "MR504",
            fields.key_span("values"),
            "`values` names no value",
            "write at least two, such as `[low, moderate, high]`",
        )
    return values


def _start_value(fields: Fields, values: Mapping[str, Prose | None]) -> int:
    if "start" not in fields or not values:
        return 0
    return list(values).index(fields.choice("start", list(values), next(iter(values))))
