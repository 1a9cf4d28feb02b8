"""What stands on every page: the bar above, the keys below, and room between."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.tui.actions import bound
from game.tui.screens.sized import Sized
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.too_small import TooSmall
from game.tui.widgets.top_bar import TopBar


class Framed(Sized[None]):
    """A page with a title on the left of its bar and a place on the right.

    The briefing is the first that a player sees, and nothing of the game is loaded for it; so
    this module and those it needs know no room but this one.
    """

    def __init__(self, title: Content, place: str) -> None:
        super().__init__()
        self._title, self._place = title, place

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="page"):
            yield TopBar(self._title, self._place)
            with Vertical(classes="body"):
                yield from self.body()
            yield KeyBar(bound(self.BINDINGS), self.makes_sense)
        yield TooSmall()

    def body(self) -> Sequence[Widget]:
        """Return what stands between the bars."""
        raise NotImplementedError
