"""One game, line by line: says where it stands, hears what to do, until the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

from game.plain.debriefing import Debriefing
from game.plain.deciding import Deciding
from game.plain.listener import Listener
from game.plain.panes import say_way
from game.plain.place import Pause
from game.plain.session import Session
from game.plain.speaker import Speaker
from game.plain.story import pages, say_briefing, say_ending, say_step
from game.play import Playthrough
from game.play.saves import Store
from game.rules import Step


def run(
    playthrough: Playthrough,
    source: TextIO,
    out: TextIO,
    *,
    store: Store | None = None,
    notice: str = "",
) -> None:
    """Play on from where ``playthrough`` stands, to the end of the game or of the input.

    Where somebody types at a terminal, the game waits after each page, an option is heard before
    it is decided for, and the debrief is read section by section. Lines that are piped in go
    straight on.

    Args:
        playthrough: the game; where turns have been made already, it is told how it got there.
        source: where the player's lines come from.
        out: where everything is said.
        store: where each turn is kept; None keeps nothing.
        notice: something to be said first, such as why nothing can be kept.

    Raises:
        KeyboardInterrupt: from the terminal, once the player was told where the game stands.
    """
    session = Session(playthrough, Listener(source), Speaker(out), store)
    if notice:
        session.speaker.paragraph(notice)
    try:
        _Game(session).play()
    except KeyboardInterrupt:
        session.speaker.end_line()
        session.leave("You stopped the program.")
        raise


class _Game:
    def __init__(self, session: Session) -> None:
        self.session = session

    def play(self) -> None:
        session = self.session
        if session.is_live and session.playthrough.turns:
            say_way(session.speaker, session.playthrough)
        else:
            self._begin()
        while not session.left:
            if session.playthrough.is_over:
                self._finish()
            else:
                self._decide()

    def _begin(self) -> None:
        """Tell how the game got to where it stands, from the briefing on."""
        session, playthrough = self.session, self.session.playthrough
        how = (
            "Press Enter to read on; type help for everything else."
            if session.is_live
            else "Type the number of an option to choose it, or help."
        )
        session.reading = []
        self._page(partial(say_briefing, session.speaker, playthrough, how))
        self._tell(playthrough.opening)
        for turn in playthrough.turns:
            self._tell(turn.steps)

    def _decide(self) -> None:
        place = Deciding(self.session)
        place.say()
        place.attend()
        if place.made is not None:
            self._tell(place.made.steps)

    def _finish(self) -> None:
        """Tell the ending; the debrief is left only by leaving, or by taking a decision back."""
        session = self.session
        if not self._page(partial(say_ending, session.speaker, session.playthrough)):
            return
        place = Debriefing(session)
        if session.is_live:
            place.say()
            place.attend()
        else:
            place.say_in_one_go()
            session.leave("This is the end of the debrief.")

    def _tell(self, steps: Sequence[Step]) -> None:
        """Tell what happened, page by page, as long as the player reads on."""
        session = self.session
        session.reading = []
        for step, number in pages(steps):
            session.reading.append(step)
            tell = partial(say_step, session.speaker, session.playthrough.table, step, number)
            if not self._page(tell):
                break
        session.reading = None

    def _page(self, tell: Callable[[], None]) -> bool:
        """Tell a page, and wait until it has been read; return whether the player reads on."""
        tell()
        if not self.session.is_live:
            return True
        pause = Pause(self.session, tell)
        pause.attend()
        return pause.done
