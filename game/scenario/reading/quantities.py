"""Reading indicators, variables and assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from game.scenario.likelihoods import Likelihood
from game.scenario.places import Word
from game.scenario.prose import Prose
from game.scenario.quantities import Aim, Assumption, Indicator, Level, Variable, range_of
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields, Shape, integer
from game.scenario.reading.likelihoods import plain_likelihood
from game.scenario.yaml_tree import Broken, Node, Scalar, Sequence
from game.scenario.yaml_tree import Mapping as Map

INDICATOR = Shape("an indicator", ("label", "range", "start", "levels"), ("aim", "outcome"))
VARIABLE = Shape("a variable", (), ("label", "values", "range", "start", "hidden"))
ASSUMPTION = Shape("an assumption", ("says", "value", "plausible"), ("rests_on",))


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
        context.problems.error(
            "MR501",
            node.span,
            f"`{key}` is a list of two whole numbers",
            "write the least and the greatest, such as `[0, 10]`",
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
    if not isinstance(node, Map) or node.partial or any(level.low > level.high for level in levels):
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


def read_assumption(context: Context, name: Word, node: Node) -> Assumption:
    """Read one assumption. Its ``rests_on`` is checked by the caller, when all claims are known."""
    fields = Fields(context, node, name.span, ASSUMPTION)
    before = len(context.problems.found)
    amount, likelihood = _value(context, fields.node("value"))
    ends = _plausible(fields)
    is_known = amount is not None or likelihood is not None
    if ends and not all(isinstance(end, int) for end in ends):
        amount = None  # 30 between 10% and `likely` is a likelihood, and no amount
    if ends and is_known and len(context.problems.found) == before:
        _check_plausible(fields, amount, likelihood, ends)
    return Assumption(
        id=name,
        says=fields.text("says"),
        amount=amount,
        likelihood=likelihood,
        plausible=ends or (0, 0),
        rests_on=fields.names("rests_on"),
        span=name.span,
    )


def _value(context: Context, node: Node | None) -> tuple[int | None, Likelihood | None]:
    """Return what the value is as an amount and as a likelihood."""
    if node is None or isinstance(node, Broken):
        return None, None
    if isinstance(node, Scalar) and node.is_integer:
        number = integer(context, node, "value")
        return number, percent_of(number)
    return None, plain_likelihood(
        context, node, "value", "a whole number, a likelihood word or a percentage"
    )


def percent_of(number: int) -> Likelihood | None:
    """Return an integer as a likelihood, or None where it is no percentage."""
    if not 0 <= number <= 100:
        return None
    return Likelihood("number", Fraction(number), Fraction(number), f"{number}%")


def _plausible(fields: Fields) -> tuple[int | Likelihood, int | Likelihood] | None:
    context, node = fields.context, fields.node("plausible")
    if node is None or isinstance(node, Broken):
        return None
    if not isinstance(node, Sequence) or len(node.items) != 2:
        context.problems.error(
            "MR505",
            node.span,
            "`plausible` is the two ends of a range",
            "write, say, `[2, 6]` or `[unlikely, likely]`",
        )
        return None
    ends: list[int | Likelihood] = []
    for item in node.items:
        amount, likelihood = _value(context, item)
        if amount is not None:
            ends.append(amount)
        elif likelihood is not None:
            ends.append(likelihood)
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _check_plausible(
    fields: Fields,
    amount: int | None,
    likelihood: Likelihood | None,
    ends: tuple[int | Likelihood, int | Likelihood],
) -> None:
    node = fields.node("plausible")
    assert node is not None
    problems = fields.context.problems
    low, high = ends
    value = (Fraction(amount), Fraction(amount)) if amount is not None else None
    if value is None and likelihood is not None:
        value = likelihood.range
    if value is None:
        problems.error(
            "MR505",
            node.span,
            "the value is no percentage, and the plausible range is one of likelihoods",
            "write whole numbers at both ends",
        )
    elif amount is None and not all(_is_percentage(end) for end in ends):
        problems.error(
            "MR505",
            node.span,
            "`plausible` of a likelihood runs from 0 to 100",
            "write percentages or likelihood words",
        )
    elif range_of(low)[0] > range_of(high)[0] or range_of(low)[1] > range_of(high)[1]:
        first, last = (getattr(end, "written", end) for end in ends)
        problems.error(
            "MR505",
            node.span,
            "`plausible` begins above its end",
            f"write `[{last}, {first}]`",
        )
    elif not (range_of(low)[0] <= value[0] and value[1] <= range_of(high)[1]):
        problems.error(
            "MR505",
            node.span,
            "the value lies outside the plausible range",
            "widen the range, or change the value",
        )


def _is_percentage(end: int | Likelihood) -> bool:
    return isinstance(end, Likelihood) or 0 <= end <= 100
