"""Shortest plays to what is looked for: fewest steps, then in the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from game.analysis.answers import Play
from game.analysis.columns.backward import Backward, Table2, Under
from game.analysis.columns.space import Offers, Space
from game.analysis.columns.worlds import Mask, Rows, Worlds
from game.analysis.situations import Progress
from game.rules.branches import inject_branches, option_branches
from game.rules.record import World
from game.rules.table import DrawRule

Goal = Callable[[str, Worlds], Mask]
"""At which worlds of a decision or an ending something holds."""


class _Way(NamedTuple):
    step: str | None
    world: World


class Steps(Backward):
    """The number of play steps from every situation to the nearest one at which each goal holds.

    Args:
        space: all situations.
        goals: looked for.
        progress: told now and then how many situations were looked at.
    """

    def __init__(
        self, space: Space, goals: Sequence[Goal], progress: Progress | None = None
    ) -> None:
        # A way takes at most one step for each batch, and one more stands for "never".
        kind = np.min_scalar_type(len(space.order) + 1)
        super().__init__(space, len(goals), kind, progress)
        self._goals = goals
        self._never = kind.type(len(space.order) + 1)

    def play_to(self, goal: int) -> Play | None:
        """Return a shortest play to where a goal holds; None where it never does.

        Rows must have been kept.
        """
        world, steps = self.space.table.start, list[str]()
        left = self._left(world, goal)
        if left == self._never:
            return None
        while left or not self._rests(world):
            way = next(way for way in self._ways(world) if self._is_on_the_way(way, goal, left))
            if way.step is not None:
                steps.append(way.step)
            world = way.world
            left = self._left(world, goal)
        return Play(steps, world.place)

    def final(self, place: str, worlds: Worlds) -> Table2:
        """Return 0 where a goal holds, and never where not."""
        return self._at_goals(place, worlds)

    def drawn(
        self,
        draw: DrawRule,  # noqa: ARG002
        parts: Sequence[Table2],
        *,
        of_inject: bool,
    ) -> Table2:
        """Return the least; the draw of an inject takes a step."""
        least = _least(parts)
        return self._one_more(least) if of_inject else least

    def decided(
        self,
        place: str,
        worlds: Worlds,
        at: Rows | slice,  # noqa: ARG002
        offers: Offers,
        under: Sequence[Under],
    ) -> Table2:
        """Return the least, and 0 where a goal holds."""
        found = self._at_goals(place, worlds)
        for offer, rows, steps in under:
            one_more, share = self._one_more(steps), offers.share(offer)
            if isinstance(share, np.ndarray):
                is_taken = (share if rows is None else share[rows]) > 0
                one_more = np.where(is_taken[:, np.newaxis], one_more, self._never)
            elif share == 0:
                continue
            if rows is None:
                np.minimum(found, one_more, out=found)
            else:
                found[rows] = np.minimum(found[rows], one_more)
        return found

    def _at_goals(self, place: str, worlds: Worlds) -> Table2:
        found = np.full((worlds.count, self.columns), self._never)
        for number, goal in enumerate(self._goals):
            found[goal(place, worlds), number] = 0
        return found

    def _one_more(self, steps: Table2) -> Table2:
        one = self._never.dtype.type(1)
        more: Table2 = np.minimum(steps, self._never - one) + one
        return more

    def _left(self, world: World, goal: int) -> int:
        return int(self.row(world.place, self.space.key(world))[goal])

    def _rests(self, world: World) -> bool:
        rule = self._table.states.get(world.place)
        return rule is None or rule.block is None

    def _is_on_the_way(self, way: _Way, goal: int, left: int) -> bool:
        return self._left(way.world, goal) + (way.step is not None) == left

    def _ways(self, world: World) -> list[_Way]:
        """Return the ways on from a world, in file order."""
        if not self._rests(world):
            return [
                _Way("/".join((world.place, *branch.draws)) if branch.draws else None, branch.world)
                for branch in inject_branches(self._table, world)
            ]
        offered = self._table.offered(world)
        fixed = self.space.choosing.get(world.place)
        return [
            _Way("/".join((option, *branch.draws)), branch.world)
            for option in offered
            if fixed not in offered or option == fixed
            for branch in option_branches(self._table, world, option)
        ]


def _least(parts: Sequence[Table2]) -> Table2:
    least = parts[0].copy()
    for part in parts[1:]:
        np.minimum(least, part, out=least)
    return least
