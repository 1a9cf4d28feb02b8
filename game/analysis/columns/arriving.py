"""What arrives at one place, added up by situation."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.packing import Keys
from game.analysis.columns.worlds import Mask, Rows

Floats = NDArray[np.float64]
_SPARSE = 4
"""Where keys can be more than this many times what has arrived, they are sorted, not counted."""
_PENDING = 2_000_000
"""So much is kept before it is sorted and added up."""


class Arrived(NamedTuple):
    """The situations at one place.

    Attributes:
        keys: in order, each once.
        mass: how likely each is come to.
        met: which are come to by the choices that are fixed; None where none is fixed, and all are.
    """

    keys: NDArray[Any]
    mass: Floats
    met: Mask | None

    def at(self, rows: Rows | slice) -> Arrived:
        """Return some of them."""
        met = self.met[rows] if self.met is not None else None
        return Arrived(self.keys[rows], self.mass[rows], met)


class TooManyError(Exception):
    """More situations arrive than may be held."""


class Arrivals:
    """Collects what arrives at one place.

    Args:
        size: keys are below it.
        limit: how many situations may arrive.
    """

    def __init__(self, size: int, limit: int) -> None:
        self._size = size
        self._limit = limit
        self._pending: list[Arrived] = []
        self._waiting = self._added_up = 0
        self._there: Mask | None = None
        self._mass: Floats
        self._met: Mask | None = None

    def add(self, keys: Keys, mass: Floats, met: Mask | None) -> None:
        """Take up arrivals; a key may come more than once.

        Args:
            keys: of the situations arrived at.
            mass: of each.
            met: which are come to by the choices that are fixed; None where none is fixed.

        Raises:
            TooManyError: if they are more situations than may be held.
        """
        if self._there is not None:
            self._there[keys] = True
            np.add.at(self._mass, keys, mass)
            if self._met is not None and met is not None:
                self._met[keys[met]] = True
            return
        self._pending.append(Arrived(keys, mass, met))
        self._waiting += len(keys)
        if self._waiting * _SPARSE >= self._size:
            self._count_from_now_on()
        elif self._waiting > _PENDING + 2 * self._added_up:
            self._add_up()

    def finish(self) -> Arrived:
        """Return all that has arrived.

        Raises:
            TooManyError: if they are more situations than may be held.
        """
        if self._there is None:
            self._add_up()
            return self._pending[0]
        keys = np.flatnonzero(self._there)
        if len(keys) > self._limit:
            raise TooManyError
        return Arrived(keys, self._mass[keys], None if self._met is None else self._met[keys])

    def _count_from_now_on(self) -> None:
        pending, self._pending = self._pending, []
        self._there = np.zeros(self._size, np.bool_)
        self._mass = np.zeros(self._size)
        if pending[0].met is not None:
            self._met = np.zeros(self._size, np.bool_)
        for one in pending:
            self.add(*one)

    def _add_up(self) -> None:
        keys = np.concatenate([one.keys for one in self._pending])
        mass = np.concatenate([one.mass for one in self._pending])
        mets = [one.met for one in self._pending if one.met is not None]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        first = np.flatnonzero(np.diff(ordered, prepend=-1))
        met = np.logical_or.reduceat(np.concatenate(mets)[order], first) if mets else None
        self._pending = [Arrived(ordered[first], np.add.reduceat(mass[order], first), met)]
        self._waiting = self._added_up = len(first)
        if self._added_up > self._limit:
            raise TooManyError


class Index:
    """Finds the positions of keys among those of a place.

    Args:
        keys: in order, each once.
        size: they are below it.
    """

    def __init__(self, keys: NDArray[Any], size: int) -> None:
        self._keys = keys
        self._positions: NDArray[np.int32] | None = None
        if size <= 4 * _SPARSE * len(keys):
            self._positions = np.zeros(size, np.int32)
            self._positions[keys] = np.arange(len(keys), dtype=np.int32)

    def of(self, keys: Keys) -> Rows:
        """Return the position of each key; all of them are there."""
        if self._positions is not None:
            return self._positions.take(keys).astype(np.intp)
        return np.searchsorted(self._keys, keys.astype(self._keys.dtype))

    def number(self, key: int) -> int:
        """Return the position of a key that is there."""
        return int(self.of(np.asarray([key], np.int64))[0])
