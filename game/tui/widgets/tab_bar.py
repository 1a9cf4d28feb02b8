"""A row of names of which one is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from game.tui.text import joined, words
from game.tui.widgets.text_box import TextBox

_BETWEEN = "   "


class TabBar(TextBox):
    """Names of panes; a click, or the screen's keys, open one.

    Args:
        names: what is written on the tabs; written by this program.
    """

    opened: reactive[int] = reactive(0, init=False)

    @dataclass
    class Clicked(Message):
        """A tab was clicked."""

        index: int

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.show(self._drawn())

    def watch_opened(self) -> None:
        """Draw it anew."""
        self.show(self._drawn())

    def on_resize(self) -> None:
        """Keep the open tab in sight."""
        self.show(self._drawn())

    @property
    def _room(self) -> int:
        return self.content_size.width

    def _first(self) -> int:
        """Return the first name shown, so that the open one fits."""
        first = 0
        while first < self.opened and self._width(first, self.opened) > self._room > 0:
            first += 1
        return first

    def _width(self, first: int, last: int) -> int:
        return sum(len(name) + len(_BETWEEN) for name in self._names[first : last + 1])

    def _drawn(self) -> Content:
        first = self._first()
        return joined(
            (
                words(f"▸ {name}", "heading") if index == self.opened else words(name, "quiet")
                for index, name in enumerate(self._names)
                if index >= first
            ),
            _BETWEEN,
        )

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        at = event.get_content_offset(self)
        start = 0
        for index in range(self._first(), len(self._names)):
            mark = 2 if index == self.opened else 0
            end = start + mark + len(self._names[index])
            if at is not None and start <= at.x < end:
                self.post_message(self.Clicked(index))
            start = end + len(_BETWEEN)
