"""Random playthroughs in bulk: all games that have come to one place go on together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.graph import state_components
from game.analysis.columns.playing import Batch, Plan
from game.analysis.distinctions import needs_on_arrival
from game.analysis.sampling import GAMES, Samples, error_of
from game.analysis.situations import Progress
from game.rules.table import Table

_FIRST = 1_000
"""Games in the first batch; few, so that a story that never ends is soon given up."""
_MOST = 65_536
"""Games in a batch, at most: their columns stay in the processor's caches."""
_STEPS_AT_ONCE = 4_000_000
"""Steps in a batch, at most as far as can be foreseen; they bound the memory."""
_STEPS = 60_000_000
"""Steps in all after which no other batch is begun; they bound the time."""


def sample(
    table: Table,
    games: int = GAMES,
    choosing: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    seed: int = 0,
) -> Samples:
    """Play random games: evenly among the options on offer, draws at their points.

    Args:
        table: the compiled scenario.
        games: how many; fewer are played where they are very long.
        choosing: state -> the option that is always taken there when it is on offer.
        progress: told after each batch how many were played.
        seed: the same seed gives the same games.

    Raises:
        PlayError: if a game never ends or can go no further; a scenario that could be checked
            whole has no such game.
    """
    plan = Plan(table, needs_on_arrival(table), choosing or {}, state_components(table))
    bits = np.random.SFC64(seed)
    tally = _Tally(tuple(table.scenario.endings))
    size = _FIRST
    while tally.games < games and tally.steps < _STEPS:
        tally.add(Batch(plan, min(size, games - tally.games), bits))
        if progress is not None:
            progress(tally.games)
        size = max(1, min(_MOST, _STEPS_AT_ONCE * tally.games // max(tally.steps, 1)))
    return tally.samples()


@dataclass
class _Tally:
    """Adds up what batches come to."""

    endings: tuple[str, ...]
    games: int = 0
    steps: int = 0
    shortest: dict[str, list[str]] = field(default_factory=dict)
    options: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counts = np.zeros(len(self.endings), np.int64)

    def add(self, batch: Batch) -> None:
        ended, many = batch.ended, len(self.endings)
        self.games += batch.games
        self.steps += batch.resolved
        self.counts += np.bincount(ended, minlength=many)
        for number in np.flatnonzero(np.bincount(ended, minlength=many)):
            ending = self.endings[number]
            games = np.flatnonzero(ended == number)
            game = int(games[np.argmin(batch.steps[games])])
            if ending not in self.shortest or batch.steps[game] < len(self.shortest[ending]):
                self.shortest[ending] = batch.play_of(game)
        for taken in batch.taken:
            # Where more is on offer each option is taken more seldom: so its games count for more.
            met = self.options.setdefault(taken.option, np.zeros(many))
            if isinstance(taken.offered, int):
                met += taken.offered * np.bincount(ended[taken.games], minlength=many)
            else:
                met += np.bincount(ended[taken.games], taken.offered, many)

    def samples(self) -> Samples:
        return Samples(
            self.games,
            dict(zip(self.endings, (self.counts / self.games).tolist(), strict=True)),
            error_of(self.games),
            self.shortest,
            {
                option: dict(zip(self.endings, (met / met.sum()).tolist(), strict=True))
                for option, met in self.options.items()
            },
        )
