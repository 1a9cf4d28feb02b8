"""One integer for everything that matters about a world at one place."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.worlds import Cell, Ints, Worlds, number_types
from game.analysis.distinctions import Needs, Settled
from game.analysis.merging import groups
from game.rules.layout import Layout

Keys = NDArray[np.int64]
_FEW = 8
"""So many cuts are counted one by one; more are looked up."""
_TABLE = 4_096
"""Ranges up to this wide are looked up in a table."""


class _Digit(NamedTuple):
    """One slot's part in a key.

    Attributes:
        slot: whose values it tells apart.
        low: the least of them.
        starts: the first value of each group that nothing tells apart; None where all are.
        table: value less ``low`` -> group; None where groups are found in another way.
        many: how many groups or values there are.
        stride: what one more comes to in the key.
        kind: of the numbers in the slot's column.
    """

    slot: int
    low: int
    starts: Ints | None
    table: Ints | None
    many: int
    stride: int
    kind: np.dtype[np.signedinteger[Any]]

    def of(self, column: Ints) -> Ints:
        """Return the groups of values, counted from 0."""
        if self.starts is None:
            return column - self.kind.type(self.low) if self.low else column
        if self.table is not None:
            return self.table.take(column if self.low == 0 else column - self.kind.type(self.low))
        if len(self.starts) > _FEW:
            return np.searchsorted(self.starts, column, side="right") - 1
        found = np.zeros(len(column), np.int8)
        for start in self.starts[1:]:
            found += column >= start
        return found

    def value(self, groups: NDArray[Any]) -> Ints:
        """Return a value for each group: the least."""
        if self.starts is not None:
            starts: Ints = self.starts.take(groups)
            return starts
        values: Ints = groups.astype(self.kind) + self.kind.type(self.low)
        return values


class Packing:
    """Numbers the situations that can be told apart at one place.

    Args:
        layout: where the values stand.
        needed: what matters on arriving there; it must not be too wide.
    """

    def __init__(self, layout: Layout, needed: Needs) -> None:
        kinds = number_types(layout)
        digits = []
        stride = 1
        for slot in sorted(needed, reverse=True):
            cuts = needed[slot]
            if isinstance(cuts, Settled) or groups(layout, slot, cuts) == 1:
                continue
            digits.append(_digit(slot, cuts, layout.bounds(slot), stride, kinds[slot]))
            stride *= digits[-1].many
        self._digits = digits[::-1]
        self._same_for_all = {
            slot: cuts.number if isinstance(cuts, Settled) else layout.bounds(slot)[0]
            for slot, cuts in needed.items()
            if slot not in {digit.slot for digit in digits}
        }
        self._kinds = kinds
        self.size = stride
        """All keys are below this."""

    def pack(self, worlds: Worlds) -> Keys:
        """Return the key of each world."""
        # Half as wide is twice as fast, where that is enough.
        kind: type[np.signedinteger[Any]] = np.int32 if self.size <= 2**31 else np.int64
        keys: Ints = np.zeros(worlds.count, kind)
        for digit in self._digits:
            groups = digit.of(worlds[digit.slot])
            if digit.stride == 1:
                keys += groups
            else:
                keys += np.multiply(groups, digit.stride, dtype=kind)
        return keys.astype(np.int64, copy=False)

    def unpack(self, keys: NDArray[Any]) -> Worlds:
        """Return a world for each key; what nothing tells apart is at its least."""
        count = len(keys)
        cells = {
            slot: self._same(slot, number, count) for slot, number in self._same_for_all.items()
        }
        rest = keys
        for digit in self._digits:
            stride = rest.dtype.type(digit.stride)
            groups = rest // stride if digit.stride > 1 else rest
            if digit.stride > 1:
                rest = rest - groups * stride
            cells[digit.slot] = _valued(digit, groups)
        return Worlds(count, cells)

    def _same(self, slot: int, number: int, count: int) -> Cell:
        return Cell(lambda: np.full(count, number, self._kinds[slot]))


def _valued(digit: _Digit, groups: NDArray[Any]) -> Cell:
    return Cell(lambda: digit.value(groups))


def _digit(
    slot: int,
    cuts: frozenset[int] | None,
    bounds: tuple[int, int],
    stride: int,
    kind: np.dtype[np.signedinteger[Any]],
) -> _Digit:
    low, high = bounds
    if cuts is None or len(cuts) >= high - low:
        return _Digit(slot, low, None, None, high - low + 1, stride, kind)
    starts = np.asarray([low, *sorted(cuts)], kind)
    table = None
    if len(starts) > _FEW and high - low <= _TABLE:
        values = np.arange(low, high + 1)
        table = (np.searchsorted(starts, values, side="right") - 1).astype(np.int16)
    return _Digit(slot, low, starts, table, len(starts), stride, kind)


def narrow(keys: Keys, size: int) -> NDArray[Any]:
    """Return keys below ``size`` in as few bytes as they can be kept in."""
    return keys.astype(np.uint32) if size <= 2**32 else keys
