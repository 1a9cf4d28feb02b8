"""Effects, cases and offers, for many worlds at once.

What :mod:`game.rules.resolving` says of one world, read from the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from game.analysis.columns.conditions import Conditions
from game.analysis.columns.worlds import Cell, Ints, Mask, Rows, Worlds, number_types
from game.rules.table import BlockRule, EffectRule, Move, OptionRule, StateRule, Table


class Offer(NamedTuple):
    """An option, and which worlds offer it: all of them where ``holds`` is None."""

    name: str
    rule: OptionRule
    holds: Mask | None


class Resolver:
    """Resolves the blocks of one scenario."""

    def __init__(self, table: Table) -> None:
        self._conditions = Conditions(table)
        self.types = number_types(table.layout)
        """Of the numbers in each slot's columns."""

    def offered(self, rule: StateRule, worlds: Worlds) -> list[Offer]:
        """Return the options on offer anywhere, in file order."""
        found = []
        for name, option in rule.options.items():
            when = option.option.when
            holds = None if when is None else self._conditions.holds(when, worlds)
            if holds is None or holds.any():
                found.append(Offer(name, option, holds))
        return found

    def choose(self, option: OptionRule, worlds: Worlds) -> None:
        """Mark that an option was chosen, if anything asks."""
        if option.mark is not None:
            self._mark(option.mark, worlds)

    def enter(self, rule: StateRule | None, worlds: Worlds) -> None:
        """Mark that a state was entered, if anything asks; None for an ending."""
        if rule is not None and rule.mark is not None:
            self._mark(rule.mark, worlds)

    def apply(self, block: BlockRule, worlds: Worlds) -> None:
        """Make the moves of the effects, where their guards hold, one effect after another."""
        for effect in block.effects:
            self._effect(effect, worlds)

    def cases(self, block: BlockRule, worlds: Worlds) -> Iterator[tuple[BlockRule, Rows | None]]:
        """Yield the block of each case that is taken anywhere, and the worlds that take it."""
        left: Rows | None = None
        *others, last = block.cases
        for case in others:
            assert case.when is not None  # only the last has no condition
            rest = worlds.part(left)
            holds = self._conditions.holds(case.when, rest)
            taken = _rows(holds)
            if taken is None:
                yield case.block, left
                return
            if len(taken):
                yield case.block, taken if left is None else left[taken]
                passed = np.flatnonzero(~holds)
                left = passed if left is None else left[passed]
        yield last.block, left

    def _mark(self, slot: int, worlds: Worlds) -> None:
        worlds.put(slot, lambda: np.ones(worlds.count, self.types[slot]))

    def _effect(self, effect: EffectRule, worlds: Worlds) -> None:
        when = effect.effect.when
        if when is None:
            for move in effect.moves:
                worlds.put(move.slot, self._moving(move, worlds.cell(move.slot), worlds.count))
            return
        before = worlds.as_now()
        known: list[Mask] = []

        def holds() -> Mask:
            if not known:
                known.append(self._conditions.holds(when, before))
            return known[0]

        for move in effect.moves:
            cell = worlds.cell(move.slot)
            moving = self._moving(move, cell, worlds.count)
            worlds.put(move.slot, _where(holds, moving, cell))

    def _moving(self, move: Move, cell: Cell, count: int) -> Callable[[], Ints]:
        if move.delta is None:
            return lambda: np.full(count, move.number, self.types[move.slot])
        # Further than the range is wide comes to the same, and would not fit the narrow integers.
        width = move.high - move.low
        number = self.types[move.slot].type
        delta = number(min(max(move.delta, -width), width))
        low, high = number(move.low), number(move.high)
        return lambda: np.clip(cell.column() + delta, low, high)


def _where(holds: Callable[[], Mask], moving: Callable[[], Ints], cell: Cell) -> Callable[[], Ints]:
    return lambda: np.where(holds(), moving(), cell.column())


def _rows(mask: Mask) -> Rows | None:
    """Return where a mask is set, None where it is set everywhere."""
    return None if mask.all() else np.flatnonzero(mask)
