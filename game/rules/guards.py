"""Conditions, compiled once to functions of the world's values.

A checked expression holds integers and known names only. It is turned into a syntax tree of
subscripts, comparisons and sums, so that no text of an author is ever compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import cast

from game.rules.layout import Layout
from game.scenario import expressions as e
from game.scenario.quantities import Indicator

Values = tuple[int, ...] | list[int]
Guard = Callable[[Values], bool]
"""Whether a condition holds for some values."""
Query = Callable[[Values, str], bool]
"""The same where ``ending`` may be asked for: values, and the state or ending reached."""

_COMPARE: dict[str, ast.cmpop] = {
    "==": ast.Eq(),
    "!=": ast.NotEq(),
    "<": ast.Lt(),
    "<=": ast.LtE(),
    ">": ast.Gt(),
    ">=": ast.GtE(),
}
_ARITHMETIC: dict[str, ast.operator] = {"+": ast.Add(), "-": ast.Sub(), "*": ast.Mult()}


class Compiler:
    """Compiles the conditions of one scenario.

    Args:
        layout: where the values stand.
        amounts: the values of the integer assumptions.
        endings: the ids of the endings.
    """

    def __init__(self, layout: Layout, amounts: Mapping[str, int], endings: frozenset[str]) -> None:
        self._layout = layout
        self._amounts = amounts
        self._endings = endings

    def guard(self, condition: e.Condition) -> Guard:
        """Compile a condition that does not ask for ``ending``."""
        return cast(Guard, self._function(condition, ["v"]))

    def query(self, condition: e.Condition) -> Query:
        """Compile any condition."""
        return cast(Query, self._function(condition, ["v", "at"]))

    def syntax(self, condition: e.Condition) -> ast.expr:
        """Return a condition that does not ask for ``ending`` as a new syntax tree over ``v``."""
        return self._node(condition.expression)

    def constant(self, part: e.Expression) -> int | None:
        """Return the number of an integer or an assumption; None for all else."""
        if isinstance(part, e.Assumed):
            return self._amounts[part.name]
        return part.number if isinstance(part, e.Number) else None

    def _function(self, condition: e.Condition, names: list[str]) -> object:
        body = self._node(condition.expression)
        if not isinstance(condition.expression, e.Comparison | e.Not):
            body = ast.Compare(body, [ast.NotEq()], [ast.Constant(0)])
        arguments = ast.arguments(
            posonlyargs=[],
            args=[ast.arg(name) for name in names],
            kwonlyargs=[],
            kw_defaults=[],
            defaults=[],
        )
        tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(arguments, body)))
        # What runs here was built above from integers and known operations alone.
        scope = {"__builtins__": {}, "endings": self._endings}
        return eval(compile(tree, "<condition>", "eval"), scope)  # noqa: S307

    def _slot(self, slot: int) -> ast.expr:
        values = ast.Name("v", ast.Load())
        return ast.Subscript(values, ast.Constant(slot), ast.Load())

    def _node(self, part: e.Expression) -> ast.expr:
        match part:
            case e.Number(number):
                return ast.Constant(number)
            case e.Assumed(name):
                return ast.Constant(self._amounts[name])
            case e.Value(name):
                return self._slot(self._layout.slots[name])
            case e.LevelOf(name):
                return self._level(name)
            case e.Chosen() | e.Visited():
                return self._slot(self._layout.marks[part])
            case e.EndedAt(ending):
                return _ended(ending)
            case e.Not(inner):
                return ast.UnaryOp(ast.Not(), self._node(inner))
            case e.Every(parts):
                return ast.BoolOp(ast.And(), [self._node(one) for one in parts])
            case e.Some(parts):
                return ast.BoolOp(ast.Or(), [self._node(one) for one in parts])
            case e.Arithmetic(operator, left, right):
                return ast.BinOp(self._node(left), _ARITHMETIC[operator], self._node(right))
            case _:  # a comparison
                first, *others = (self._node(one) for one in part.operands)
                return ast.Compare(first, [_COMPARE[one] for one in part.operators], others)

    def _level(self, name: str) -> ast.expr:
        """The position of an indicator's level: how many levels above the first it has reached."""
        indicator = self._layout.quantities[name]
        assert isinstance(indicator, Indicator)
        found: ast.expr = ast.Constant(0)
        for level in indicator.levels[1:]:
            value = self._slot(self._layout.slots[name])
            reached = ast.Compare(value, [ast.GtE()], [ast.Constant(level.low)])
            found = ast.BinOp(found, ast.Add(), reached)
        return found


def _ended(ending: str | None) -> ast.expr:
    at = ast.Name("at", ast.Load())
    if ending is None:
        return ast.Compare(at, [ast.In()], [ast.Name("endings", ast.Load())])
    return ast.Compare(at, [ast.Eq()], [ast.Constant(ending)])
