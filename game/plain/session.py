"""One sitting: the game being played, who speaks and who listens, and where it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.plain.listener import LINE_LENGTH, Listener, Said, as_number
from game.plain.speaker import Speaker
from game.play import Expectation, Playthrough, branch_off
from game.play.keeping import Keeper
from game.play.memory import NOTHING, Remembered
from game.play.saves import Store, recalled
from game.reports.decided import option_chosen, way_lines
from game.reports.english import counted
from game.reports.flat import flat, sentence
from game.reports.situation import state_title
from game.rules import Step, World
from game.scenario.model import State

_RESUME = "measured-response play --resume"


@dataclass(slots=True)
class Session:
    """What every place in the game works with.

    Attributes:
        playthrough: the game.
        listener, speaker: the two ends of the conversation.
        store: where each turn is kept; None keeps nothing.
        reason, expectation: written down for the next decision.
        left: whether the player has gone.
        reading: the steps of the last turn that have been told, while there may be more to tell;
            None once the player has heard all of it.
        remembered: what games of the scenario came to before this sitting.
    """

    playthrough: Playthrough
    listener: Listener
    speaker: Speaker
    store: Store | None = None
    reason: str = ""
    expectation: Expectation | None = None
    left: bool = False
    reading: list[Step] | None = None
    remembered: Remembered = NOTHING
    _keeper: Keeper = field(init=False)

    def __post_init__(self) -> None:
        """Recall what other games came to."""
        self._keeper = Keeper(self.store)
        self._recall()

    def _recall(self) -> None:
        """Recall what other games came to, before this one adds to it."""
        self.remembered = recalled(self.store, str(self.playthrough.scenario.id))

    @property
    def is_live(self) -> bool:
        """Whether somebody is typing, instead of a file or a pipe being read."""
        return self.listener.is_live

    @property
    def stamp(self) -> tuple[int, int]:
        """Something that changes with every decision made or taken back."""
        return len(self.playthrough.turns), self.playthrough.undone

    @property
    def last_steps(self) -> Sequence[Step]:
        """The steps of the last turn, or before the first decision, as far as they were told."""
        if self.reading is not None:
            return self.reading
        turns = self.playthrough.turns
        return turns[-1].steps if turns else self.playthrough.opening

    @property
    def world(self) -> World:
        """How things stand, as far as the player has heard."""
        if self.reading is None:
            return self.playthrough.world
        if self.reading:
            return self.reading[-1].after
        turns = self.playthrough.turns
        return turns[-1].steps[0].before if turns else self.playthrough.table.start

    def ask(self, prompt: str) -> Said | None:
        """Return the next line, or None where the input has ended."""
        if self.is_live:
            self.speaker.prompt(prompt)
        said = self.listener.hear()
        if said is not None:
            if not self.is_live:
                self.repeat(prompt, said)
            if said.is_cut:
                self.speaker.paragraph(
                    f"A line has at most {LINE_LENGTH:,} characters; the rest was left out."
                )
        return said

    def repeat(self, prompt: str, said: Said) -> None:
        """Write down what was read, where nobody saw it being typed."""
        if said.line:
            self.speaker.prompt(prompt)
            self.speaker.heard(said.line)

    def undo(self, which: str) -> None:
        """Take the last decision back, or all down to the one that ``which`` numbers."""
        made, number = len(self.playthrough.turns), as_number(which)
        if not made:
            self.speaker.paragraph("There is no decision to take back.")
        elif which and (number is None or not 1 <= number <= made):
            self.speaker.paragraph(
                f"You have made {counted(made, 'decision')}: type undo, or undo and a number "
                f"from 1 to {made}."
            )
        else:
            self._take_back(made if number is None else number)

    def _take_back(self, down_to: int) -> None:
        playthrough = self.playthrough
        made = len(playthrough.turns)
        last = playthrough.turns[-1]
        label = option_chosen(playthrough.table, last)
        for _ in range(made - down_to + 1):
            playthrough.undo()
        self.reason, self.expectation, self.reading = "", None, None
        self.keep()
        self.speaker.paragraph(
            f"Taken back: {sentence(label)}"
            if down_to == made
            else f"Taken back: all your decisions from number {down_to} on."
        )

    def branch_off(self, which: str) -> None:
        """Play on from the decision that ``which`` numbers, as a new game."""
        turns, number = self.playthrough.turns, as_number(which)
        if number is None or not 1 <= number <= len(turns):
            lines = way_lines(self.playthrough.table, turns)
            self.speaker.items(
                (f"Decision {number}. {line}" for number, line in enumerate(lines, 1)),
                "Type from and the number of a decision, to play on from there as a new game:",
            )
            return
        finished = None if self.store is None else self.store.id_of(self.playthrough)
        self.playthrough = branch_off(self.playthrough, number - 1)
        if number > 1:  # a game in which nothing was decided is kept nowhere
            self.keep()
        self.reason, self.expectation, self.reading = "", None, None
        self._recall()
        kept = "" if finished is None else f" The one you finished stays as saved game {finished}."
        self.speaker.paragraph(
            f"You play on from decision {number}, as a new game with the same seed.{kept}"
        )

    def keep(self) -> None:
        """Write the game down; where that fails, say so, and try again with the next turn."""
        told = self._keeper.keep(self.playthrough)
        if told:
            self.speaker.paragraph(told)

    def leave(self, why: str) -> None:
        """Go, and say where the game stands and what becomes of it."""
        self.left = True
        made = counted(len(self.playthrough.turns), "decision")
        self.speaker.paragraph(f"{why} {self._where()}, after {made}.{self._kept()}")
        if self.reason or self.expectation is not None:
            self.speaker.paragraph("What you wrote for your next decision is lost.")

    def _where(self) -> str:
        table, world, place = (
            self.playthrough.table,
            self.playthrough.world,
            self.playthrough.place,
        )
        if isinstance(place, State):
            return f"The game stands at “{state_title(table, world, place)}” ({place.id})"
        return f"The game is over: it ended at “{flat(table.render(place.title, world))}”"

    def _kept(self) -> str:
        if self.store is None:
            return " It is not kept."
        save = self.store.id_of(self.playthrough)
        if not self._keeper.is_kept:
            before = f" To go on from before them: {_RESUME}={save}" if save else ""
            return f" Your last decisions are not kept.{before}"
        if save is None or not self.playthrough.turns:
            return ""
        if self.playthrough.is_over:
            return f" It is kept as saved game {save}."
        return f" It is kept as saved game {save}. To go on with it: {_RESUME}={save}"
