"""What stands on every page: the bar above, the keys below, and room between."""

from __future__ import annotations

import math
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from game.tui.actions import bound
from game.tui.keys import keys_of
from game.tui.screens.sized import Sized
from game.tui.tidying import tidy
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.too_small import TooSmall
from game.tui.widgets.top_bar import TopBar

_READING = 0.3
"""Seconds after which a page is being read, and nobody notices that something else is done."""


class Framed(Sized[None]):
    """A page with a title on the left of its bar and a place on the right.

    The briefing is the first that a player sees, and nothing of the game is loaded for it; so
    this module and those it needs know no room but this one.
    """

    def __init__(self, title: Content, place: str) -> None:
        super().__init__()
        self._title, self._place = title, place
        self._drawn = math.inf

    def begin(self) -> None:
        """Note when it has been drawn for the first time."""
        super().begin()
        self.call_after_refresh(self._note_drawn)

    def _note_drawn(self) -> None:
        self._drawn = Message().time
        self.set_timer(_READING, tidy)

    @property
    def is_drawn(self) -> bool:
        """Whether it can be seen already."""
        return self._drawn < math.inf

    def on_key(self, event: Key) -> None:
        """Let no key turn a page that was typed before that page could be seen.

        Such a key was meant for the page before. Under load it would scroll this one, or turn it
        unread.
        """
        if event.time < self._drawn and event.key in keys_of(self).of("read_on"):
            event.stop()

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
