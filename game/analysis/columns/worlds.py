"""Many worlds at one place: a column of integers for each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.layout import Layout

Ints = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Rows = NDArray[np.intp]
"""Positions of worlds among others."""


class Cell:
    """A column that is worked out when it is first looked at, if it ever is."""

    __slots__ = ("_column", "_make")

    def __init__(self, make: Callable[[], Ints]) -> None:
        self._make: Callable[[], Ints] | None = make
        self._column: Ints

    def column(self) -> Ints:
        """Return the column; nobody changes it in place."""
        if self._make is not None:
            self._column = self._make()
            self._make = None  # what it was made from need not be kept
        return self._column


def held(column: Ints) -> Cell:
    """Return a cell for a column that is there already."""
    return Cell(lambda: column)


def _never() -> Ints:
    raise AssertionError("a value is asked for that nothing looks at")


_NOWHERE = Cell(_never)


class Worlds:
    """Columns of as many numbers as there are worlds.

    Values that nothing later looks at have no column, and are never asked for.

    Args:
        count: how many worlds there are.
        cells: by slot.
    """

    __slots__ = ("_cells", "_outer", "_rows", "count")

    def __init__(self, count: int, cells: Mapping[int, Cell] | None = None) -> None:
        self.count = count
        self._cells: dict[int, Cell] = dict(cells or {})
        self._outer: Worlds | None = None
        self._rows: Rows | None = None

    def __getitem__(self, slot: int) -> Ints:
        return self.cell(slot).column()

    def cell(self, slot: int) -> Cell:
        """Return what holds, or will work out, the column of a slot."""
        found = self._cells.get(slot)
        if found is None:
            if self._outer is None:
                return _NOWHERE
            outer, rows = self._outer.cell(slot), self._rows
            found = outer if rows is None else Cell(lambda: outer.column().take(rows))
            self._cells[slot] = found
        return found

    def put(self, slot: int, make: Callable[[], Ints]) -> None:
        """Give a slot another column."""
        self._cells[slot] = Cell(make)

    def as_now(self) -> Worlds:
        """Return the same worlds, which keep their values while these are changed."""
        same = Worlds(self.count, self._cells)
        same._outer, same._rows = self._outer, self._rows  # of the same class
        return same

    def part(self, rows: Rows | None) -> Worlds:
        """Return some of the worlds, or all, to be changed without changing these."""
        part = Worlds(self.count if rows is None else len(rows))
        part._outer, part._rows = self, rows  # of the same class
        return part


def number_types(layout: Layout) -> tuple[np.dtype[np.signedinteger[Any]], ...]:
    """Return, for each slot, the narrowest integers that hold its values even while they move.

    A change is looked at before it is stopped at the range's end; it goes no further past the end
    than the range is wide.
    """
    found: list[np.dtype[np.signedinteger[Any]]] = []
    for slot in range(layout.width):
        low, high = layout.bounds(slot)
        width = high - low
        needed = max(abs(low - width), abs(high + width))
        fitting = next(t for t in (np.int8, np.int16, np.int32) if needed <= np.iinfo(t).max)
        found.append(np.dtype(fitting))
    return tuple(found)
