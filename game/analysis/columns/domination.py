"""Options that another option dominates, where there are too many situations for plain Python."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from game.analysis.columns.arriving import Floats
from game.analysis.columns.means import Means, Question, Told
from game.analysis.columns.space import Space
from game.analysis.columns.worlds import Worlds
from game.analysis.situations import Progress
from game.analysis.values import SAME, Dominated, judged


def all_dominated(space: Space, progress: Progress | None = None) -> dict[str, list[Dominated]]:
    """Return, for each state, the options that another option dominates.

    Args:
        space: all situations, told apart by the final values of :func:`judged` indicators.
        progress: told now and then how many situations were looked at.
    """
    counts = judged(space.table.scenario)
    decisions = {state: list(rule.options) for state, rule in space.table.states.items()}
    if not counts:  # nothing can be compared
        return {state: [] for state in decisions}
    comparing = _Comparing()
    slots = [space.table.layout.slots[one.id] for one in counts]
    signs = [1.0 if one.aim == "high" else -1.0 for one in counts]

    def final(_place: str, worlds: Worlds) -> Floats:
        columns = [worlds[slot] * sign for slot, sign in zip(slots, signs, strict=True)]
        return np.stack(columns, axis=1)

    Means(space, Question(len(counts), 0, final), comparing.tell, progress).run()
    return {state: comparing.dominated(state, options) for state, options in decisions.items()}


class _Comparing:
    """Compares options in the situations that offer both."""

    def __init__(self) -> None:
        self._always_worse: dict[tuple[str, str, str], bool] = {}

    def tell(self, several: list[Told]) -> None:
        for one, other in permutations(several, 2):
            pair = one.place, one.option, other.option
            if self._always_worse.get(pair, True):
                _, here, there = np.intersect1d(
                    one.at, other.at, assume_unique=True, return_indices=True
                )
                if len(here):
                    self._always_worse[pair] = _all_worse(one.rows[here], other.rows[there])

    def dominated(self, state: str, options: list[str]) -> list[Dominated]:
        by = {
            option: next((o for o in options if self._always_worse.get((state, option, o))), None)
            for option in options
        }
        return [Dominated(option, other) for option, other in by.items() if other is not None]


def _all_worse(one: Floats, other: Floats) -> bool:
    """Whether each row is at least as bad on every count, and worse on one."""
    at_least_as_bad = (one <= other + SAME).all(axis=1)
    worse = (one < other - SAME).any(axis=1)
    return bool((at_least_as_bad & worse).all())
