"""Conditions, compiled once to functions of the world's values.

A checked expression holds integers and known names only. It is turned into a syntax tree of
subscripts, comparisons and sums, so that no text of an author is ever compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from game.rules.layout import Layout
from game.scenario import expressions as e
from game.scenario.quantities import Indicator

Values = tuple[int, ...] | list[int]
Guard = Callable[[Values], bool]
"""Whether a condition holds for some values."""
Query = Callable[[Values, str], bool]
"""The same where ``ending`` may be asked for: values, and the state or ending reached."""

Tree = TypeVar("Tree", bound=ast.AST)

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

    def syntax(self, condition: e.Condition, values: Mapping[int, ast.expr]) -> ast.expr:
        """Return a condition that does not ask for ``ending`` as a new syntax tree.

        Args:
            condition: of this scenario.
            values: how to read each slot; parts of the tree, which may occur in it several times.
        """
        return self._node(condition.expression, values.__getitem__)

    def constant(self, part: e.Expression) -> int | None:
        """Return the number of an integer or an assumption; None for all else."""
        if isinstance(part, e.Assumed):
            return self._amounts[part.name]
        return part.number if isinstance(part, e.Number) else None

    def _function(self, condition: e.Condition, names: list[str]) -> object:
        body = self._node(condition.expression, _slot)
        if not isinstance(condition.expression, e.Comparison | e.Not):
            body = ast.Compare(body, [ast.NotEq()], [ast.Constant(0)])
        arguments = ast.arguments(
            posonlyargs=[],
            args=[ast.arg(name) for name in names],
            kwonlyargs=[],
            kw_defaults=[],
            defaults=[],
        )
        tree = located(ast.Expression(ast.Lambda(arguments, body)))
        # What runs here was built above from integers and known operations alone.
        scope = {"__builtins__": {}, "endings": self._endings}
        return eval(compile(tree, "<condition>", "eval"), scope)  # noqa: S307

    def _node(self, part: e.Expression, read: Callable[[int], ast.expr]) -> ast.expr:
        match part:
            case e.Number(number):
                return ast.Constant(number)
            case e.Assumed(name):
                return ast.Constant(self._amounts[name])
            case e.Value(name):
                return read(self._layout.slots[name])
            case e.LevelOf(name):
                return self._level(name, read)
            case e.Chosen() | e.Visited():
                return read(self._layout.marks[part])
            case e.EndedAt(ending):
                return _ended(ending)
            case e.Not(inner):
                return ast.UnaryOp(ast.Not(), self._node(inner, read))
            case e.Every(parts):
                return ast.BoolOp(ast.And(), [self._node(one, read) for one in parts])
            case e.Some(parts):
                return ast.BoolOp(ast.Or(), [self._node(one, read) for one in parts])
            case e.Arithmetic(operator, left, right):
                return ast.BinOp(
                    self._node(left, read), _ARITHMETIC[operator], self._node(right, read)
                )
            case _:  # a comparison
                first, *others = (self._node(one, read) for one in part.operands)
                return ast.Compare(first, [_COMPARE[one] for one in part.operators], others)

    def _level(self, name: str, read: Callable[[int], ast.expr]) -> ast.expr:
        """The position of an indicator's level: how many levels above the first it has reached."""
        indicator = self._layout.quantities[name]
        assert isinstance(indicator, Indicator)
        found: ast.expr = ast.Constant(0)
        for level in indicator.levels[1:]:
            value = read(self._layout.slots[name])
            reached = ast.Compare(value, [ast.GtE()], [ast.Constant(level.low)])
            found = ast.BinOp(found, ast.Add(), reached)
        return found


def located(tree: Tree) -> Tree:
    """Return a syntax tree that can be compiled: each node has a place in a text, if any place.

    It does what ``ast.fix_missing_locations`` does, in a third of the time; a large scenario has
    hundreds of thousands of nodes.
    """
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        node.lineno, node.col_offset = 1, 0  # type: ignore[attr-defined]  # some need none
        for field in node._fields:
            inside = getattr(node, field)
            if isinstance(inside, list):
                stack += inside
            elif isinstance(inside, ast.AST):
                stack.append(inside)
    return tree


def _slot(slot: int) -> ast.expr:
    return ast.Subscript(ast.Name("v", ast.Load()), ast.Constant(slot), ast.Load())


def _ended(ending: str | None) -> ast.expr:
    at = ast.Name("at", ast.Load())
    if ending is None:
        return ast.Compare(at, [ast.In()], [ast.Name("endings", ast.Load())])
    return ast.Compare(at, [ast.Eq()], [ast.Constant(ending)])
