"""What the screens of a game have in common."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from game.tui.actions import bound
from game.tui.game import Game
from game.tui.prose import inline
from game.tui.screens.sheet import Sheet
from game.tui.screens.sized import Sized
from game.tui.text import Block
from game.tui.views.log import log
from game.tui.views.people import nobody, people
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.too_small import TooSmall
from game.tui.widgets.top_bar import TopBar


class GameScreen(Sized[None]):
    """A page of the game, with the bar above and the keys below."""

    class UndoAsked(Message):
        """The player wants the last decision taken back."""

    def __init__(self, game: Game, place: str) -> None:
        super().__init__()
        self.game = game
        self._place = place

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="page"):
            yield TopBar(inline(self.game.title), self._place)
            with Vertical(classes="body"):
                yield from self.body()
            yield KeyBar(bound(self.BINDINGS))
        yield TooSmall()

    def body(self) -> Sequence[Widget]:
        """Return what stands between the bars."""
        raise NotImplementedError

    def show_sheet(self, title: str, blocks: Sequence[Block], key: str) -> None:
        """Open something to read."""
        self.app.push_screen(Sheet(title, blocks, key))

    def action_people(self) -> None:
        """Show who is who."""
        playthrough = self.game.playthrough
        found = people(playthrough.table, playthrough.world) or nobody()
        self.show_sheet("People", found, "p")

    def action_log(self) -> None:
        """Show the play so far, the latest first in sight."""
        self.app.push_screen(Sheet("So far", log(self.game), "l", from_end=True))

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.post_message(self.UndoAsked())
