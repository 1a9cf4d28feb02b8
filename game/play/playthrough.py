"""One playthrough: choices, draws, the way taken, and taking it back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from game.play.draws import Tried, WayTaken, pick
from game.play.expectation import Expectation
from game.play.journal import Chose, Entry, Journal, Undid
from game.play.machine import StoryMachine
from game.rules import (
    AfterTheEnd,
    Drawer,
    FixedDraws,
    NotOnOffer,
    Step,
    Table,
    TooManyInjects,
    World,
)
from game.rules.table import DrawRule
from game.rules.walking import INJECTS_IN_A_ROW
from game.scenario.model import Ending, Option, Scenario, State


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision, and the injects that followed it.

    Attributes:
        steps: the option's first, then those of the injects.
        reason: why the player chose so, in their own words; may be empty.
        expectation: what they expected of it.
    """

    steps: tuple[Step, ...]
    reason: str = ""
    expectation: Expectation | None = None

    @property
    def state(self) -> str:
        """Where it was decided."""
        return self.steps[0].state

    @property
    def option(self) -> str:
        """What was chosen."""
        option = self.steps[0].option
        assert option is not None  # a turn begins with a choice
        return option

    @property
    def plays(self) -> tuple[str, ...]:
        """It as play steps, draws included."""
        return tuple(step.play_step for step in self.steps if step.play_step is not None)


@dataclass(frozen=True, slots=True)
class Offer:
    """An option as the player sees it: on offer, or not yet and why."""

    option: Option
    available: bool
    unavailable: str | None = None


class Playthrough:
    """A game in progress. It rests at a decision or an ending; injects run on the way there.

    Args:
        table: the compiled scenario.
        seed: decides every draw that is not fixed.
        steps: play steps to be made at once; the first of them may fix draws of the injects
            before the first decision.

    Raises:
        PlayError: at the first of ``steps`` that cannot be made.
    """

    def __init__(self, table: Table, seed: int, steps: Iterable[str] = ()) -> None:
        self.table = table
        self.seed = seed
        self._machine = StoryMachine(table)
        self._position = self._machine.position()
        self._turns: list[Turn] = []
        self._made: list[Turn] = []
        self._entries: list[Entry] = []
        self._way = WayTaken(seed)
        self._opening: list[Step] = []
        queue = deque(steps)
        self._opening = self._run_on(queue)
        self.play(queue)

    # where it stands

    @property
    def scenario(self) -> Scenario:
        """What is being played."""
        return self.table.scenario

    @property
    def world(self) -> World:
        """Everything that is so now."""
        return self._position.world

    @property
    def place(self) -> State | Ending:
        """The decision or ending it rests at."""
        return self.ending or self.scenario.states[self.world.place]

    @property
    def ending(self) -> Ending | None:
        """The ending reached, or None."""
        return self.table.ending(self.world)

    @property
    def is_over(self) -> bool:
        """Whether an ending has been reached."""
        return self.ending is not None

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of the options on offer."""
        return self.table.offered(self.world)

    def offers(self) -> tuple[Offer, ...]:
        """Return the options as the player sees them; those to be kept from sight are left out."""
        place = self.place
        if not isinstance(place, State):
            return ()
        offered = self.offered
        found = []
        for name, option in place.options.items():
            if name in offered:
                found.append(Offer(option, True))
            elif option.unavailable is not None:
                why = self.table.render(option.unavailable, self.world)
                found.append(Offer(option, False, why))
        return tuple(found)

    # the way taken

    @property
    def opening(self) -> tuple[Step, ...]:
        """The injects before the first decision."""
        return tuple(self._opening)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The decisions made and not taken back."""
        return tuple(self._turns)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step from the start."""
        return (*self._opening, *(step for turn in self._turns for step in turn.steps))

    @property
    def play_steps(self) -> list[str]:
        """The way taken, draws included, as it can be played again."""
        return [step.play_step for step in self.steps if step.play_step is not None]

    @property
    def tried(self) -> frozenset[Tried]:
        """What happened in this game, also in turns that were taken back."""
        made = (step for turn in self._made for step in turn.steps)
        return frozenset((step.state, step.option) for step in (*self._opening, *made))

    @property
    def undone(self) -> int:
        """How many decisions were taken back."""
        return sum(isinstance(entry, Undid) for entry in self._entries)

    # moving

    def choose(
        self,
        option: str,
        draws: Iterable[str] = (),
        reason: str = "",
        expectation: Expectation | None = None,
    ) -> Turn:
        """Choose an option, and run on to the next decision or ending.

        Args:
            option: its id.
            draws: what its draws shall bring, outermost first; the seed decides the others.
            reason: why, in the player's words.
            expectation: what they expect of it.

        Raises:
            PlayError: if it is not on offer or a draw cannot be fixed so; nothing has changed then.
        """
        return self.take_turn(deque(["/".join((option, *draws))]), reason, expectation)

    def play(self, steps: Iterable[str]) -> list[Turn]:
        """Make play steps: ``option``, ``option/draw``, ``inject/draw``.

        Raises:
            PlayError: at the first that cannot be made; those before it stand.
        """
        queue = deque(steps)
        made = []
        while queue:
            made.append(self.take_turn(queue))
        return made

    def take_turn(
        self, queue: deque[str], reason: str = "", expectation: Expectation | None = None
    ) -> Turn:
        """Make the turn that stands at the front of ``queue``, and take its steps off it.

        Raises:
            PlayError: if it cannot be made; nothing has changed then but the queue.
        """
        before, length = self.world, len(self._way)
        try:
            first = self._choose(queue.popleft())
            steps = (first, *self._run_on(queue))
        except Exception:
            self._machine.put(self._position, before)
            self._way.back_to(length)
            raise
        turn = Turn(steps, reason, expectation)
        self._turns.append(turn)
        self._made.append(turn)
        self._entries.append(Chose(turn.plays, reason, expectation))
        return turn

    def _choose(self, play: str) -> Step:
        if self.is_over:
            raise AfterTheEnd(play, self.world.place)
        option = play.split("/", maxsplit=1)[0]
        place, offered = self.world.place, self.offered
        fixed = FixedDraws.of(play, self._drawer(place, option))
        step = self._machine.choose(self._position, option, fixed)
        if step is None:
            raise NotOnOffer(play, place, offered)
        fixed.finish(self.table, step.after.place)
        self._way.add(place, option)
        return step

    def _run_on(self, queue: deque[str]) -> list[Step]:
        """Resolve injects up to the next decision or ending; ``queue`` may fix their draws."""
        found: list[Step] = []
        for _ in range(INJECTS_IN_A_ROW):
            place = self.world.place
            names_it = bool(queue) and queue[0].split("/", maxsplit=1)[0] == place
            fixed = FixedDraws.of(queue[0] if names_it else place, self._drawer(place, None))
            step = self._machine.read_on(self._position, fixed)
            if step is None:
                return found
            if names_it:
                queue.popleft()
            fixed.finish(self.table, step.after.place)
            found.append(step)
            self._way.add(place, None)
        raise TooManyInjects(self.world.place)

    def _drawer(self, state: str, option: str | None) -> Drawer:
        """Return what decides the draws of the step at hand."""

        def draw(where: str, rule: DrawRule) -> int:
            return pick(self._way.uniform(where, state, option), rule.points)

        return draw

    def undo(self) -> bool:
        """Take the last decision back; return whether there was one."""
        if not self._turns:
            return False
        turn = self._turns.pop()
        self._way.back_to(len(self._way) - len(turn.steps))
        self._machine.put(self._position, turn.steps[0].before)
        self._entries.append(Undid())
        return True

    @property
    def journal(self) -> Journal:
        """Everything needed to come to the same place with the same record."""
        opening = tuple(step.play_step for step in self._opening if step.play_step is not None)
        scenario = self.scenario
        return Journal(str(scenario.id), scenario.digest, self.seed, opening, tuple(self._entries))
