"""Checking a draw as a whole: its reasons, and whether its likelihoods can add up."""

from __future__ import annotations

from fractions import Fraction

from game.scenario.likelihoods import can_add_up, greatest_shares
from game.scenario.model import Entry
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields


def warn_of_no_reason(context: Context, entry: Entry, inner: Fields) -> None:
    """Note a likelihood that rests on nothing."""
    if entry.because or entry.likelihood.kind in ("assumption", "otherwise"):
        return
    context.problems.warning(
        "MR803",
        inner.key_span("likelihood"),
        f"nothing says why `{entry.id}` has this likelihood",
        "add `because: […]`, or name an assumption as the likelihood",
    )


def check_likelihoods(fields: Fields, entries: list[Entry]) -> None:
    """Check that the ranges can add up to 100, and that every entry can be drawn."""
    context = fields.context
    rest = [entry for entry in entries if entry.likelihood.kind == "otherwise"]
    if len(rest) > 1:
        context.problems.error(
            "MR604",
            rest[1].id.span,
            "`otherwise` stands twice in one chance",
            "give one of the two a likelihood",
        )
        return
    now = [entry.likelihood.range for entry in entries]
    lowest, highest = [], []
    for entry in entries:
        name = entry.likelihood.assumption
        low, high = entry.likelihood.range, entry.likelihood.range
        if name is not None:
            low, high = context.names.assumptions[name].plausible_ranges
        lowest.append(low)
        highest.append(high)
    if not can_add_up(now):
        _cannot_add_up(fields, sum(low for low, _ in now), sum(high for _, high in now), "")
    elif sum(high for _, high in lowest) < 100 or sum(low for low, _ in highest) > 100:
        _cannot_add_up(
            fields,
            sum(low for low, _ in highest),
            sum(high for _, high in lowest),
            " at some plausible values of the assumptions",
        )
    else:
        shares = zip(*(greatest_shares(one) for one in (now, lowest, highest)), strict=True)
        for entry, most in zip(entries, shares, strict=True):
            if max(most) == 0:
                context.problems.error(
                    "MR606",
                    entry.id.span,
                    f"`{entry.id}` can never be drawn: nothing is left for it",
                    "delete it, or leave it a likelihood",
                )


def _cannot_add_up(fields: Fields, least: Fraction | int, most: Fraction | int, when: str) -> None:
    if least > 100:
        what, mend = f"come to at least {float(least):g}%", "lower one"
    else:
        what, mend = f"come to at most {float(most):g}%", "raise one"
    fields.context.problems.error(
        "MR604",
        fields.key_span("chance"),
        f"the likelihoods {what}{when}, and cannot add up to 100%",
        f"{mend}, or let one entry be `otherwise`",
    )
