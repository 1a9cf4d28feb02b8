"""Steps compiled to functions: from the values at a state to merged situations.

What :mod:`game.rules.resolving` does block by block, a function does here in one go, and ends in
worlds that are merged already: searching millions of situations spends its time here. Functions
are built as syntax trees from the compiled table, so no text of an author is ever compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from game.analysis.merging import Merger
from game.rules.guards import Guard
from game.rules.record import World
from game.rules.table import BlockRule, DrawRule, EffectRule, Move, Table
from game.scenario.expressions import Condition


class Parting(NamedTuple):
    """A draw, the names of its entries, and what each of them leads to."""

    rule: DrawRule
    names: tuple[str, ...]
    results: tuple[Result, ...]


Result = World | Parting
"""A merged world, or a draw. Functions return plain tuples, which are as good and faster made."""


class Step(NamedTuple):
    """A way on from a state: an option, or (None) an inject running by itself."""

    option: str | None
    guard: Guard | None
    resolve: Callable[[tuple[int, ...]], Result]


class Stepper:
    """The steps of one scenario, each state's compiled when it is first come to."""

    def __init__(self, table: Table, merge: Merger) -> None:
        self._table = table
        self._merge = merge
        self._steps: dict[str, tuple[Step, ...]] = {}

    def steps(self, place: str) -> tuple[Step, ...]:
        """Return the ways on from a state, in file order; none from an ending."""
        found = self._steps.get(place)
        if found is None:
            found = self._steps[place] = tuple(self._compiled(place))
        return found

    def _compiled(self, place: str) -> list[Step]:
        rule = self._table.states.get(place)
        if rule is None:
            return []
        found = []
        if rule.block is not None:
            found.append(Step(None, None, self._function(rule.block, None)))
        for name, option in rule.options.items():
            found.append(Step(name, option.guard, self._function(option.block, option.mark)))
        return found

    def _function(self, block: BlockRule, mark: int | None) -> Callable[[tuple[int, ...]], Result]:
        return _Builder(self._table, self._merge).build(block, mark)


_Values = Mapping[int, ast.expr]
"""Where each slot's value is at a point of the function."""


class _Builder:
    """Builds one function ``f(v)``; every assignment makes a new name, as draws part the ways."""

    def __init__(self, table: Table, merge: Merger) -> None:
        self._table = table
        self._merge = merge
        self._scope: dict[str, object] = {"__builtins__": {}}
        self._names = 0

    def build(self, block: BlockRule, mark: int | None) -> Callable[[tuple[int, ...]], Result]:
        values: dict[int, ast.expr] = {
            slot: ast.Subscript(ast.Name("v", ast.Load()), ast.Constant(slot), ast.Load())
            for slot in range(self._table.layout.width)
        }
        if mark is not None:
            values[mark] = ast.Constant(1)
        body = self._block(block, values, "result")
        body.append(ast.Return(_name("result")))
        arguments = ast.arguments([], [ast.arg("v")], None, [], [], None, [])
        function = ast.FunctionDef("step", arguments, body, [], None)
        tree = ast.fix_missing_locations(ast.Module([function], []))
        # What runs here was built from integers, known operations and lookups alone.
        exec(compile(tree, "<step>", "exec"), self._scope)  # noqa: S102
        return cast(Callable[[tuple[int, ...]], Result], self._scope["step"])

    def _block(self, block: BlockRule, before: _Values, target: str) -> list[ast.stmt]:
        """Return statements that resolve a block and assign where it leads to ``target``."""
        values = dict(before)
        body: list[ast.stmt] = []
        for effect in block.effects:
            body += self._effect(effect, values)
        if block.to is not None:
            body.append(_assign(target, self._arrival(block.to, values)))
        elif block.draw is not None:
            body += self._draw(block.draw, values, target)
        else:
            body += self._cases(block, values, target)
        return body

    def _cases(self, block: BlockRule, values: _Values, target: str) -> list[ast.stmt]:
        # One `if` after another, none inside another: a long list of cases must not nest deep.
        is_open = self._fresh("open")
        body = [_assign(is_open, ast.Constant(1))]
        for case in block.cases:
            test: ast.expr = _name(is_open)
            if case.when is not None:
                test = ast.BoolOp(ast.And(), [test, self._test(case.when, values)])
            inner = self._block(case.block, values, target)
            body.append(ast.If(test, [_assign(is_open, ast.Constant(0)), *inner], []))
        return body

    def _draw(self, draw: DrawRule, values: _Values, target: str) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        parts: list[ast.expr] = []
        for block in draw.blocks:
            part = self._fresh("part")
            body += self._block(block, values, part)
            parts.append(_name(part))
        # The names are worked out here, once, and not each time the draw is come to.
        fixed = [self._given(draw), self._given(draw.names)]
        body.append(_assign(target, ast.Tuple([*fixed, ast.Tuple(parts, ast.Load())], ast.Load())))
        return body

    def _effect(self, effect: EffectRule, values: dict[int, ast.expr]) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        when = effect.effect.when
        holds = None
        if when is not None:
            holds = self._fresh("holds")
            body.append(_assign(holds, self._test(when, values)))
        for move in effect.moves:
            name, before = self._fresh("moved"), values[move.slot]
            body.append(_assign(name, before if holds is not None else _moved(move, before)))
            if holds is not None:
                body.append(ast.If(_name(holds), [_assign(name, _moved(move, before))], []))
            body += _within(move, name)
            values[move.slot] = _name(name)
        return body

    def _test(self, when: Condition, values: _Values) -> ast.expr:
        return cast(ast.expr, _Placed(values).visit(self._table.syntax(when)))

    def _arrival(self, place: str, values: _Values) -> ast.expr:
        rule = self._table.states.get(place)
        parts = []
        for slot, value in values.items():
            here = ast.Constant(1) if rule is not None and slot == rule.mark else value
            parts.append(self._merged(place, slot, here))
        return ast.Tuple([ast.Constant(place), ast.Tuple(parts, ast.Load())], ast.Load())

    def _merged(self, place: str, slot: int, value: ast.expr) -> ast.expr:
        stand_in = self._merge.stand_in(place, slot)
        if stand_in is None:
            return value
        if isinstance(stand_in, int):
            return ast.Constant(stand_in)
        if isinstance(stand_in, dict):
            return ast.Subscript(self._given(stand_in), value, ast.Load())
        return ast.Call(self._given(stand_in), [value], [])

    def _fresh(self, what: str) -> str:
        self._names += 1
        return f"{what}{self._names}"

    def _given(self, thing: object) -> ast.expr:
        """Return a name under which the function finds ``thing``."""
        name = self._fresh("given")
        self._scope[name] = thing
        return _name(name)


class _Placed(ast.NodeTransformer):
    """Puts in where each value is, for ``v[slot]``."""

    def __init__(self, values: _Values) -> None:
        self._values = values

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:  # ast's name
        assert isinstance(node.slice, ast.Constant)
        slot = node.slice.value
        assert isinstance(slot, int)
        return self._values[slot]


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _moved(move: Move, before: ast.expr) -> ast.expr:
    if move.delta is None:
        return ast.Constant(move.number)
    return ast.BinOp(before, ast.Add(), ast.Constant(move.delta))


def _within(move: Move, name: str) -> list[ast.stmt]:
    """Return what stops a change at the range's end."""
    if move.delta is None or move.delta == 0:
        return []
    end = move.high if move.delta > 0 else move.low
    beyond = ast.Gt() if move.delta > 0 else ast.Lt()
    test = ast.Compare(_name(name), [beyond], [ast.Constant(end)])
    return [ast.If(test, [_assign(name, ast.Constant(end))], [])]
