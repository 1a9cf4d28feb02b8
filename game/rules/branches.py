"""Every way a resolution can go: the same table, with all draws taken instead of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.rules.record import World
from game.rules.resolving import enter, make
from game.rules.table import BlockRule, Table


class Branch(NamedTuple):
    """One way that a resolution can go.

    Attributes:
        draws: the entries drawn, in order.
        world: the world it leads to.
        through: every case entered and entry drawn, in order, each called after where it stands:
            ``response.strike/2/missed``.
        asked: for every effect with a condition, where it stands, ``response.strike/2#1``, and
            whether it held.
    """

    draws: tuple[str, ...]
    world: World
    through: tuple[str, ...]
    asked: tuple[tuple[str, bool], ...] = ()


def option_branches(table: Table, world: World, option: str) -> Iterator[Branch]:
    """Yield every way that choosing ``option`` can go, in file order."""
    rule = table.states[world.place].options[option]
    values = list(world.values)
    if rule.mark is not None:
        values[rule.mark] = 1
    yield from _Taken(table, f"{world.place}.{option}").ways(rule.block, values)


def inject_branches(table: Table, world: World) -> Iterator[Branch]:
    """Yield every way that the inject at ``world`` can go, in file order."""
    block = table.states[world.place].block
    assert block is not None  # callers ask at injects only
    yield from _Taken(table, world.place).ways(block, list(world.values))


class _Taken(NamedTuple):
    """What was taken on the way to a block."""

    table: Table
    where: str
    draws: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    asked: tuple[tuple[str, bool], ...] = ()

    def ways(self, block: BlockRule, values: list[int]) -> Iterator[Branch]:
        """Follow ``block``; ``values`` is this branch's own."""
        made = [make(effect, values) for effect in block.effects]
        if any(effect.guard is not None for effect in block.effects):
            asked = (
                (f"{self.where}#{number}", held)
                for number, (effect, held) in enumerate(zip(block.effects, made, strict=True), 1)
                if effect.guard is not None
            )
            yield from self._replace(asked=(*self.asked, *asked)).on(block, values)
        else:
            yield from self.on(block, values)

    def on(self, block: BlockRule, values: list[int]) -> Iterator[Branch]:
        """Follow ``block`` when its effects are made."""
        if block.to is not None:
            world = enter(self.table, block.to, values)
            yield Branch(self.draws, world, self.through, self.asked)
        elif block.draw is not None:
            for name, inner in zip(block.draw.names, block.draw.blocks, strict=True):
                taken = self._into(name, (*self.draws, name))
                yield from taken.ways(inner, list(values))
        else:
            at = block.case(values)
            inside = self._into(str(at + 1), self.draws)
            yield from inside.ways(block.cases[at].block, values)

    def _into(self, name: str, draws: tuple[str, ...]) -> _Taken:
        where = f"{self.where}/{name}"
        return _Taken(self.table, where, draws, (*self.through, where), self.asked)
