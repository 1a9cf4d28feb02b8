"""One game, line by line: says where it stands, hears what to do, until the end."""

from __future__ import annotations

from typing import TextIO

from game.plain.asides import log, look, situation, who, why
from game.plain.debrief import say_debrief
from game.plain.listener import Listener, Said, as_number
from game.plain.speaker import Speaker
from game.plain.story import (
    numbered_changes,
    say_briefing,
    say_decision,
    say_ending,
    say_turn,
)
from game.play import Playthrough
from game.play.saves import SaveError, Store
from game.reports.debrief import build
from game.reports.english import counted
from game.reports.flat import flat
from game.reports.situation import state_title
from game.rules import Changed
from game.scenario.model import Option, State

HELP = (
    "The number of an option, or its id: choose it.",
    "look N: what speaks for and against option N, and who backs it; look: all of them.",
    "why N: what is behind change N of the last outcome; why: behind all of them.",
    "reason TEXT: write down why, before you choose.",
    "situation: how things stand. who: who is who. log: what happened so far.",
    "undo, or back: take the last decision back.",
    "again: hear this decision again. help: this list.",
    "quit: leave; the game is kept where games are kept.",
)


def run(
    playthrough: Playthrough,
    source: TextIO,
    out: TextIO,
    *,
    store: Store | None = None,
    notice: str = "",
) -> None:
    """Play on from where ``playthrough`` stands, to the end of the game or of the input.

    Args:
        playthrough: the game; turns already made are told first.
        source: where the player's lines come from.
        out: where everything is said.
        store: where each turn is kept; None keeps nothing.
        notice: something to be said first, such as why nothing can be kept.
    """
    game = _Game(playthrough, Listener(source), Speaker(out), store)
    if notice:
        game.speaker.paragraph(notice)
    game.play()


class _Game:
    def __init__(
        self, playthrough: Playthrough, listener: Listener, speaker: Speaker, store: Store | None
    ) -> None:
        self.playthrough = playthrough
        self.listener = listener
        self.speaker = speaker
        self.store = store
        self.reason = ""
        self.left = False

    def play(self) -> None:
        say_briefing(self.speaker, self.playthrough)
        say_turn(self.speaker, self.playthrough.table, self.playthrough.opening)
        for turn in self.playthrough.turns:
            say_turn(self.speaker, self.playthrough.table, turn.steps)
        while not self.playthrough.is_over and not self.left:
            self._decide()
        if self.playthrough.is_over:
            say_ending(self.speaker, self.playthrough)
            say_debrief(self.speaker, build(self.playthrough))

    def _decide(self) -> None:
        """Say the decision at hand, and listen until it has been made or left."""
        turns = len(self.playthrough.turns)
        undone = self.playthrough.undone
        say_decision(self.speaker, self.playthrough)
        while (len(self.playthrough.turns), self.playthrough.undone) == (turns, undone):
            said = self._ask("Your choice: ")
            if said is None:
                self._stop("The input has ended.")
            else:
                self._do(said)
            if self.left:
                return

    def _ask(self, prompt: str) -> Said | None:
        if self.listener.is_live:
            self.speaker.prompt(prompt)
            return self.listener.hear()
        said = self.listener.hear()
        if said is not None:
            self._repeat(prompt, said)
        return said

    def _repeat(self, prompt: str, said: Said) -> None:
        """Write down what was read, where nobody saw it being typed."""
        if said.line:
            self.speaker.prompt(prompt)
            self.speaker.heard(said.line)

    def _do(self, said: Said) -> None:
        speaker, playthrough = self.speaker, self.playthrough
        match said.word:
            case "":
                pass
            case "help" | "?":
                speaker.items(HELP, "What you can type:")
            case "look":
                look(speaker, playthrough, said.rest)
            case "why":
                why(speaker, playthrough.table, self._last_changes(), said.rest)
            case "situation":
                situation(speaker, playthrough)
            case "who":
                who(speaker, playthrough)
            case "log":
                log(speaker, playthrough)
            case "again":
                say_decision(speaker, playthrough)
            case "reason":
                self._write_reason(said.rest)
            case "undo" | "back":
                self._undo()
            case "quit" | "exit":
                self._stop("You leave the game here.")
            case _:
                self._choose(said)

    def _last_changes(self) -> list[Changed]:
        turns = self.playthrough.turns
        return numbered_changes(turns[-1].steps if turns else self.playthrough.opening)

    def _write_reason(self, text: str) -> None:
        self.reason = text
        what = "Your reason is noted." if text else "Type the reason after the word: reason TEXT."
        self.speaker.paragraph(what)

    def _choose(self, said: Said) -> None:
        option = self._named(said)
        if option is None:
            return
        place = self.playthrough.place
        reason = self.reason
        if not reason and isinstance(place, State) and place.reason:
            reason = self._hear_reason()
        turn = self.playthrough.choose(option.id, reason=reason)
        self.reason = ""
        self._keep()
        say_turn(self.speaker, self.playthrough.table, turn.steps)

    def _named(self, said: Said) -> Option | None:
        """Return the option that was named, or say why there is none."""
        offers = self.playthrough.offers()
        number = said.number
        for position, offer in enumerate(offers, 1):
            if number == position or said.line == offer.option.id:
                if offer.available:
                    return offer.option
                why_not = flat(offer.unavailable or "")
                self.speaker.paragraph(f"That is not on offer: {why_not}")
                return None
        self.speaker.paragraph(
            f"There is nothing called “{said.line[:60]}” here. Type a number from 1 to "
            f"{len(offers)}, or help."
        )
        return None

    def _hear_reason(self) -> str:
        prompt = "Why? One line; leave it empty to say nothing: "
        if self.listener.is_live:
            said = self._ask(prompt)
            return "" if said is None else said.line
        said = self.listener.hear()
        if said is None:
            return ""
        if self._is_next_move(said):
            # A list of choices written without a thought for reasons goes on to be choices.
            self.listener.put_back(said)
            return ""
        self._repeat(prompt, said)
        return said.line

    def _is_next_move(self, said: Said) -> bool:
        options = {name for state in self.playthrough.scenario.decisions for name in state.options}
        return as_number(said.line) is not None or said.line in options or said.line == "quit"

    def _undo(self) -> None:
        playthrough = self.playthrough
        if not playthrough.turns:
            self.speaker.paragraph("There is no decision to take back.")
            return
        playthrough.undo()
        self.reason = ""
        self._keep()
        self.speaker.paragraph("Your last decision is taken back.")

    def _stop(self, why_now: str) -> None:
        self.left = True
        if self.listener.is_live:
            self.speaker.end_line()
        playthrough = self.playthrough
        place = playthrough.place
        assert isinstance(place, State)  # at an ending there is nothing left to ask
        title = state_title(playthrough.table, playthrough.world, place)
        made = len(playthrough.turns)
        is_kept = self.store is not None and made
        kept = " The game is kept; --resume goes on with it." if is_kept else ""
        decisions = counted(made, "decision")
        self.speaker.paragraph(
            f"{why_now} The game stands at “{title}” ({place.id}), after {decisions}.{kept}"
        )

    def _keep(self) -> None:
        if self.store is None:
            return
        try:
            self.store.record(self.playthrough)
        except SaveError as error:
            self.store = None
            self.speaker.paragraph(f"{error} The game goes on, and is not kept.")
