"""What the screens of a game have in common."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from game.tui.game import Game
from game.tui.prose import inline
from game.tui.screens.asides import SoFar, people_sheet
from game.tui.screens.framed import Framed
from game.tui.screens.sheet import Sheet
from game.tui.text import Block, words


class GameScreen(Framed):
    """A page of a game that is being played."""

    class UndoAsked(Message):
        """The player wants the last decision taken back."""

    def __init__(self, game: Game, where: str, when: str = "") -> None:
        """Build it; ``where`` is said beside the title, ``when`` opposite (both plain)."""
        super().__init__(inline(game.title) + words(f" · {where}"), when)
        self.game = game
        self._is_done_with = False

    def turn(self, message: Message) -> None:
        """Say what another page has to follow from, once.

        Keys may come before that page does. They must not turn two, decide twice, or ask something
        of a page that is no more.
        """
        if not self._is_done_with:
            self._is_done_with = True
            self.post_message(message)

    @property
    def is_there(self) -> bool:
        """Whether anything can still be done on it."""
        return super().is_there and not self._is_done_with

    def makes_sense(self, action: str) -> bool:
        """Nothing can be taken back before the first decision."""
        if action == "undo":
            return bool(self.game.playthrough.turns)
        return super().makes_sense(action)

    def show_sheet(self, title: str, blocks: Sequence[Block], opened_by: str) -> None:
        """Open something to read; the keys of the action that opened it close it too."""
        self.app.push_screen(Sheet(title, blocks, opened_by))

    def action_people(self) -> None:
        """Show who is who."""
        self.app.push_screen(people_sheet(self.game))

    def action_log(self) -> None:
        """Show the play so far, the latest first in sight."""
        self.app.push_screen(SoFar(self.game))

    @property
    def here(self) -> str | None:
        """The decision or ending that stands here; None on a page that tells a step."""
        return self.game.playthrough.world.place

    def action_map(self) -> None:
        """Show the map, as far as the game has been read."""
        from game.tui.screens.mapping import Mapping

        self.app.push_screen(Mapping(self.game.map(self.here)))

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self.game.playthrough.turns:
            self.turn(self.UndoAsked())
        else:
            self.say("There is no decision to take back.")
