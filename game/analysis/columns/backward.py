"""From the endings back to the start: a row of numbers for every situation.

The row of a situation is made from the rows of those it leads to. Only rows that something still
leads to are held.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.arriving import Index
from game.analysis.columns.resolving import Offer
from game.analysis.columns.space import Batch, Offers, Space, chunks
from game.analysis.columns.worlds import Rows, Worlds
from game.analysis.situations import Progress
from game.rules.table import BlockRule, DrawRule, Table

CHUNK = 8_192
"""Situations looked at together: their rows stay in the processor's caches."""
Table2 = NDArray[Any]
"""A row of numbers for each of some worlds."""


class Under(NamedTuple):
    """What comes of an option.

    Attributes:
        offer: of the option.
        at: the worlds that offer it; all of them where None.
        rows: of these.
    """

    offer: Offer
    at: Rows | None
    rows: Table2


class Backward(ABC):
    """Goes back over all situations.

    Args:
        space: all of them.
        columns: how many numbers there are in a row.
        kind: of these numbers.
        progress: told now and then how many situations were looked at.
    """

    def __init__(
        self, space: Space, columns: int, kind: np.dtype[Any], progress: Progress | None = None
    ) -> None:
        self.space = space
        self.columns = columns
        self._kind = kind
        self._progress = progress
        self._table: Table = space.table
        self._looked_at = 0
        self._rows: dict[str, Table2] = {}
        self._spare = self._none = np.empty(0, kind)
        self._index: dict[str, Index] = {}

    @abstractmethod
    def final(self, place: str, worlds: Worlds) -> Table2:
        """Return the rows of worlds at an ending."""

    @abstractmethod
    def drawn(self, draw: DrawRule, parts: Sequence[Table2], *, of_inject: bool) -> Table2:
        """Return the rows before a draw, from those of its entries.

        Args:
            draw: its rule.
            parts: of each entry.
            of_inject: whether it is the first draw of an inject.
        """

    @abstractmethod
    def decided(
        self, place: str, worlds: Worlds, at: Rows | slice, offers: Offers, under: Sequence[Under]
    ) -> Table2:
        """Return the rows of worlds at a decision, from those under its options.

        Args:
            place: the decision.
            worlds: there.
            at: their positions among all situations there.
            offers: the options on offer.
            under: what comes of each.
        """

    def run(self, *, keep: bool = False) -> None:
        """Work out every row.

        Args:
            keep: whether to hold all rows, not only those of the start.
        """
        last_use = {} if keep else self._last_use()
        for number in range(len(self.space.order) - 1, -1, -1):
            self._solve(self.space.order[number])
            for done in last_use.get(number, ()):
                self._drop(done)

    def row(self, place: str, key: int) -> Table2:
        """Return the row of a situation whose row is held."""
        found: Table2 = self._rows[place][self._index[place].number(key)]
        return found

    def _drop(self, place: str) -> None:
        """Let go of the rows of a place; the room of the largest is used again."""
        if place in self._rows:
            room = self._rows.pop(place).base
            assert room is not None  # a table is always part of a room
            if len(room) > len(self._spare):
                self._spare = room
            del self._index[place]

    def _room_for(self, count: int) -> Table2:
        """Return a table for so many rows; memory that was there before is there at once."""
        size = count * self.columns
        room, self._spare = self._spare, self._none
        if len(room) < size:
            room = np.empty(size, self._kind)
        return room[:size].reshape(count, self.columns)

    def _last_use(self) -> dict[int, list[str]]:
        """Return, for each batch, the places to which no batch before it leads."""
        first: dict[str, int] = {}
        for number, batch in enumerate(self.space.order):
            rule = self._table.states.get(batch.place)
            for place in rule.destinations if rule is not None else ():
                first.setdefault(place, number)
        found: dict[int, list[str]] = {}
        for place, number in first.items():
            if place != self._table.start.place:
                found.setdefault(number, []).append(place)
        return found

    def _solve(self, batch: Batch) -> None:
        place, rows = batch
        space, found = self.space, self.space.found[place]
        if place not in self._rows:
            self._rows[place] = self._room_for(len(found.keys))
            self._index[place] = Index(found.keys, space.packings[place].size)
        here = self._rows[place]
        for chunk in chunks(len(found.keys) if rows is None else len(rows), CHUNK):
            at = rows[chunk] if rows is not None else chunk
            keys = found.keys[at]
            self._looked_at += len(keys)
            if self._progress is not None:
                self._progress(self._looked_at)
            worlds = space.packings[place].unpack(keys)
            here[at] = self._of(place, worlds, at)

    def _of(self, place: str, worlds: Worlds, at: Rows | slice) -> Table2:
        rule = self._table.states.get(place)
        if rule is None:
            return self.final(place, worlds)
        if rule.block is not None:
            return self._block(rule.block, worlds.part(None), of_inject=True)
        offers = Offers(self.space, rule, worlds)
        under = []
        for offer in offers.each:
            rows = None if offer.holds is None else np.flatnonzero(offer.holds)
            taken = worlds.part(rows)
            self.space.resolver.choose(offer.rule, taken)
            found = self._block(offer.rule.block, taken, of_inject=False)
            under.append(Under(offer, rows, found))
        return self.decided(place, worlds, at, offers, under)

    def _block(self, block: BlockRule, worlds: Worlds, *, of_inject: bool) -> Table2:
        resolver = self.space.resolver
        resolver.apply(block, worlds)
        if block.to is not None:
            resolver.enter(self._table.states.get(block.to), worlds)
            keys = self.space.packings[block.to].pack(worlds)
            return self._rows[block.to].take(self._index[block.to].of(keys), axis=0)
        if block.draw is not None:
            parts = [
                self._block(inner, worlds.part(None), of_inject=False)
                for inner in block.draw.blocks
            ]
            return self.drawn(block.draw, parts, of_inject=of_inject)
        total = np.empty((worlds.count, self.columns), self._kind)
        for inner, rows in resolver.cases(block, worlds):
            found = self._block(inner, worlds.part(rows), of_inject=of_inject)
            if rows is None:
                return found
            total[rows] = found
        return total
