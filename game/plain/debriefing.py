"""The debrief as a place: its sections are read one after another, or called for by a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from game.plain.assumptions import assume, assumptions_section
from game.plain.chances import chances_section, own_reasons_section
from game.plain.debrief import Section, say_summary, sections
from game.plain.listener import Said, as_number
from game.plain.place import Place
from game.plain.session import Session
from game.plain.story import say_ending
from game.plain.words import IN_THE_DEBRIEF, Word
from game.reports.debrief import build


class Debriefing(Place):
    """Where a finished game is looked back on."""

    leaving = "You leave the debrief."
    where = IN_THE_DEBRIEF

    def __init__(self, session: Session) -> None:
        self._debrief = build(session.playthrough)
        self._sections = sections(
            self._debrief,
            chances_section(session.playthrough),
            assumptions_section(session.playthrough),
            own_reasons_section(session.playthrough),
        )
        self._next = 0
        super().__init__(session)

    @property
    def prompt(self) -> str:
        """What the player is asked."""
        if self._next < len(self._sections):
            return f"A section, or Enter for {self._sections[self._next].word}: "
        return "A section, or quit: "

    def say(self) -> None:
        """Say how it ended, and what sections there are."""
        speaker = self.session.speaker
        say_summary(speaker, self._debrief)
        speaker.items(
            (f"{section.word}: {section.about}" for section in self._sections),
            "The debrief has these sections. Type the word for one, or all:",
        )

    def say_in_one_go(self) -> None:
        """Say all there is to say, where nobody can ask for it."""
        say_summary(self.session.speaker, self._debrief)
        self._say_all()

    def _say_all(self, _: str = "") -> None:
        for section in self._sections:
            section.say(self.session.speaker, self._debrief)
        self._next = len(self._sections)

    def own_words(self) -> Iterator[Word]:
        """Yield the sections, and what goes through them."""
        yield Word(("next", "n"), "Enter", "the next section.", lambda _: self.enter())
        for number, section in enumerate(self._sections):
            yield Word(
                (section.word,),
                section.word,
                f"{section.about}.",
                partial(self._say, number),
            )
        yield Word(("all",), "all", "all sections in one go.", self._say_all)
        if self._debrief.assumptions:
            yield Word(
                ("assume",),
                "assume NAME VALUE",
                "change one assumption, and hear where your choices lead and how the odds move.",
                lambda rest: assume(self.session, rest),
            )
        yield Word(
            ("from",),
            "from N",
            "play on from decision N, as a new game; this one stays as it is.",
            self.session.branch_off,
        )
        yield Word(
            ("ending",),
            "ending",
            "hear the ending again.",
            lambda _: say_ending(self.session.speaker, self.session.playthrough),
        )

    def _panes(self) -> Iterator[Word]:
        # The sections tell what is behind each change, and how things ended.
        return (word for word in super()._panes() if not {"why", "situation"} & {*word.names})

    def enter(self) -> None:
        """Go on to the next section."""
        if self._next < len(self._sections):
            self._say(self._next)
        else:
            self.session.speaker.paragraph(
                "That was the last section. Type the word for one to hear it again, from and a "
                "number to play on from one of your decisions, or quit to leave."
            )

    def _say(self, at: int, _: str = "") -> None:
        section: Section = self._sections[at]
        section.say(self.session.speaker, self._debrief)
        self._next = at + 1

    def other(self, said: Said) -> None:
        """Take the number of a section, or say what can be typed."""
        number = as_number(said.line)
        if number is not None and 1 <= number <= len(self._sections):
            self._say(number - 1)
        else:
            self.not_understood(said, "Type the word for a section, help, or quit.")
