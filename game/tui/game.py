"""The game on the screens: a playthrough and where it is kept."""

from __future__ import annotations

from collections import deque

from game.play import Expectation, Playthrough, branch_off
from game.play.saves import SaveError, Store, recalled
from game.reports.decided import option_chosen
from game.reports.map import Map, map_of
from game.tui.story import Page, pages


class Game:
    """A playthrough whose every turn is kept before anybody sees what came of it.

    Args:
        playthrough: the game, as far as it has been played.
        store: where it is kept; None keeps nothing.

    Attributes:
        remembered: what games of the scenario came to before this one was opened.
        ahead: the pages that have not been read yet.
        trouble: what has to be said about keeping the game, until it has been said.
    """

    def __init__(self, playthrough: Playthrough, store: Store | None) -> None:
        self.playthrough = playthrough
        self._store = store
        self.remembered = recalled(store, str(playthrough.scenario.id))
        self.trouble = ""
        self.ahead: deque[Page] = deque()

    @property
    def title(self) -> str:
        """The scenario's title, as Markdown."""
        table = self.playthrough.table
        return table.render(table.scenario.title, table.start)

    @property
    def is_kept(self) -> bool:
        """Whether turns are being kept."""
        return self._store is not None

    def open(self) -> None:
        """Lay out what happens before the first decision, to be read."""
        self.ahead = deque(pages(self.playthrough.table, self.playthrough.opening))

    def decide(self, option: str, reason: str, expectation: Expectation | None = None) -> None:
        """Choose an option, keep the turn, and lay out what came of it, to be read."""
        turn = self.playthrough.choose(option, reason=reason, expectation=expectation)
        self.keep()
        self.ahead = deque(pages(self.playthrough.table, turn.steps))

    def undo(self) -> str | None:
        """Take the last decision back; return what it was (plain text), or None."""
        turns = self.playthrough.turns
        if not turns:
            return None
        last = turns[-1]
        self.playthrough.undo()
        self.ahead.clear()
        self.keep()
        return option_chosen(self.playthrough.table, last)

    def branch_off(self, decisions: int) -> Game:
        """Return a new game of the first ``decisions``; this one stays as it is."""
        return Game(branch_off(self.playthrough, decisions), self._store)

    def map(self, here: str | None) -> Map:
        """Return the map, as far as the game has been read; ``here`` as for :func:`map_of`."""
        steps = self.playthrough.steps
        unread = [page.step for page in self.ahead]
        read = steps[: steps.index(unread[0])] if unread else steps
        known = self.remembered.states | self.remembered.endings
        return map_of(self.playthrough, read, here, known)

    def keep(self) -> None:
        """Write the game down; where that fails, go on without and remember why."""
        if self._store is None:
            return
        try:
            self.trouble = self._store.record(self.playthrough).notice
        except SaveError as error:
            self._store = None
            self.trouble = f"This game can no longer be kept: {error}"
