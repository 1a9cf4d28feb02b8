"""Going along a play: option after option, injects running by themselves in between.

A pure account of it, without a machine: history is checked with it, and the machine that
carries play is checked against it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.rules.errors import (
    AfterTheEnd,
    DrawDoesNotOccur,
    NoSuchDraw,
    NotOnOffer,
    TooManyInjects,
)
from game.rules.record import Step, World
from game.rules.resolving import Drawer, resolve_inject, resolve_option
from game.rules.table import DrawRule, Table

INJECTS_IN_A_ROW = 10_000
"""A scenario without errors never has this many; the limit is for those too large to check."""


@dataclass(slots=True)
class FixedDraws:
    """Takes the draws that a play step names, and leaves the others to somebody else."""

    step: str
    names: deque[str]
    others: Drawer

    @classmethod
    def of(cls, step: str, others: Drawer) -> FixedDraws:
        """Read the draws of a play step: ``option/outer/inner``."""
        return cls(step, deque(step.split("/")[1:]), others)

    def __call__(self, where: str, draw: DrawRule) -> int:
        """Decide a draw.

        Raises:
            NoSuchDraw: if the step names an entry that the draw does not have.
        """
        if not self.names:
            return self.others(where, draw)
        name = self.names.popleft()
        if name not in draw.names:
            raise NoSuchDraw(self.step, name, draw.names)
        return draw.names.index(name)

    def finish(self, table: Table, place: str) -> None:
        """See that every draw named did occur.

        Args:
            table: the compiled scenario.
            place: where the step has led.

        Raises:
            DrawDoesNotOccur: if one did not.
        """
        if self.names:
            parts = self.step.split("/")
            without = "/".join(parts[: len(parts) - len(self.names)])
            raise DrawDoesNotOccur(self.step, self.names[0], without, _draws_ahead(table, place))


def _draws_ahead(table: Table, place: str) -> tuple[str, ...]:
    """Return the play steps that fix the first draw of the injects from ``place`` on, if any."""
    passed: set[str] = set()
    rule = table.states.get(place)
    while rule is not None and rule.block is not None and place not in passed:
        if rule.block.draw is not None:
            return tuple(f"{place}/{name}" for name in rule.block.draw.names)
        passed.add(place)
        place = rule.block.to or ""  # which of several cases comes is not known here
        rule = table.states.get(place)
    return ()


@dataclass(slots=True)
class Walk:
    """One way through a scenario.

    Attributes:
        taken: how many of the play steps given have been taken up, the one at hand included.
    """

    table: Table
    drawer: Drawer
    taken: int = 0
    world: World = field(init=False)
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = self.table.start

    def play(self, plays: Iterable[str]) -> None:
        """Make these play steps, and run on to the next decision or ending.

        Raises:
            PlayError: at a step that cannot be made.
        """
        queue = deque(plays)
        self._run_on(queue)
        while queue:
            self.taken += 1
            self._choose(queue.popleft())
            self._run_on(queue)

    def _choose(self, step: str) -> None:
        if self.table.is_ending(self.world.place):
            raise AfterTheEnd(step, self.world.place)
        option = step.split("/", maxsplit=1)[0]
        offered = self.table.offered(self.world)
        if option not in offered:
            raise NotOnOffer(step, self.world.place, offered)
        fixed = FixedDraws.of(step, self.drawer)
        made = resolve_option(self.table, self.world, option, fixed)
        fixed.finish(self.table, made.after.place)
        self._keep(made)

    def _run_on(self, queue: deque[str]) -> None:
        """Resolve injects until something is to be decided; the queue may fix their draws."""
        for _ in range(INJECTS_IN_A_ROW):
            rule = self.table.states.get(self.world.place)
            if rule is None or rule.block is None:
                return
            names_it = bool(queue) and queue[0].split("/", maxsplit=1)[0] == self.world.place
            self.taken += names_it
            step = queue.popleft() if names_it else self.world.place
            fixed = FixedDraws.of(step, self.drawer)
            made = resolve_inject(self.table, self.world, fixed)
            fixed.finish(self.table, made.after.place)
            self._keep(made)
        raise TooManyInjects(self.world.place)

    def _keep(self, step: Step) -> None:
        self.steps.append(step)
        self.world = step.after
