"""Every way a resolution can go: the same table, with all draws taken instead of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.rules.record import World
from game.rules.resolving import apply, enter
from game.rules.table import BlockRule, Table


class Branch(NamedTuple):
    """One way: what was drawn, and the world it leads to."""

    draws: tuple[str, ...]
    world: World


def option_branches(table: Table, world: World, option: str) -> Iterator[Branch]:
    """Yield every way that choosing ``option`` can go, in file order."""
    rule = table.states[world.place].options[option]
    values = list(world.values)
    if rule.mark is not None:
        values[rule.mark] = 1
    yield from _through(table, rule.block, values, ())


def inject_branches(table: Table, world: World) -> Iterator[Branch]:
    """Yield every way that the inject at ``world`` can go, in file order."""
    block = table.states[world.place].block
    assert block is not None  # callers ask at injects only
    yield from _through(table, block, list(world.values), ())


def _through(
    table: Table, block: BlockRule, values: list[int], draws: tuple[str, ...]
) -> Iterator[Branch]:
    """Follow ``block``; ``values`` is this branch's own."""
    apply(block.effects, values)
    if block.to is not None:
        yield Branch(draws, enter(table, block.to, values))
    elif block.draw is not None:
        for name, inner in zip(block.draw.names, block.draw.blocks, strict=True):
            yield from _through(table, inner, list(values), (*draws, name))
    else:
        case = next(one for one in block.cases if one.guard is None or one.guard(values))
        yield from _through(table, case.block, values, draws)
