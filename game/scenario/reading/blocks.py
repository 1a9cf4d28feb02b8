"""Reading outcome blocks: text, effects, and the way on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from game.scenario.likelihoods import Likelihood, can_add_up, greatest_shares
from game.scenario.model import (
    Amount,
    Block,
    Case,
    Change,
    Effect,
    Entry,
    Indicator,
    Put,
    Quantity,
)
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.reading.context import Context, kind_of
from game.scenario.reading.fields import Fields, Shape, integer
from game.scenario.reading.likelihoods import read_likelihood
from game.scenario.yaml_tree import Broken, Node, Scalar, is_empty
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Sequence as List

WAYS = ("to", "cases", "chance")
BLOCK_KEYS = ("text", "effects", "because", *WAYS)
EFFECT = Shape("an effect", (), ("change", "set", "if", "because", "note"))
CASE = Shape("a case", (), ("if", *BLOCK_KEYS))
ENTRY = Shape("an entry of a chance", ("likelihood",), BLOCK_KEYS)

_SIGNED = re.compile(r"([-+]?)\s*([a-z][a-z0-9_]*)")


def read_block(fields: Fields, because: tuple[Word, ...]) -> Block:
    """Read the outcome block whose keys stand in ``fields``.

    Args:
        fields: the mapping it is written in; an option, an inject, a case, an entry.
        because: what covers it (see :func:`covering`).
    """
    ways = fields.present(WAYS)
    if len(ways) != 1 and fields.readable:
        _wrong_ways(fields, ways)
    return Block(
        text=fields.passages("text"),
        effects=tuple(_effect(fields.context, item, because) for item in fields.items("effects")),
        to=_target(fields) if "to" in fields else None,
        cases=_cases(fields, because) if "cases" in fields else (),
        chance=_chance(fields, because) if "chance" in fields else (),
        span=fields.owner,
    )


def covering(fields: Fields, inherited: tuple[Word, ...] = ()) -> tuple[Word, ...]:
    """Return the ``because`` of a block: its own, or what it inherits."""
    return fields.because() or inherited


def _wrong_ways(fields: Fields, ways: list[str]) -> None:
    problems = fields.context.problems
    if not ways:
        problems.error(
            "MR601",
            fields.owner,
            f"{fields.shape.what} needs a way on: `to`, `cases` or `chance`",
            "add `to: ` and the state or ending that follows",
        )
        return
    problems.error(
        "MR601",
        fields.key_span(ways[1]),
        f"{fields.shape.what} has both `{ways[0]}` and `{ways[1]}`, and needs one way on",
        f"keep one; put a `{ways[0]}` inside the entries of `{ways[1]}`, say",
    )


def _target(fields: Fields) -> Word:
    name, names = fields.name("to"), fields.context.names
    if not name or name in names.states or name in names.endings:
        return name
    known = [*names.states, *names.endings]
    if not {"states", "endings"} & names.missing:
        fields.context.problems.error(
            "MR401",
            name.span,
            f"there is no state or ending `{name}`",
            did_you_mean(name, known, "add it below `states`"),
        )
    return name


def _cases(fields: Fields, because: tuple[Word, ...]) -> tuple[Case, ...]:
    items = fields.items("cases")
    node = fields.node("cases")
    if not items and (isinstance(node, List) or (isinstance(node, Scalar) and node.is_null)):
        fields.context.problems.error(
            "MR602",
            fields.key_span("cases"),
            "`cases` has no case",
            "add one: `- to: …`",
        )
    found = []
    for number, item in enumerate(items, 1):
        inner = Fields(fields.context, item, item.span, CASE)
        condition = inner.condition() if "if" in inner else None
        if number == len(items) and "if" in inner:
            fields.context.problems.error(
                "MR602",
                inner.key_span("if"),
                "the last case has an `if`, so that nothing might be left to follow",
                "delete its `if`, or add a last case without one",
            )
        elif number < len(items) and "if" not in inner:
            fields.context.problems.error(
                "MR602",
                inner.owner,
                f"case {number} has no `if`, so that none after it can be reached",
                "give it an `if`, or move it to the end",
            )
        found.append(Case(condition, read_block(inner, covering(inner, because))))
    return tuple(found)


def _chance(fields: Fields, because: tuple[Word, ...]) -> tuple[Entry, ...]:
    context = fields.context
    before = len(context.problems.found)
    found: list[Entry] = []
    broken = False
    for name, node in fields.entries("chance"):
        inner = Fields(context, node, name.span, ENTRY)
        reasons = covering(inner, because)
        block = read_block(inner, reasons)
        likelihood_node = inner.node("likelihood")
        likelihood = None
        if likelihood_node is not None:
            likelihood = read_likelihood(context, likelihood_node, "likelihood")
        if likelihood is None:
            broken = True
            likelihood = Likelihood("otherwise", Fraction(0), Fraction(100), "")
        found.append(Entry(name, likelihood, block, reasons))
        _warn_of_no_reason(context, found[-1], inner)
    whole = fields.node("chance")
    if isinstance(whole, Broken) or (isinstance(whole, Map) and whole.partial):
        return ()
    if not found and len(context.problems.found) > before:
        return ()
    if len(found) < 2:
        context.problems.error(
            "MR603",
            fields.key_span("chance"),
            "`chance` needs at least two entries to draw from",
            "add an entry, or use `to`",
        )
    elif not broken:
        _check_likelihoods(fields, found)
    return tuple(found)


def _warn_of_no_reason(context: Context, entry: Entry, inner: Fields) -> None:
    if entry.because or entry.likelihood.kind in ("assumption", "otherwise"):
        return
    context.problems.warning(
        "MR803",
        inner.key_span("likelihood"),
        f"nothing says why `{entry.id}` has this likelihood",
        "add `because: […]`, or name an assumption as the likelihood",
    )


def _check_likelihoods(fields: Fields, entries: list[Entry]) -> None:
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


def _effect(context: Context, node: Node, inherited: tuple[Word, ...]) -> Effect:
    fields = Fields(context, node, node.span, EFFECT)
    because = covering(fields, inherited)
    moved = {key: _moved(fields, key) for key in fields.present(("change", "set"))}
    for name in moved.get("set", {}):
        if name in moved.get("change", {}):
            context.problems.error(
                "MR607",
                name.span,
                f"`{name}` stands under both `change` and `set` of one effect",
                "keep one, or make two effects",
            )
    moves: list[Change | Put] = []
    for key, values in moved.items():  # in the order written
        for name, value in values.items():
            moves += (_change if key == "change" else _put)(context, name, value)
    owner = fields.key_span(next(iter(moved), ""))
    if not fields.readable:
        pass  # complained about already
    elif all(is_empty(fields.node(key)) for key in moved):
        context.problems.error(
            "MR608",
            owner,
            "the effect changes nothing",
            "add `change: {…}` or `set: {…}`",
        )
    elif not because and any(not _is_bookkeeping(context, move.name) for move in moves):
        context.problems.error(
            "MR605",
            owner,
            "nothing says why this changes",
            "add `because: […]` with claims or assumptions, to the effect or the block around it",
        )
    return Effect(tuple(moves), fields.condition(), because, fields.optional_text("note"), owner)


def _moved(fields: Fields, key: str) -> Mapping[Word, Node]:
    """Return the names under ``change`` or ``set`` that are quantities; complain of others."""
    context, found = fields.context, {}
    for name, value in fields.entries(key):
        known = list(context.names.quantities)
        if name in context.names.assumptions:
            context.problems.error(
                "MR403",
                name.span,
                f"`{name}` is an assumption, and only indicators and variables change",
                "name an indicator or a variable",
            )
        elif context.known(name, known, "indicator or variable", "MR403", "quantities"):
            found[name] = value
    return found


def _is_bookkeeping(context: Context, name: str) -> bool:
    quantity = context.names.quantities[name]
    return not isinstance(quantity, Indicator) and quantity.is_bookkeeping


def _change(context: Context, name: Word, node: Node) -> list[Change | Put]:
    quantity = context.names.quantities[name]
    if not isinstance(quantity, Indicator) and quantity.bounds is None:
        context.problems.error(
            "MR609",
            name.span,
            f"`{name}` has no range to change in",
            f"use `set: {{{name}: …}}`",
        )
        return []
    if not isinstance(node, Scalar) or node.is_null or node.is_integer:
        return [Change(name, Amount(integer(context, node, name)))]
    match = _SIGNED.fullmatch(node.text)
    if match is None:
        context.wrong_kind(node, name, "a whole number, or an assumption with or without a minus")
        return []
    sign, word = match.groups()
    span = node.locate(match.start(2), len(word))
    amount = _amount(context, Word(word, span), -1 if sign == "-" else 1)
    return [Change(name, amount)] if amount is not None else []


def _amount(context: Context, name: Word, sign: int) -> Amount | None:
    if not context.known(name, context.names.assumptions, "assumption", "MR404", "assumptions"):
        return None
    if context.names.assumptions[name].amount is None:
        context.problems.error(
            "MR611",
            name.span,
            f"the assumption `{name}` is a likelihood, and an amount is a whole number",
            "use an assumption whose value is a whole number",
        )
        return None
    return Amount(assumption=name, sign=sign)


def _put(context: Context, name: Word, node: Node) -> list[Change | Put]:
    number = _number(context, context.names.quantities[name], name, node)
    return [] if number is None else [Put(name, number)]


def _number(context: Context, quantity: Quantity, name: Word, node: Node) -> int | None:
    """Read a value that ``quantity`` can hold, as its number; None where it is none."""
    if isinstance(quantity, Indicator) or quantity.bounds is not None:
        return integer(context, node, name, (quantity.low, quantity.high))
    if not isinstance(node, Scalar) or node.is_null:
        context.wrong_kind(node, name, "a value")
        return None
    if quantity.values is None:
        if node.boolean is None:
            context.problems.error(
                "MR203",
                node.span,
                f"`{name}` is true or false, and this is {kind_of(node)}",
                "write `true` or `false`",
            )
        return None if node.boolean is None else int(node.boolean)
    values = list(quantity.values)
    if node.text in values:
        return values.index(node.text)
    context.problems.error(
        "MR207",
        node.span,
        f"`{name}` has no value `{node.text}`",
        did_you_mean(node.text, values, "it has " + ", ".join(values)),
    )
    return None
