"""Reading effects: what changes or is set, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.scenario.model import Amount, Change, Effect, Indicator, Put, Quantity
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.reading.context import AMOUNT, Context, kind_of
from game.scenario.reading.fields import Fields
from game.scenario.reading.numbers import integer
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Node, Scalar, is_empty

EFFECT = Shape("an effect", (), ("change", "set", "if", "because", "note"))

_SUM = re.compile(r"([a-z][a-z0-9_]*)\s*([-+]\s*\d{1,7})")
_SIGNED = re.compile(r"([-+]?)\s*([a-z][a-z0-9_]*)")


def read_effect(context: Context, node: Node, inherited: tuple[Word, ...]) -> Effect:
    """Read one effect, which ``inherited`` covers where it has no ``because``."""
    fields = Fields(context, node, node.span, EFFECT)
    because = fields.because() or inherited
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
        if name in context.names.assumptions:
            context.problems.error(
                "MR403",
                name.span,
                f"`{name}` is an assumption, and only indicators and variables change",
                "name an indicator or a variable",
            )
        elif context.known(
            name, context.names.quantities, "indicator or variable", "MR403", "quantities"
        ):
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
        context.wrong_kind(node, name, AMOUNT)
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
        sum_ = _SUM.fullmatch(node.text) if isinstance(node, Scalar) else None
        if sum_ and sum_[1] == name and isinstance(node, Scalar):
            context.problems.error(
                "MR203",
                node.span,
                f"`set` gives `{name}` a value, and this is a sum",
                f"to add to it, write `change: {{{name}: {sum_[2].replace(' ', '').lstrip('+')}}}`",
            )
            return None
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
