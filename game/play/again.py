"""The same choices once more, in a scenario whose assumptions are others.

At each decision the player met, the choice made there is made again; where it was met several
times, in the order of the choices. A draw at the same place brings what it brought; one that did
not take place before is decided by the seed, as it would have been in play.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from game.play.draws import WayTaken, pick
from game.play.playthrough import Playthrough
from game.rules import Drawer, Step, Table, World, resolve_inject, resolve_option
from game.rules.table import DrawRule
from game.rules.walking import INJECTS_IN_A_ROW

Stop = Literal["never met", "not on offer", "endless"]
"""Why a way stops: at a decision the player never met (or not as often), at one where the choice
made there is not on offer, or in a story that goes round without a decision."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the same choices lead.

    Attributes:
        steps: that could be made.
        world: come to; an ending, unless the way stops before.
        stop: why it stops; None at an ending.
        option: the choice that is not on offer, if that is why.
    """

    steps: tuple[Step, ...]
    world: World
    stop: Stop | None = None
    option: str | None = None


class SameChoices:
    """The choices of a playthrough, and what chance brought in it."""

    def __init__(self, playthrough: Playthrough) -> None:
        self._seed = playthrough.seed
        self._chosen: dict[str, list[str]] = {}
        for turn in playthrough.turns:
            self._chosen.setdefault(turn.state, []).append(turn.option)
        self._drawn = _draws(playthrough)

    def follow(self, table: Table) -> Followed:
        """Make them in a table of the same scenario under other assumptions."""
        left = {state: deque(options) for state, options in self._chosen.items()}
        steps: list[Step] = []
        way = WayTaken(self._seed)
        world = table.start
        injects = 0
        while injects < INJECTS_IN_A_ROW:
            rule = table.states.get(world.place)
            if rule is None:
                return Followed(tuple(steps), world)
            if rule.block is not None:
                injects += 1
                steps.append(resolve_inject(table, world, self._drawer(way, world.place, None)))
                way.add(world.place, None)
            else:
                injects = 0
                choices = left.get(world.place)
                if not choices:
                    return Followed(tuple(steps), world, "never met")
                option = choices.popleft()
                if option not in table.offered(world):
                    return Followed(tuple(steps), world, "not on offer", option)
                drawer = self._drawer(way, world.place, option)
                steps.append(resolve_option(table, world, option, drawer))
                way.add(world.place, option)
            world = steps[-1].after
        return Followed(tuple(steps), world, "endless")

    def _drawer(self, way: WayTaken, state: str, option: str | None) -> Drawer:
        """Return what decides the draws of the step at hand."""

        def draw(where: str, rule: DrawRule) -> int:
            kept = self._drawn.get((where, way.times(state, option)))
            if kept in rule.names:
                return rule.names.index(kept)
            return pick(way.uniform(where, state, option), rule.points)

        return draw


def _draws(playthrough: Playthrough) -> dict[tuple[str, int], str]:
    """Return what each draw brought: by where it stands, and how often its step came before."""
    found: dict[tuple[str, int], str] = {}
    table, way = playthrough.table, WayTaken(playthrough.seed)
    for step in playthrough.steps:
        names = deque(step.draws)
        repeat = way.times(step.state, step.option)
        way.add(step.state, step.option)

        def note(
            where: str, rule: DrawRule, names: deque[str] = names, repeat: int = repeat
        ) -> int:
            found[where, repeat] = name = names.popleft()
            return rule.names.index(name)

        if step.option is None:
            resolve_inject(table, step.before, note)
        else:
            resolve_option(table, step.before, step.option, note)
    return found
