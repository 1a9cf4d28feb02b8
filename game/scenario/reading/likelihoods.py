"""Reading likelihoods: words, percentages, ranges, names of assumptions, ``otherwise``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from game.scenario.likelihoods import BAND_NAMES, OTHERWISE, Likelihood, from_word
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.reading.context import Context
from game.scenario.reading.numbers import as_range
from game.scenario.yaml_tree import Broken, Node, Scalar
from game.scenario.yaml_tree import Sequence as List

_PERCENT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*%")
_DECIMAL = re.compile(r"[-+]?\d{1,9}(?:\.\d{0,9})?|[-+]?\.\d{1,9}")
_SHARE = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_WORDS = ", ".join(BAND_NAMES)
_FORMS = "a likelihood word, a percentage such as `30%`, a range such as `[20, 40]`"


def read_likelihood(context: Context, node: Node, key: str) -> Likelihood | None:
    """Read the likelihood of an entry of a draw; None where it has a problem."""
    if isinstance(node, Scalar) and not node.is_null and not _looks_numeric(node):
        if node.text == OTHERWISE:
            return Likelihood("otherwise", Fraction(0), Fraction(100), OTHERWISE)
        if node.text not in BAND_NAMES:
            return _assumed(context, node)
    return plain_likelihood(context, node, key, f"{_FORMS}, an assumption's name or `otherwise`")


def _assumed(context: Context, node: Scalar) -> Likelihood | None:
    name = Word(node.text, node.span)
    context.used["assumption"].add(name)
    assumption = context.names.assumptions.get(name)
    if assumption is None:
        if name not in context.names.unreadable and "assumptions" not in context.names.missing:
            known = [*BAND_NAMES, OTHERWISE, *context.names.assumptions]
            context.problems.error(
                "MR610",
                node.span,
                f"there is no likelihood word and no assumption `{name}`",
                _word_meant(name, known, _instead_of(node)),
            )
        return None
    if assumption.likelihood is None:
        context.problems.error(
            "MR611",
            node.span,
            f"the value of the assumption `{name}` is {assumption.amount}, which is no percentage",
            "use an assumption whose value is a likelihood",
        )
        return None
    low, high = assumption.plausible_ranges
    if low[0] < 0 or high[1] > 100:
        context.problems.error(
            "MR611",
            node.span,
            f"the plausible range of `{name}` goes beyond 0 to 100, and a likelihood cannot",
            "use an assumption about a likelihood, or narrow its plausible range",
        )
        return None
    value = assumption.likelihood
    return Likelihood("assumption", value.low, value.high, name, name)


def _word_meant(text: str, known: Sequence[str], otherwise: str) -> str:
    """Return a hint that gives the word meant, if that can be told, or ``otherwise``."""
    if " " in text:  # what is near in letters can be far in meaning: `quite likely`, `unlikely`
        word = "_".join(text.lower().split())
        return f"did you mean `{word}`?" if word in known else otherwise
    return did_you_mean(text, known, otherwise)


def _instead_of(node: Scalar) -> str:
    """Say how to write what is no likelihood word."""
    share = _SHARE.fullmatch(node.text)
    if share and 0 < int(share[1]) < int(share[2]):
        return f"write `{_number(Fraction(100 * int(share[1]), int(share[2])))}%`"
    meant = as_range(node)
    if meant and not share:
        return f"write `{meant}`"
    return f"write a percentage such as `30%`, or one of {_WORDS}"


def plain_likelihood(
    context: Context, node: Node, key: str, forms: str = _FORMS
) -> Likelihood | None:
    """Read a likelihood that names no assumption; None where it has a problem."""
    if isinstance(node, Broken):
        return None
    if isinstance(node, List):
        return _range(context, node, key)
    if not isinstance(node, Scalar) or node.is_null:
        context.wrong_kind(node, key, forms)
        return None
    if node.text in BAND_NAMES:
        return from_word(node.text)
    percent = _percentage(context, node, key, forms)
    return None if percent is None else Likelihood("number", percent, percent, _written(percent))


def _range(context: Context, node: List, key: str) -> Likelihood | None:
    if len(node.items) != 2:
        context.problems.error(
            "MR612",
            node.span,
            f"`{key}` is a list of {len(node.items)}, where a range has two numbers",
            "write the least and the greatest percentage: `[20, 40]`",
        )
        return None
    words = [item.text for item in node.items if isinstance(item, Scalar)]
    if len(words) == 2 and all(word in BAND_NAMES for word in words):
        bands = [from_word(word) for word in words]
        least, most = min(one.low for one in bands), max(one.high for one in bands)
        context.problems.error(
            "MR612",
            node.span,
            "the ends of a range are percentages, and these are words",
            f"write `[{least}, {most}]`",
        )
        return None
    ends = [_percentage(context, item, key, "a percentage") for item in node.items]
    low, high = ends
    if low is None or high is None:
        return None
    if low > high:
        context.problems.error(
            "MR612",
            node.span,
            "the range begins above its end",
            f"write `[{high}, {low}]`",
        )
        return None
    return Likelihood("range", low, high, f"{_number(low)} to {_number(high)}%")


def _looks_numeric(node: Scalar) -> bool:
    return bool(_PERCENT.fullmatch(node.text)) or node.is_number


def _percentage(context: Context, node: Node, key: str, forms: str) -> Fraction | None:
    if not isinstance(node, Scalar):
        context.wrong_kind(node, key, forms)
        return None
    percent = _PERCENT.fullmatch(node.text)
    if percent is None and not (node.plain and _DECIMAL.fullmatch(node.text)):
        hint = _word_meant(node.text, BAND_NAMES, f"write {forms}; the words are {_WORDS}")
        if node.text in BAND_NAMES:
            hint = "the ends of a range are percentages, such as `[20, 80]`"
        context.problems.error(
            "MR610", node.span, f"`{node.text[:40]}` is no likelihood here", hint
        )
        return None
    number = Fraction(percent.group(1) if percent else node.text)
    if percent is None and 0 < number < 1:
        context.problems.error(
            "MR613",
            node.span,
            f"likelihoods are percentages, and {node.text} is less than one percent",
            f"write `{_number(number * 100)}%`",
        )
        return None
    if not 0 <= number <= 100:
        context.problems.error(
            "MR613",
            node.span,
            f"{node.text} is no percentage",
            "write a number from 0 to 100",
        )
        return None
    return number


def _number(number: Fraction) -> str:
    return f"{float(number):g}"


def _written(number: Fraction) -> str:
    return f"{_number(number)}%"
