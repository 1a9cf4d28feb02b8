"""Every situation that can occur, and how likely it is come to: place after place.

Places are taken in the order in which they lead to one another. Where places lead back to one
another, their situations are found first, and then taken in an order of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.analysis.columns.arriving import Arrivals, Arrived, Floats, TooManyError
from game.analysis.columns.graph import state_components
from game.analysis.columns.packing import Keys, Packing, narrow
from game.analysis.columns.resolving import Resolver
from game.analysis.columns.rounds import CHUNK, Arrive, Rounds
from game.analysis.columns.space import Batch, Offers, Space, chunks
from game.analysis.columns.worlds import Mask, Rows, Worlds
from game.analysis.distinctions import Needs
from game.analysis.situations import Progress
from game.rules.table import BlockRule, Table


def search(
    table: Table,
    needs: Mapping[str, Needs],
    limit: int,
    choosing: Mapping[str, str],
    progress: Progress | None = None,
) -> Space | None:
    """Find every situation, and how likely it is come to; None where there are too many.

    Args:
        table: the compiled scenario.
        needs: what matters on arriving at each place; nowhere too wide for one integer.
        limit: how many situations may be held.
        choosing: state -> the option that is always taken there when it is on offer.
        progress: told now and then how many were looked at.

    Raises:
        PlayError: if nothing is on offer in a situation, or a way of playing never ends.
    """
    packings = {place: Packing(table.layout, needed) for place, needed in needs.items()}
    space = Space(table, Resolver(table), packings, choosing)
    try:
        Searcher(space, limit, progress).run()
    except TooManyError:
        return None
    return space


class Searcher:
    """Goes from the start to the endings."""

    def __init__(self, space: Space, limit: int, progress: Progress | None) -> None:
        self.space = space
        self.limit = limit
        self._table = space.table
        self._progress = progress
        self._looked_at = 0
        self._arrivals: dict[str, Arrivals] = {}

    def run(self) -> None:
        """Find everything.

        Raises:
            TooManyError: if that is more than the limit.
        """
        start = self._table.start
        key = np.asarray([self.space.key(start)], np.int64)
        met = np.ones(1, np.bool_) if self.space.choosing else None
        self.arrive(start.place, key, np.ones(1), met)
        for part in state_components(self._table):
            if len(part) > 1 or part[0] in self._table.states[part[0]].destinations:
                self._go_round(part)
            else:
                self._take(part[0])
        for ending in self._table.scenario.endings:
            self._take(ending)

    def arrive(self, place: str, keys: Keys, mass: Floats, met: Mask | None) -> None:
        """Take up what comes to a place."""
        known = self._arrivals.get(place)
        if known is None:
            size = self.space.packings[place].size
            known = self._arrivals[place] = Arrivals(size, self.limit)
        known.add(keys, mass, met)

    def keep(self, place: str, found: Arrived) -> None:
        """Keep all the situations of a place."""
        keys = narrow(found.keys, self.space.packings[place].size)
        self.space.found[place] = found._replace(keys=keys)
        if len(self.space) > self.limit:
            raise TooManyError

    def _take(self, place: str) -> None:
        """Look at all that has arrived at a place that does not lead back to itself."""
        if place not in self._arrivals:
            return
        self.keep(place, self._arrivals.pop(place).finish())
        self.space.order.append(Batch(place, None))
        if place in self._table.states:
            for chunk in chunks(len(self.space.found[place].keys), CHUNK):
                self.spread(place, self.space.found[place].at(chunk), self.arrive)

    def _go_round(self, part: Sequence[str]) -> None:
        """Look at all that has arrived at places that lead back to one another."""
        arrived = {
            place: self._arrivals.pop(place).finish() for place in part if place in self._arrivals
        }
        if arrived:
            Rounds(self, arrived, part).run()

    def spread(self, place: str, here: Arrived, arrive: Arrive) -> None:
        """Pass on what has come to some situations at a place."""
        self._looked_at += len(here.keys)
        if self._progress is not None:
            self._progress(self._looked_at)
        space, rule = self.space, self._table.states[place]
        worlds = space.packings[place].unpack(here.keys)
        if rule.block is not None:
            self._pass_on(rule.block, worlds, None, here, arrive)
            return
        offers = Offers(space, rule, worlds)
        for offer in offers.each:
            rows = None if offer.holds is None else np.flatnonzero(offer.holds)
            met, share = here.met, offers.share(offer)
            if met is not None:
                if (met if rows is None else met[rows]).any():
                    space.offered.add((place, offer.name))
                met = met & (np.asarray(share) > 0)
            else:
                space.offered.add((place, offer.name))
            taken = worlds.part(rows)
            space.resolver.choose(offer.rule, taken)
            shared = Arrived(here.keys, here.mass * share, met)
            self._pass_on(offer.rule.block, taken, rows, shared, arrive)

    def _pass_on(
        self, block: BlockRule, worlds: Worlds, rows: Rows | None, here: Arrived, arrive: Arrive
    ) -> None:
        for leaf in self.space.leaves(block, worlds, rows):
            keys = self.space.packings[leaf.place].pack(leaf.worlds)
            mass = here.mass if leaf.rows is None else here.mass[leaf.rows]
            met = here.met if leaf.rows is None or here.met is None else here.met[leaf.rows]
            arrive(leaf.place, keys, mass if leaf.factor == 1 else mass * leaf.factor, met)
