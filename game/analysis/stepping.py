"""States compiled to functions: from the values that matter there to all that can follow.

What :mod:`game.rules.resolving` does block by block, a function does here in one go for all the
options of a state, and ends in the numbers of merged situations: searching millions of situations
spends its time here. Functions are built as syntax trees from the compiled table, so no text of
an author is ever compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, cast

from game.analysis.merging import Key, Merger
from game.rules.table import BlockRule, DrawRule, EffectRule, Move, StateRule, Table
from game.scenario.expressions import Condition

Fork = tuple[DrawRule, tuple["Tree", ...]]
"""A draw: its rule, and what each entry leads to, in file order."""
Tree = int | Fork
"""What a resolution leads to: a situation's number, or a draw between trees."""
Ways = tuple[tuple[str | None, Tree], ...]
"""Each way on from a situation: an option, or (None) an inject running by itself."""


class Numbers(Protocol):
    """Where functions look up the number of a situation; new ones are given one."""

    def known(self, place: str) -> Callable[[Key], int | None]:
        """Return what tells the number of a situation at a place, or None for a new one."""

    def new(self, place: str, key: Key, step: str | None) -> int:
        """Return the number given to a situation that ``step`` was the first to lead to."""


class Functions(NamedTuple):
    """What a state was compiled to.

    Attributes:
        expand: returns every way on from a situation there.
        advance: of an inject, where some way through is without a draw: returns where it leads
            by itself, or None where something is drawn.
    """

    expand: Callable[[Key], Ways]
    advance: Callable[[Key], tuple[str, Key] | None] | None


def compile_state(table: Table, merge: Merger, numbers: Numbers, place: str) -> Functions:
    """Compile a state; endings have none."""
    rule = table.states[place]
    expand = _Builder(table, merge, place, _Numbering(merge, numbers)).expand(rule)
    if rule.block is None or not _passes(rule.block):
        return Functions(cast(Callable[[Key], Ways], expand), None)
    advance = _Builder(table, merge, place, None).advance(rule.block)
    return Functions(
        cast(Callable[[Key], Ways], expand),
        cast(Callable[[Key], tuple[str, Key] | None], advance),
    )


def _passes(block: BlockRule) -> bool:
    """Whether some way through a block is without a draw."""
    return block.to is not None or any(_passes(case.block) for case in block.cases)


_Values = Mapping[int, ast.expr]
"""Where each slot's value is at a point of the function."""


class _Scope:
    """The names of one function, and what it is given from outside."""

    def __init__(self) -> None:
        self.given: dict[str, object] = {"__builtins__": {}}
        self._known: dict[int, str] = {}
        self._count = 0

    def fresh(self, what: str) -> str:
        self._count += 1
        return f"{what}{self._count}"

    def give(self, thing: object) -> ast.expr:
        """Return a name under which the function finds ``thing``."""
        name = self._known.get(id(thing))
        if name is None:
            name = self._known[id(thing)] = self.fresh("given")
            self.given[name] = thing
        return _name(name)


class _Numbering:
    """Leaves that end in the number of a situation."""

    def __init__(self, merge: Merger, numbers: Numbers) -> None:
        self._new = numbers.new
        self._known = {place: numbers.known(place) for place in merge.places}

    def leaf(
        self, scope: _Scope, place: str, key: ast.expr, step: str | None, target: str
    ) -> list[ast.stmt]:
        met = scope.fresh("key")
        new = ast.Call(
            scope.give(self._new),
            [ast.Constant(place), _name(met), ast.Constant(step)],
            [],
        )
        return [
            _assign(met, key),
            _assign(target, ast.Call(scope.give(self._known[place]), [_name(met)], [])),
            ast.If(
                ast.Compare(_name(target), [ast.Is()], [ast.Constant(None)]),
                [_assign(target, new)],
                [],
            ),
        ]


class _Builder:
    """Builds the functions of one state.

    Every assignment makes a new name, as draws part the ways; what turns out not to be read is
    left out in the end.
    """

    def __init__(
        self, table: Table, merge: Merger, place: str, numbering: _Numbering | None
    ) -> None:
        self._table = table
        self._merge = merge
        self._place = place
        self._numbering = numbering
        self._scope = _Scope()

    def expand(self, rule: StateRule) -> object:
        """Return the function from a situation to every way on from it."""
        values, body = self._start()
        if rule.block is not None:
            body += self._block(rule.block, values, (), "way")
            return self._function(body, _tuple(_tuple(ast.Constant(None), _name("way"))))
        found: ast.expr = _tuple()
        sure: list[ast.expr] = []
        for name, option in rule.options.items():
            target = self._scope.fresh("way")
            here = dict(values)
            if option.mark is not None:
                here[option.mark] = ast.Constant(1)
            resolved = self._block(option.block, here, (name,), target)
            way = _tuple(ast.Constant(name), _name(target))
            if option.option.when is None:
                body += resolved
                sure.append(way)
                continue
            # Added one by one, so that a long list of options does not nest deep.
            before, after = self._scope.fresh("ways"), self._scope.fresh("ways")
            body += [_assign(before, _joined(found, sure)), _assign(after, _name(before))]
            resolved.append(_assign(after, _joined(_name(before), [way])))
            body.append(ast.If(self._test(option.option.when, values), resolved, []))
            found, sure = _name(after), []
        return self._function(body, _joined(found, sure))

    def advance(self, block: BlockRule) -> object:
        """Return the function from a situation to where it leads by itself, or None."""
        values, body = self._start()
        body += self._block(block, values, (), "way")
        return self._function(body, _name("way"))

    def _start(self) -> tuple[dict[int, ast.expr], list[ast.stmt]]:
        """Return where the values are at first: what is not in the key is a constant."""
        others = self._merge.others(self._place)
        values: dict[int, ast.expr] = {
            slot: ast.Constant(number) for slot, number in enumerate(others)
        }
        body: list[ast.stmt] = []
        names: list[ast.expr] = []
        for slot in self._merge.slots(self._place):
            name = self._scope.fresh("value")
            names.append(ast.Name(name, ast.Store()))
            values[slot] = _name(name)
        if names:
            body.append(ast.Assign([ast.Tuple(names, ast.Store())], _name("v")))
        return values, body

    def _function(self, body: Sequence[ast.stmt], result: ast.expr) -> object:
        arguments = ast.arguments([], [ast.arg("v")], None, [], [], None, [])
        used = _read_in(result)
        statements = [*_needed(body, used), ast.Return(result)]
        function = ast.FunctionDef("step", arguments, statements, [], None)
        tree = ast.fix_missing_locations(ast.Module([function], []))
        # What runs here was built from integers, known operations and lookups alone.
        exec(compile(tree, "<step>", "exec"), self._scope.given)  # noqa: S102
        return self._scope.given["step"]

    def _block(
        self, block: BlockRule, before: _Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        """Return statements that resolve a block and assign where it leads to ``target``.

        Args:
            block: to be resolved.
            before: where the values are.
            steps: the option, and what was drawn on the way here.
            target: a name.
        """
        values = dict(before)
        body: list[ast.stmt] = []
        for effect in block.effects:
            body += self._effect(effect, values)
        if block.to is not None:
            body += self._arrival(block.to, values, steps, target)
        elif block.draw is not None:
            body += self._draw(block.draw, values, steps, target)
        else:
            body += self._cases(block, values, steps, target)
        return body

    def _cases(
        self, block: BlockRule, values: _Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        # One `if` after another, none inside another: a long list of cases must not nest deep.
        is_open = self._scope.fresh("open")
        body = [_assign(is_open, ast.Constant(1))]
        for case in block.cases:
            test: ast.expr = _name(is_open)
            if case.when is not None:
                test = ast.BoolOp(ast.And(), [test, self._test(case.when, values)])
            inner = self._block(case.block, values, steps, target)
            body.append(ast.If(test, [_assign(is_open, ast.Constant(0)), *inner], []))
        return body

    def _draw(
        self, draw: DrawRule, values: _Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        if self._numbering is None:
            return [_assign(target, ast.Constant(None))]
        body: list[ast.stmt] = []
        parts: list[ast.expr] = []
        for name, block in zip(draw.names, draw.blocks, strict=True):
            part = self._scope.fresh("part")
            body += self._block(block, values, (*(steps or (self._place,)), name), part)
            parts.append(_name(part))
        fork = _tuple(self._scope.give(draw), _tuple(*parts))
        body.append(_assign(target, fork))
        return body

    def _effect(self, effect: EffectRule, values: dict[int, ast.expr]) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        when = effect.effect.when
        holds = None
        if when is not None:
            holds = self._scope.fresh("holds")
            body.append(_assign(holds, self._test(when, values)))
        for move in effect.moves:
            name, before = self._scope.fresh("moved"), values[move.slot]
            body.append(_assign(name, before if holds is not None else _moved(move, before)))
            if holds is not None:
                body.append(ast.If(_name(holds), [_assign(name, _moved(move, before))], []))
            body += _within(move, name)
            values[move.slot] = _name(name)
        return body

    def _test(self, when: Condition, values: _Values) -> ast.expr:
        return cast(ast.expr, _Placed(values).visit(self._table.syntax(when)))

    def _arrival(
        self, place: str, values: _Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        rule = self._table.states.get(place)
        mark = rule.mark if rule is not None else None
        key = _tuple(
            *(
                self._merged(place, slot, ast.Constant(1) if slot == mark else values[slot])
                for slot in self._merge.slots(place)
            )
        )
        if self._numbering is None:
            return [_assign(target, _tuple(ast.Constant(place), key))]
        step = "/".join(steps) or None
        return self._numbering.leaf(self._scope, place, key, step, target)

    def _merged(self, place: str, slot: int, value: ast.expr) -> ast.expr:
        stand_in = self._merge.stand_in(place, slot)
        if stand_in is None:
            return value
        given = self._scope.give(stand_in)
        if isinstance(stand_in, dict):
            return ast.Subscript(given, value, ast.Load())
        return ast.Call(given, [value], [])


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


def _tuple(*parts: ast.expr) -> ast.Tuple:
    return ast.Tuple(list(parts), ast.Load())


def _joined(found: ast.expr, more: list[ast.expr]) -> ast.expr:
    """Return an expression for a tuple with more behind it."""
    if not more:
        return found
    added = _tuple(*more)
    return added if isinstance(found, ast.Tuple) else ast.BinOp(found, ast.Add(), added)


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
