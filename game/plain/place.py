"""A place in the game at which the player is listened to, and what can be typed at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.plain.asides import why
from game.plain.listener import Said, as_number
from game.plain.map import say_map
from game.plain.panes import say_log, say_objectives, say_people, say_situation_since_start
from game.plain.session import Session
from game.plain.story import numbered_changes
from game.plain.words import Word, Words, place_of


class Place:
    """Where the game waits: after something was told, at a decision, or in the debrief.

    Attributes:
        leaving: what is said when the player quits.
        where: which of the places it is that have words of their own; empty for the others.
        done: whether the game goes on from here.
    """

    leaving = "You leave the game here."
    where = ""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.done = False
        self.words = Words([*self.own_words(), *self._shared_words()])

    @property
    def prompt(self) -> str:
        """What the player is asked."""
        raise NotImplementedError

    def say(self) -> None:
        """Say what there is to read here."""
        raise NotImplementedError

    def own_words(self) -> Iterator[Word]:
        """Yield what can be typed here only."""
        raise NotImplementedError

    def enter(self) -> None:
        """Take an empty line."""

    def other(self, said: Said) -> None:
        """Take a line that begins with none of the words."""
        raise NotImplementedError

    def back(self, rest: str) -> None:
        """Go back."""
        self.session.undo(rest)

    def attend(self) -> None:
        """Listen until the game goes on from here, something was taken back, or the player left."""
        session, stamp = self.session, self.session.stamp
        while not (self.done or session.left or session.stamp != stamp):
            said = session.ask(self.prompt)
            if said is None:
                if session.is_live:
                    session.speaker.end_line()
                session.leave("The input has ended.")
            elif not said.line:
                self.enter()
            else:
                self.take(said)

    def take(self, said: Said) -> None:
        """Take a line: do what its first word says, or whatever else it may mean here."""
        word = self.words.get(said.word)
        if word is None:
            self.other(said)
        else:
            word.run(said.rest)

    def not_understood(self, said: Said, what_to_type: str, names: Sequence[str] = ()) -> None:
        """Answer a line that means nothing here; ``names`` could have been meant too."""
        place = place_of(said.word)
        if place not in ("", self.where):
            self.session.speaker.paragraph(f"“{said.word}” can be typed {place}. {what_to_type}")
            return
        near = self.words.nearest(said.line.replace(" ", "_"), names)
        near = near or self.words.nearest(said.word, names)
        hint = f" Did you mean “{near}”?" if near else ""
        self.session.speaker.paragraph(
            f"“{said.line[:60]}” means nothing here.{hint} {what_to_type}"
        )

    def _shared_words(self) -> Iterator[Word]:
        yield from self._panes()
        session, speaker = self.session, self.session.speaker
        yield Word(
            ("undo",),
            "undo, or back",
            "take the last decision back. undo N goes back to decision N.",
            session.undo,
        )
        yield Word(("back",), "", "", self.back)
        yield Word(("again",), "again", "hear all of it again.", lambda _: self.say())
        yield Word(
            ("help", "h", "?"),
            "help",
            "this list.",
            lambda _: speaker.items(self.words.help(), "What you can type here:"),
        )
        yield Word(
            ("quit", "q", "exit"),
            "quit",
            "leave; the game is kept." if session.store is not None else "leave.",
            lambda _: session.leave(self.leaving),
        )

    def _panes(self) -> Iterator[Word]:
        session = self.session
        speaker, playthrough = session.speaker, session.playthrough
        yield Word(
            ("why", "w"),
            "why, or why N",
            "what is behind the last changes, or behind change N alone.",
            lambda rest: why(
                speaker, playthrough.table, numbered_changes(session.last_steps), rest
            ),
        )
        yield Word(
            ("situation",),
            "situation",
            "how things stand, and how far they have moved since the beginning.",
            lambda _: say_situation_since_start(speaker, playthrough.table, session.world),
        )
        yield Word(
            ("people", "who"),
            "people, or who",
            "who is who, and who advises you.",
            lambda _: say_people(speaker, playthrough),
        )
        yield Word(
            ("objectives",),
            "objectives",
            "what this exercise is about.",
            lambda _: say_objectives(speaker, playthrough),
        )
        yield Word(
            ("map", "m"),
            "map",
            "every place of the scenario by number: your way, and what you have not met.",
            lambda _: say_map(session),
        )
        yield Word(
            ("log",),
            "log",
            "every decision so far, with what changed after it.",
            lambda _: say_log(speaker, playthrough, session.last_steps),
        )


class Pause(Place):
    """Something has been told; the player reads on when ready.

    Args:
        session: the sitting.
        tell: tells it again.
    """

    def __init__(self, session: Session, tell: Callable[[], None]) -> None:
        super().__init__(session)
        self._tell = tell

    @property
    def prompt(self) -> str:
        """What the player is asked."""
        return "Enter reads on: "

    def say(self) -> None:
        """Tell it."""
        self._tell()

    def own_words(self) -> Iterator[Word]:
        """Yield none but the ones for reading on."""
        yield Word(("next", "n"), "Enter", "read on.", lambda _: self.enter())

    def enter(self) -> None:
        """Read on."""
        self.done = True

    def other(self, said: Said) -> None:
        """Say that there is nothing to choose yet."""
        if as_number(said.line) is None:
            self.not_understood(said, "Press Enter to read on, or type help.")
        else:
            self.session.speaker.paragraph(
                "There is nothing to choose yet. Press Enter to read on, or type help."
            )
