"""All situations that can occur, kept as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.arriving import Arrived
from game.analysis.columns.packing import Packing
from game.analysis.columns.resolving import Offer, Resolver
from game.analysis.columns.worlds import Rows, Worlds, held
from game.rules.errors import NothingOnOffer
from game.rules.record import World
from game.rules.table import BlockRule, StateRule, Table


class Leaf(NamedTuple):
    """One end of what an option or inject leads to, for many worlds.

    Attributes:
        place: arrived at.
        worlds: there.
        rows: which of the worlds that were resolved they come from; all of them where None.
        factor: how likely its draws are, at the points.
    """

    place: str
    worlds: Worlds
    rows: Rows | None
    factor: float


class Batch(NamedTuple):
    """Situations at a place that do not lead to one another: all where ``rows`` is None."""

    place: str
    rows: Rows | None


@dataclass
class Space:
    """All situations that can occur.

    Attributes:
        table: of the scenario.
        resolver: of its blocks.
        packings: what numbers the situations at each place.
        choosing: state -> the option that is always taken there when it is on offer.
        found: at each place that is come to.
        order: all situations, each batch before those it leads to.
        offered: each option on offer in a situation met.
    """

    table: Table
    resolver: Resolver
    packings: Mapping[str, Packing]
    choosing: Mapping[str, str]
    found: dict[str, Arrived] = field(default_factory=dict)
    order: list[Batch] = field(default_factory=list)
    offered: set[tuple[str, str]] = field(default_factory=set)

    def __len__(self) -> int:
        return sum(len(one.keys) for one in self.found.values())

    @property
    def met(self) -> dict[str, int]:
        """How many situations are come to, by the choices that are fixed, at each place."""
        counts = {
            place: len(one.keys) if one.met is None else int(np.count_nonzero(one.met))
            for place, one in self.found.items()
        }
        return {place: count for place, count in counts.items() if count}

    def key(self, world: World) -> int:
        """Return the key of a world's situation."""
        types = self.resolver.types
        columns = (np.asarray([v], kind) for v, kind in zip(world.values, types, strict=True))
        cells = {slot: held(column) for slot, column in enumerate(columns)}
        return int(self.packings[world.place].pack(Worlds(1, cells))[0])

    def leaves(self, block: BlockRule, worlds: Worlds, rows: Rows | None = None) -> Iterator[Leaf]:
        """Yield where a block leads; ``worlds`` are changed."""
        yield from self._leaves(block, worlds, rows, 1.0)

    def _leaves(
        self, block: BlockRule, worlds: Worlds, rows: Rows | None, factor: float
    ) -> Iterator[Leaf]:
        self.resolver.apply(block, worlds)
        if block.to is not None:
            self.resolver.enter(self.table.states.get(block.to), worlds)
            yield Leaf(block.to, worlds, rows, factor)
        elif block.draw is not None:
            for point, inner in zip(block.draw.points, block.draw.blocks, strict=True):
                yield from self._leaves(inner, worlds.part(None), rows, factor * point)
        else:
            for inner, taken in self.resolver.cases(block, worlds):
                those = taken if rows is None or taken is None else rows[taken]
                yield from self._leaves(
                    inner, worlds.part(taken), rows if taken is None else those, factor
                )


class Offers:
    """The options on offer in some worlds of one state.

    Args:
        space: of the scenario.
        rule: of the state.
        worlds: there.

    Raises:
        NothingOnOffer: if nothing is, in one of them.
    """

    def __init__(self, space: Space, rule: StateRule, worlds: Worlds) -> None:
        self.each: list[Offer] = space.resolver.offered(rule, worlds)
        guarded = [offer.holds for offer in self.each if offer.holds is not None]
        self.many: NDArray[Any] | int = len(self.each) - len(guarded)
        for holds in guarded:
            self.many = self.many + holds.astype(np.int16)
        if not np.all(self.many):
            raise NothingOnOffer(str(rule.state.id))
        name = space.choosing.get(str(rule.state.id))
        fixed = next((offer for offer in self.each if offer.name == name), None)
        self.fixed: str | None = fixed.name if fixed is not None else None
        """The option that is always taken where it is on offer, if it is on offer anywhere."""
        self._fixed_at = fixed.holds if fixed is not None else None

    def share(self, offer: Offer) -> NDArray[Any] | float:
        """Return the part of the games in each world that take an option on offer there."""
        if self.fixed is None:
            return 1 / self.many
        if offer.name == self.fixed:
            return 1.0
        if self._fixed_at is None:
            return 0.0
        return np.where(self._fixed_at, 0.0, 1 / self.many)


def chunks(count: int, size: int) -> Iterator[slice]:
    """Yield slices that together cover so many rows."""
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
