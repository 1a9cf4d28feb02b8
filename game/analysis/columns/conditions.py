"""Conditions asked of many worlds at once."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from game.analysis.columns.worlds import Ints, Mask, Worlds
from game.rules.table import Table
from game.scenario import expressions as e
from game.scenario.quantities import Indicator

_COMPARE = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}
_ARITHMETIC = {"+": np.add, "-": np.subtract, "*": np.multiply}
_KINDS: dict[int, type] = {2**31: np.int32, 2**63: np.int64}
"""Numbers further from zero than each of these are not worked out in so few bits."""


class Conditions:
    """Answers the conditions of one scenario.

    Args:
        table: compiled with these conditions.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._layout = table.layout
        self._kinds: dict[int, tuple[e.Expression, type]] = {}

    def holds(self, condition: e.Condition, worlds: Worlds, place: str = "") -> Mask:
        """Return in which of the worlds a condition holds.

        Args:
            condition: to be answered.
            worlds: all at one place.
            place: the state or ending, for conditions that ask for ``ending``.
        """
        found = np.asarray(self._truth(condition.expression, worlds, place), np.bool_)
        # A condition that hangs on no value at all has one answer for all.
        return found if found.ndim else np.full(worlds.count, found)

    def _truth(self, part: e.Expression, worlds: Worlds, place: str) -> Any:
        """Return a truth value, or a column of them."""
        match part:
            case e.Not(inner):
                return np.logical_not(self._truth(inner, worlds, place))
            case e.Every(parts):
                return reduce(np.logical_and, [self._truth(one, worlds, place) for one in parts])
            case e.Some(parts):
                return reduce(np.logical_or, [self._truth(one, worlds, place) for one in parts])
            case e.Comparison(operands, operators):
                numbers = [self._number(one, worlds, place) for one in operands]
                pairs = zip(operators, numbers, numbers[1:], strict=False)
                return reduce(np.logical_and, [_COMPARE[sign](*pair) for sign, *pair in pairs])
            case e.EndedAt(ending):
                here = place in self._table.scenario.endings if ending is None else place == ending
                return np.asarray(here)
            case _:
                return np.not_equal(self._number(part, worlds, place), 0)

    def _number(self, part: e.Expression, worlds: Worlds, place: str) -> Any:
        """Return an integer, or a column."""
        constant = self._table.constant(part)
        if constant is not None:
            return constant
        match part:
            case e.Value(name):
                return worlds[self._layout.slots[name]]
            case e.Chosen() | e.Visited():
                return worlds[self._layout.marks[part]]
            case e.LevelOf(name):
                return self._level(name, worlds)
            case e.Arithmetic(operator, left, right):
                kind = self._kind(part)
                one, other = (_as(kind, self._number(one, worlds, place)) for one in (left, right))
                return _ARITHMETIC[operator](one, other)
            case _:
                return self._truth(part, worlds, place)

    def _level(self, name: str, worlds: Worlds) -> Ints:
        """Return how many levels above the first have been reached."""
        indicator = self._layout.quantities[name]
        assert isinstance(indicator, Indicator)
        column = worlds[self._layout.slots[name]]
        reached = np.zeros(worlds.count, np.int16)
        for level in indicator.levels[1:]:
            reached += column >= level.low
        return reached

    def _kind(self, part: e.Arithmetic) -> type:
        """Return what its numbers, and those on the way to it, fit in: any do in ``object``."""
        known = self._kinds.get(id(part))
        if known is None:
            most = max(map(self._most, e.walk(part)))
            kind = next((kind for end, kind in _KINDS.items() if most < end), object)
            known = self._kinds[id(part)] = part, kind
        return known[1]

    def _most(self, part: e.Expression) -> int:
        """Return what a number cannot be further from zero than."""
        constant = self._table.constant(part)
        if constant is not None:
            return abs(constant)
        match part:
            case e.Arithmetic("*", left, right):
                return self._most(left) * self._most(right)
            case e.Arithmetic(_, left, right):
                return self._most(left) + self._most(right)
            case _:
                assert isinstance(part, e.Value)  # nothing else is a number
                return max(map(abs, self._layout.bounds(self._layout.slots[part.name])))


def _as(kind: type, number: Any) -> Any:
    """Return a column in numbers of a kind; integers take on that of the column they meet."""
    return number.astype(kind, copy=False) if isinstance(number, np.ndarray) else number
