"""Random playthroughs, where there is too much for exact work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from random import Random

from game.analysis.situations import Progress
from game.rules.errors import NothingOnOffer, TooManyInjects
from game.rules.record import World
from game.rules.resolving import apply, enter
from game.rules.table import BlockRule, Table
from game.rules.walking import INJECTS_IN_A_ROW

GAMES = 20_000
_Z = 1.959964
"""Two-sided 95 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What random games came to.

    Attributes:
        games: how many were played.
        endings: the share of each that came up.
        error: half the width, at most, of the 95 % interval around each share.
        shortest: for each ending that came up, the shortest play to it that was met.
        options: for each ``state.option`` that was taken, the share of each ending after it, over
            the situations that offer it.
    """

    games: int
    endings: Mapping[str, float]
    error: float
    shortest: Mapping[str, list[str]]
    options: Mapping[str, Mapping[str, float]]


def sample(
    table: Table,
    games: int = GAMES,
    choosing: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Samples:
    """Play random games: evenly among the options on offer, draws at their points.

    Args:
        table: the compiled scenario.
        games: how many.
        choosing: state -> the option that is always taken there when it is on offer.
        progress: told now and then how many were played.
    """
    player = _Player(table, choosing or {}, Random(games))  # noqa: S311  # no secrets here
    counts: Counter[str] = Counter()
    shortest: dict[str, list[str]] = {}
    options: dict[str, Counter[str]] = {}
    for game in range(games):
        if progress is not None and game % 512 == 0:
            progress(game)
        ending, steps, taken = player.play()
        counts[ending] += 1
        for option, offered in taken:
            # Where more is on offer each option is taken more seldom: so its games count for more.
            options.setdefault(option, Counter())[ending] += offered
        if ending not in shortest or len(steps) < len(shortest[ending]):
            shortest[ending] = steps
    # At one half the interval is widest; the bound holds for every ending.
    return Samples(
        games,
        {ending: counts[ending] / games for ending in table.scenario.endings},
        _Z * sqrt(0.25 / games),
        shortest,
        {
            option: {ending: met[ending] / met.total() for ending in table.scenario.endings}
            for option, met in options.items()
        },
    )


class _Player:
    """Plays without writing anything down."""

    def __init__(self, table: Table, choosing: Mapping[str, str], random: Random) -> None:
        self._table = table
        self._choosing = choosing
        self._random = random

    def play(self) -> tuple[str, list[str], list[tuple[str, int]]]:
        """Play one game.

        Returns:
            The ending; the play steps; each ``state.option`` taken, with the number on offer.

        Raises:
            PlayError: if the game never ends or can go no further; a scenario that could be
                checked whole has no such game.
        """
        world, resolved = self._table.start, 0
        steps: list[str] = []
        taken: list[tuple[str, int]] = []
        while not self._table.is_ending(world.place):
            rule = self._table.states[world.place]
            values = list(world.values)
            resolved += 1
            if resolved > INJECTS_IN_A_ROW:
                raise TooManyInjects(world.place)
            if rule.block is not None:
                head = world.place
                world, draws = self._follow(rule.block, values)
            else:
                head, offered = self._choose(world)
                taken.append((f"{world.place}.{head}", offered))
                option = rule.options[head]
                if option.mark is not None:
                    values[option.mark] = 1
                world, draws = self._follow(option.block, values)
            if draws or rule.block is None:
                steps.append("/".join((head, *draws)))
        return world.place, steps, taken

    def _choose(self, world: World) -> tuple[str, int]:
        """Return the option taken, and among how many it was picked."""
        offered = self._table.offered(world)
        taken = self._choosing.get(world.place)
        if taken is not None and taken in offered:
            return taken, 1
        if not offered:
            raise NothingOnOffer(world.place)
        return self._random.choice(offered), len(offered)

    def _follow(self, block: BlockRule, values: list[int]) -> tuple[World, tuple[str, ...]]:
        draws: tuple[str, ...] = ()
        while True:
            apply(block.effects, values)
            if block.to is not None:
                return enter(self._table, block.to, values), draws
            if block.draw is not None:
                index = self._random.choices(range(len(block.draw.points)), block.draw.points)[0]
                draws = (*draws, block.draw.names[index])
                block = block.draw.blocks[index]
            else:
                block = next(c.block for c in block.cases if c.guard is None or c.guard(values))
