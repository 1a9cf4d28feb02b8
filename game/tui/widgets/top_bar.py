"""The line at the top: what is played, and where in it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from game.tui.text import words
from game.tui.widgets.text_box import TextBox


class TopBar(Horizontal):
    """A title on the left, a place on the right."""

    def __init__(self, title: Content, place: str) -> None:
        super().__init__()
        self._title, self._place = title, place

    def compose(self) -> ComposeResult:
        """Build it."""
        yield TextBox(self._title, classes="title")
        yield TextBox(words(self._place), classes="place")
