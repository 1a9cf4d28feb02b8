"""A decision: what can be typed there, and how an option is looked at and decided for."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.asides import look
from game.plain.judging import ask_why, expect, wrong
from game.plain.listener import Said, as_number, pointed_at
from game.plain.place import Place
from game.plain.session import Session
from game.plain.story import (
    say_advisers,
    say_decision,
    say_options,
    say_story,
    say_turn,
)
from game.plain.words import AT_A_DECISION, Word
from game.play import Turn
from game.reports.flat import flat
from game.scenario.model import State


class Deciding(Place):
    """Where the player decides.

    Somebody who types at a terminal hears an option first, and then decides for it or thinks
    again. Where lines are piped in, naming an option decides for it.

    Attributes:
        made: the turn that was decided on.
    """

    where = AT_A_DECISION

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.made: Turn | None = None
        self._offers = session.playthrough.offers()
        self._in_hand: int | None = None

    @property
    def _before(self) -> frozenset[str]:
        """What was chosen here at another time."""
        return self.session.remembered.chosen(self.session.playthrough)

    @property
    def prompt(self) -> str:
        """What the player is asked: for a choice, or whether the option in hand is the one."""
        if self._in_hand is None:
            return "Your choice: "
        return f"Decide for option {self._in_hand}? Enter means yes: "

    def say(self) -> None:
        """Say the story, the advisers, the situation and the options."""
        say_decision(self.session.speaker, self.session.playthrough, self._before)

    # words

    def own_words(self) -> Iterator[Word]:
        """Yield what can be typed at a decision."""
        session = self.session
        speaker, playthrough = session.speaker, session.playthrough
        named = "2, or any number of an option"
        if session.is_live:
            yield Word((), named, "hear what speaks for it and against it.", self._look)
            yield Word(
                ("yes", "y"),
                "Enter, or yes, or its number again",
                "decide for the option just heard.",
                self._yes,
            )
            yield Word(("no",), "no, or back", "think again.", self._think_again)
        else:
            yield Word((), named, "decide for it.", self._look)
        yield Word(
            ("look",),
            "look N",
            "hear what speaks for option N and against it, and who backs it. look: all options.",
            self._look,
        )
        yield Word(
            ("choose", "decide"),
            "choose N",
            "decide for option N at once.",
            self._choose,
        )
        yield Word(
            (),
            "choose ID",
            "the same, by the option's id in the scenario's file. An id can be typed by itself "
            "too, if it is no word of this list.",
            self._choose,
        )
        yield Word(
            ("reason",),
            "reason TEXT",
            "write down why, before you decide; you meet it again in the debrief.",
            self._write_reason,
        )
        yield Word(
            ("expect",),
            "expect N LIKELIHOOD",
            "write down what you expect by the end, such as: expect 2 very likely. "
            "expect: what can be expected.",
            lambda rest: expect(session, rest),
        )
        yield Word(
            ("wrong",),
            "wrong TEXT",
            "write down what would prove you wrong in that.",
            lambda rest: wrong(session, rest),
        )
        yield Word(
            ("story",), "story", "hear the story again.", lambda _: say_story(speaker, playthrough)
        )
        yield Word(
            ("advisers", "advice"),
            "advisers",
            "hear what your advisers say.",
            lambda _: say_advisers(speaker, playthrough),
        )
        yield Word(
            ("options",),
            "options",
            "hear the list of options.",
            lambda _: say_options(speaker, playthrough, self._before),
        )
        yield Word(
            ("last",),
            "last",
            "hear again what came of your last decision.",
            lambda _: self._say_last(),
        )

    def _say_last(self) -> None:
        playthrough = self.session.playthrough
        if not playthrough.turns:
            self.session.speaker.paragraph("You have decided nothing yet.")
        else:
            say_turn(self.session.speaker, playthrough.table, playthrough.turns[-1].steps)

    # options

    def take(self, said: Said) -> None:
        """Take a line; where a word is also the id of an option, say how to mean the option."""
        session, stamp, name = self.session, self.session.stamp, said.line.lower()
        super().take(said)
        stays = not session.left and session.stamp == stamp
        if stays and name in self.words and name in self._ids:
            session.speaker.paragraph(
                f"There is also an option called “{name}”: choose {name} decides for it."
            )

    def enter(self) -> None:
        """Decide for the option in hand."""
        if self._in_hand is not None:
            self._decide(self._in_hand)
        elif self.session.is_live:
            self.session.speaker.paragraph(self._what_to_type())

    def other(self, said: Said) -> None:
        """Take the number or the id of an option."""
        number = self._number_of(said.line)
        if number is None and as_number(said.line) is None:
            self.not_understood(said, self._what_to_type(), self._ids)
        elif number is None:
            self._no_such_option(said.line)
        elif not self.session.is_live or number == self._in_hand:
            self._decide(number)
        else:
            self._take_in_hand(number)

    def _yes(self, rest: str) -> None:
        if rest:
            self._choose(rest)
        elif self._in_hand is None:
            self.session.speaker.paragraph(
                f"There is no option to say yes to yet. {self._what_to_type()}"
            )
        else:
            self._decide(self._in_hand)

    def back(self, rest: str) -> None:
        """Go back to the options, or, where none is in hand, to the decision before."""
        if rest or self._in_hand is None:
            super().back(rest)
        else:
            self._think_again("")

    def _think_again(self, _: str) -> None:
        self._in_hand = None
        self.session.speaker.paragraph(f"Nothing is decided. {self._what_to_type()}")

    def _look(self, rest: str) -> None:
        number = self._number_of(rest)
        if not rest:
            for one in range(1, len(self._offers) + 1):
                look(self.session.speaker, self.session.playthrough, one)
        elif number is None:
            self._no_such_option(rest)
        elif self.session.is_live:
            self._take_in_hand(number)
        else:
            look(self.session.speaker, self.session.playthrough, number)

    def _choose(self, rest: str) -> None:
        number = self._number_of(rest)
        if number is None:
            self._no_such_option(rest)
        else:
            self._decide(number)

    def _number_of(self, text: str) -> int | None:
        """Return the number of the option that ``text`` names, or None."""
        number = as_number(text)
        if number is not None:
            return number if 1 <= number <= len(self._offers) else None
        named = pointed_at(text).lower()
        return self._ids.index(named) + 1 if named in self._ids else None

    @property
    def _ids(self) -> list[str]:
        return [str(offer.option.id) for offer in self._offers]

    def _no_such_option(self, text: str) -> None:
        lead = f"There is no option “{pointed_at(text)[:60]}” here. " if text else ""
        self.session.speaker.paragraph(f"{lead}{self._what_to_type()}")

    def _what_to_type(self) -> str:
        count = len(self._offers)
        return f"Type {'1' if count == 1 else f'a number from 1 to {count}'}, or help."

    def _take_in_hand(self, number: int) -> None:
        look(self.session.speaker, self.session.playthrough, number)
        self._in_hand = number if self._offers[number - 1].available else None

    # deciding

    def _decide(self, number: int) -> None:
        session, offer = self.session, self._offers[number - 1]
        if not offer.available:
            session.speaker.paragraph(f"That is not on offer: {flat(offer.unavailable or '')}")
            return
        if self._wants_reason() and not self._hear_reason():
            return
        self.made = session.playthrough.choose(
            offer.option.id, reason=session.reason, expectation=session.expectation
        )
        session.reason, session.expectation = "", None
        session.keep()

    def _write_reason(self, text: str) -> None:
        session = self.session
        if text:
            session.reason = text
            session.speaker.paragraph("Your reason is noted, for the decision you make next.")
        elif session.reason:
            session.speaker.paragraph(f"Your reason so far: {session.reason}")
        else:
            session.speaker.paragraph("Type the reason after the word: reason TEXT.")

    def _wants_reason(self) -> bool:
        place = self.session.playthrough.place
        return isinstance(place, State) and place.reason and not self.session.reason

    def _hear_reason(self) -> bool:
        """Ask for a reason; return whether the decision stands."""
        session = self.session
        if not session.is_live:
            self._read_reason()
            return True
        if not ask_why(session):
            self._think_again("")
            return False
        return True

    def _read_reason(self) -> None:
        """Read a reason from a pipe, where the next line is one."""
        session = self.session
        said = session.listener.hear()
        if said is None:
            return
        if self._is_next_move(said):
            # A list of choices written without a thought for reasons goes on to be choices.
            session.listener.put_back(said)
            return
        session.repeat("Your reason: ", said)
        session.reason = said.line

    def _is_next_move(self, said: Said) -> bool:
        scenario = self.session.playthrough.scenario
        options = {str(name) for state in scenario.decisions for name in state.options}
        return (
            as_number(said.line) is not None
            or said.line.lower() in options
            or said.line.lower() in self.words
            or said.word in ("choose", "decide", "look", "reason", "expect", "wrong")
        )
