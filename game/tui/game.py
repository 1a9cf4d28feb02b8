"""The game on the screens: a playthrough and where it is kept."""

from __future__ import annotations

from collections import deque

from game.play import Expectation, Playthrough, branch_off
from game.play.keeping import Keeper
from game.play.saves import Store, recalled
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
        self._keeper = Keeper(store)
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
        """Whether turns are being kept; one that could not be is tried again with the next."""
        return self._keeper.is_kept

    @property
    def is_kept_in_part(self) -> bool:
        """Whether turns before those that could not be kept were."""
        store = self._keeper.store
        return store is not None and store.id_of(self.playthrough) is not None

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
        return Game(branch_off(self.playthrough, decisions), self._keeper.store)

    def map(self, here: str | None) -> Map:
        """Return the map, as far as the game has been read; ``here`` as for :func:`map_of`."""
        steps = self.playthrough.steps
        unread = [page.step for page in self.ahead]
        read = steps[: steps.index(unread[0])] if unread else steps
        known = self.remembered.states | self.remembered.endings
        return map_of(self.playthrough, read, here, known)

    def keep(self) -> None:
        """Write the game down; where that fails, remember why, and try again with the next turn."""
        told = self._keeper.keep(self.playthrough)
        if told or self.is_kept:  # where it fails again, what was to be said of it still is
            self.trouble = told
