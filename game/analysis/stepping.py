"""States compiled to functions: from the values that matter there to all that can follow.

What :mod:`game.rules.resolving` does block by block, a function does here in one go for all the
options of a state, and ends in the numbers of merged situations: searching millions of situations
spends its time here. Functions are built as syntax trees from the compiled table, so no text of
an author is ever compiled.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import NamedTuple, Protocol, cast

from game.analysis.functions import (
    Scope,
    Values,
    assign,
    joined,
    moved,
    named,
    tuple_of,
    within,
)
from game.analysis.merging import Key, Merger
from game.rules.table import BlockRule, DrawRule, EffectRule, StateRule, Table
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


class _Numbering:
    """Leaves that end in the number of a situation."""

    def __init__(self, merge: Merger, numbers: Numbers) -> None:
        self._new = numbers.new
        self._known = {place: numbers.known(place) for place in merge.places}

    def leaf(
        self, scope: Scope, place: str, key: ast.expr, step: str | None, target: str
    ) -> list[ast.stmt]:
        met = scope.fresh("key")
        new = ast.Call(
            scope.give(self._new),
            [ast.Constant(place), named(met), ast.Constant(step)],
            [],
        )
        return [
            assign(met, key),
            assign(target, ast.Call(scope.give(self._known[place]), [named(met)], [])),
            ast.If(
                ast.Compare(named(target), [ast.Is()], [ast.Constant(None)]),
                [assign(target, new)],
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
        self._scope = Scope()

    def expand(self, rule: StateRule) -> object:
        """Return the function from a situation to every way on from it."""
        values, body = self._start()
        if rule.block is not None:
            body += self._block(rule.block, values, (), "way")
            return self._scope.function(body, tuple_of(tuple_of(ast.Constant(None), named("way"))))
        found: ast.expr = tuple_of()
        sure: list[ast.expr] = []
        for name, option in rule.options.items():
            target = self._scope.fresh("way")
            here = dict(values)
            if option.mark is not None:
                here[option.mark] = ast.Constant(1)
            resolved = self._block(option.block, here, (name,), target)
            way = tuple_of(ast.Constant(name), named(target))
            if option.option.when is None:
                body += resolved
                sure.append(way)
                continue
            # Added one by one, so that a long list of options does not nest deep.
            before, after = self._scope.fresh("ways"), self._scope.fresh("ways")
            body += [assign(before, joined(found, sure)), assign(after, named(before))]
            resolved.append(assign(after, joined(named(before), [way])))
            body.append(ast.If(self._test(option.option.when, values), resolved, []))
            found, sure = named(after), []
        return self._scope.function(body, joined(found, sure))

    def advance(self, block: BlockRule) -> object:
        """Return the function from a situation to where it leads by itself, or None."""
        values, body = self._start()
        body += self._block(block, values, (), "way")
        return self._scope.function(body, named("way"))

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
            values[slot] = named(name)
        if names:
            body.append(ast.Assign([ast.Tuple(names, ast.Store())], named("v")))
        return values, body

    def _block(
        self, block: BlockRule, before: Values, steps: tuple[str, ...], target: str
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
        self, block: BlockRule, values: Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        # One `if` after another, none inside another: a long list of cases must not nest deep.
        is_open = self._scope.fresh("open")
        body = [assign(is_open, ast.Constant(1))]
        for case in block.cases:
            test: ast.expr = named(is_open)
            if case.when is not None:
                test = ast.BoolOp(ast.And(), [test, self._test(case.when, values)])
            inner = self._block(case.block, values, steps, target)
            body.append(ast.If(test, [assign(is_open, ast.Constant(0)), *inner], []))
        return body

    def _draw(
        self, draw: DrawRule, values: Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        if self._numbering is None:
            return [assign(target, ast.Constant(None))]
        body: list[ast.stmt] = []
        parts: list[ast.expr] = []
        for name, block in zip(draw.names, draw.blocks, strict=True):
            part = self._scope.fresh("part")
            body += self._block(block, values, (*(steps or (self._place,)), name), part)
            parts.append(named(part))
        fork = tuple_of(self._scope.give(draw), tuple_of(*parts))
        body.append(assign(target, fork))
        return body

    def _effect(self, effect: EffectRule, values: dict[int, ast.expr]) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        when = effect.effect.when
        holds = None
        if when is not None:
            holds = self._scope.fresh("holds")
            body.append(assign(holds, self._test(when, values)))
        for move in effect.moves:
            name, before = self._scope.fresh("moved"), values[move.slot]
            body.append(assign(name, before if holds is not None else moved(move, before)))
            if holds is not None:
                body.append(ast.If(named(holds), [assign(name, moved(move, before))], []))
            body += within(move, name)
            values[move.slot] = named(name)
        return body

    def _test(self, when: Condition, values: Values) -> ast.expr:
        return self._table.syntax(when, values)

    def _arrival(
        self, place: str, values: Values, steps: tuple[str, ...], target: str
    ) -> list[ast.stmt]:
        rule = self._table.states.get(place)
        mark = rule.mark if rule is not None else None
        key = tuple_of(
            *(
                self._merged(place, slot, ast.Constant(1) if slot == mark else values[slot])
                for slot in self._merge.slots(place)
            )
        )
        if self._numbering is None:
            return [assign(target, tuple_of(ast.Constant(place), key))]
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
