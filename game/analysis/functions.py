"""What compiled functions are made of: names, tuples, moves, as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from game.rules.guards import located
from game.rules.table import Move

Values = Mapping[int, ast.expr]
"""Where each slot's value is at a point of a function."""


class Scope:
    """The names of one function, and what it is given from outside."""

    def __init__(self) -> None:
        self._given: dict[str, object] = {"__builtins__": {}}
        self._known: dict[int, str] = {}
        self._count = 0

    def fresh(self, what: str) -> str:
        """Return a name that nothing has yet."""
        self._count += 1
        return f"{what}{self._count}"

    def give(self, thing: object) -> ast.expr:
        """Return a name under which the function finds ``thing``."""
        name = self._known.get(id(thing))
        if name is None:
            name = self._known[id(thing)] = self.fresh("given")
            self._given[name] = thing
        return named(name)

    def function(self, body: Sequence[ast.stmt], result: ast.expr) -> object:
        """Return a function of ``v`` that runs a body, as far as it matters, and gives a result."""
        arguments = ast.arguments([], [ast.arg("v")], None, [], [], None, [])
        used = _read_in(result)
        statements = [*_needed(body, used), ast.Return(result)]
        function = ast.FunctionDef("step", arguments, statements, [], None)
        tree = located(ast.Module([function], []))
        # What runs here was built from integers, known operations and lookups alone.
        exec(compile(tree, "<step>", "exec"), self._given)  # noqa: S102
        # Left there, it would hold itself, and all that it was given, until the collector comes.
        return self._given.pop("step")


def named(name: str) -> ast.Name:
    """Return what reads a name."""
    return ast.Name(name, ast.Load())


def assign(name: str, value: ast.expr) -> ast.stmt:
    """Return what gives a name a value."""
    return ast.Assign([ast.Name(name, ast.Store())], value)


def tuple_of(*parts: ast.expr) -> ast.Tuple:
    """Return an expression for a tuple."""
    return ast.Tuple(list(parts), ast.Load())


def joined(found: ast.expr, more: list[ast.expr]) -> ast.expr:
    """Return an expression for a tuple with more behind it."""
    if not more:
        return found
    added = tuple_of(*more)
    return added if isinstance(found, ast.Tuple) else ast.BinOp(found, ast.Add(), added)


def moved(move: Move, before: ast.expr) -> ast.expr:
    """Return an expression for what a move makes of a value, ends of the range not minded."""
    if move.delta is None:
        return ast.Constant(move.number)
    return ast.BinOp(before, ast.Add(), ast.Constant(move.delta))


def within(move: Move, name: str) -> list[ast.stmt]:
    """Return what stops a change at the range's end."""
    if move.delta is None or move.delta == 0:
        return []
    end = move.high if move.delta > 0 else move.low
    beyond = ast.Gt() if move.delta > 0 else ast.Lt()
    test = ast.Compare(named(name), [beyond], [ast.Constant(end)])
    return [ast.If(test, [assign(name, ast.Constant(end))], [])]


def _read_in(part: ast.AST) -> set[str]:
    return {
        one.id
        for one in ast.walk(part)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)
    }


def _needed(body: Sequence[ast.stmt], used: set[str]) -> list[ast.stmt]:
    """Return the statements whose names are read later; ``used`` takes up what they read."""
    kept: list[ast.stmt] = []
    for statement in reversed(body):
        # There is nothing but these two.
        assert isinstance(statement, ast.If | ast.Assign)
        if isinstance(statement, ast.If):
            inner = _needed(statement.body, used)
            if inner:
                used |= _read_in(statement.test)
                kept.append(ast.If(statement.test, inner, []))
        elif not isinstance(statement.targets[0], ast.Name) or statement.targets[0].id in used:
            used |= _read_in(statement.value)
            kept.append(statement)
    return kept[::-1]
