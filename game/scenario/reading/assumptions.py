"""Reading assumptions."""

from __future__ import annotations

from fractions import Fraction

from game.scenario.likelihoods import Likelihood
from game.scenario.places import Word
from game.scenario.quantities import Assumption, range_of
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields
from game.scenario.reading.likelihoods import plain_likelihood
from game.scenario.reading.numbers import as_range, integer
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Broken, Node, Scalar, Sequence

ASSUMPTION = Shape("an assumption", ("says", "value", "plausible"), ("rests_on",))


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
        meant = as_range(node)
        context.problems.error(
            "MR505",
            node.span,
            "`plausible` is the two ends of a range",
            f"write `{meant}`" if meant else "write, say, `[2, 6]` or `[unlikely, likely]`",
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
