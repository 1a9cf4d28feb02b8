"""Places that lead back to one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.arriving import Arrived, Floats, Index, TooManyError
from game.analysis.columns.packing import Keys
from game.analysis.columns.space import Batch, Space, chunks
from game.analysis.columns.worlds import Mask, Rows
from game.rules.errors import TooManyInjects

Arrive = Callable[[str, Keys, Floats, Mask | None], None]
"""Takes up what comes to a place: keys, how likely each is come to, and which are met."""
CHUNK = 16_384
"""Situations looked at together: their columns stay in the processor's caches."""


class Searching(Protocol):
    """The search that rounds are part of."""

    @property
    def space(self) -> Space:
        """All that was found."""

    @property
    def limit(self) -> int:
        """How many situations may be held."""

    def spread(self, place: str, here: Arrived, arrive: Arrive) -> None:
        """Pass on what has come to some situations at a place."""

    def arrive(self, place: str, keys: Keys, mass: Floats, met: Mask | None) -> None:
        """Take up what comes to a place."""

    def keep(self, place: str, found: Arrived) -> None:
        """Keep all the situations of a place."""


class Rounds:
    """Places that lead back to one another: their situations, and an order for these.

    Args:
        searcher: whose search this is part of.
        arrived: what has come to these places from outside.
        part: the places.
    """

    def __init__(
        self, searcher: Searching, arrived: Mapping[str, Arrived], part: Sequence[str]
    ) -> None:
        self._searcher = searcher
        self._space = searcher.space
        self._arrived = arrived
        self._part = frozenset(part)

    def run(self) -> None:
        """Find the situations, and pass on what comes to each when all of it has come.

        Raises:
            TooManyInjects: if a way of playing comes back to the same situation.
        """
        found = self._search()
        self._index = {
            place: Index(keys, self._space.packings[place].size) for place, keys in found.items()
        }
        self._coming = {place: np.zeros(len(keys), np.int32) for place, keys in found.items()}
        for place, keys in found.items():
            for chunk in chunks(len(keys), CHUNK):
                self._searcher.spread(place, self._massless(keys[chunk]), self._count)
        self._here = {place: self._massless(keys) for place, keys in found.items()}
        for place, arrived in self._arrived.items():
            self._add(place, self._index[place].of(arrived.keys), arrived.mass, arrived.met)
        self._in_order()
        for place, here in self._here.items():
            self._searcher.keep(place, here)

    def _massless(self, keys: Keys) -> Arrived:
        met = np.zeros(len(keys), np.bool_) if self._space.choosing else None
        return Arrived(keys, np.zeros(len(keys)), met)

    def _search(self) -> dict[str, Keys]:
        """Return the keys of all situations at these places, in order."""
        found = {place: np.zeros(0, np.int64) for place in self._part}
        new = {place: arrived.keys for place, arrived in self._arrived.items()}
        while new:
            for place, keys in new.items():
                found[place] = np.sort(np.concatenate([found[place], keys]), kind="stable")
            if sum(map(len, found.values())) + len(self._space) > self._searcher.limit:
                raise TooManyError
            come = self._come_from(new)
            others = {p: _others(found[p], come[p]) for p in self._part & come.keys()}
            new = {place: keys for place, keys in others.items() if len(keys)}
        return {place: keys for place, keys in found.items() if len(keys)}

    def _come_from(self, several: Mapping[str, Keys]) -> dict[str, list[Keys]]:
        """Return the keys of all that these situations lead to."""
        come: dict[str, list[Keys]] = {}

        def arrive(place: str, keys: Keys, _mass: Floats, _met: Mask | None) -> None:
            come.setdefault(place, []).append(keys)

        for place, keys in several.items():
            for chunk in chunks(len(keys), CHUNK):
                self._searcher.spread(place, self._massless(keys[chunk]), arrive)
        return come

    def _count(self, place: str, keys: Keys, _mass: Floats, _met: Mask | None) -> None:
        if place in self._part:
            np.add.at(self._coming[place], self._index[place].of(keys), 1)

    def _add(self, place: str, rows: Rows, mass: Floats, met: Mask | None) -> None:
        here = self._here[place]
        np.add.at(here.mass, rows, mass)
        if here.met is not None and met is not None:
            here.met[rows[met]] = True

    def _in_order(self) -> None:
        """Take each situation when all those that lead to it have been taken."""
        ready = {p: np.flatnonzero(coming == 0) for p, coming in self._coming.items()}
        left = sum(map(len, self._coming.values()))
        touched: dict[str, list[Rows]] = {}

        def arrive(place: str, keys: Keys, mass: Floats, met: Mask | None) -> None:
            if place not in self._part:
                self._searcher.arrive(place, keys, mass, met)
                return
            rows = self._index[place].of(keys)
            self._add(place, rows, mass, met)
            np.subtract.at(self._coming[place], rows, 1)
            touched.setdefault(place, []).append(rows)

        while any(map(len, ready.values())):
            for place, rows in ready.items():
                if not len(rows):
                    continue
                left -= len(rows)
                self._space.order.append(Batch(place, rows))
                for chunk in chunks(len(rows), CHUNK):
                    self._searcher.spread(place, self._here[place].at(rows[chunk]), arrive)
            ready = {
                place: _once(several)[self._coming[place][_once(several)] == 0]
                for place, several in touched.items()
            }
            touched.clear()
        if left:
            raise TooManyInjects(min(self._part, key=list(self._space.table.states).index))


def _once(several: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Return the numbers of several arrays in order, each once."""
    ordered = np.sort(np.concatenate(several))
    return ordered[np.flatnonzero(np.diff(ordered, prepend=-1))]


def _others(known: Keys, several: Sequence[Keys]) -> Keys:
    """Return the keys of several arrays that are not among those known, in order."""
    keys = _once(several)
    at = np.searchsorted(known, keys)
    others: Keys = keys[np.append(known, -1)[at] != keys]
    return others
