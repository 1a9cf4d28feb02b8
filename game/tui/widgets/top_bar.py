"""The line at the top: what is played, and when and where it is."""

from __future__ import annotations

import re

from textual.content import Content

from game.tui.text import NOTHING, words
from game.tui.widgets.text_box import TextBox

_LEAST_TITLE = 12
"""A title that would be cut shorter than this is left out."""
_BETWEEN = 3
_PARTS = re.compile(r"[.,;:]\s| · ")
"""Where a line can be cut: after the day, the hour, the room; before what page it is."""
_FULL_STOP = re.compile(r"(?<!\.\w)\.$")
"""That of a sentence; not that of "p.m."."""
_PADDING = 4
"""Cells on its left and right together, in the stylesheet."""


class TopBar(TextBox):
    """A title on the left, a time and place on the right, of which the right is the last to go.

    Args:
        title: what is played.
        place: when and where it is; plain.
    """

    def __init__(self, title: Content, place: str) -> None:
        super().__init__()
        self._title, self._place = title, _without_stop(place)

    def on_mount(self) -> None:
        """Lay it out for a first time."""
        self._lay_out()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._lay_out()

    def put(self, place: str) -> None:
        """Say another place."""
        self._place = _without_stop(place)
        self._lay_out()

    def _lay_out(self) -> None:
        # The first time it has no size yet, and must not be drawn empty.
        width = self.content_size.width or self.app.size.width - _PADDING
        place = _cut(self._place, width)
        room = width - place.cell_length - (_BETWEEN if place else 0)
        title = NOTHING
        if room >= min(_LEAST_TITLE, self._title.cell_length):
            title = _cut(self._title, room)
        gap = width - title.cell_length - place.cell_length
        self.show(title.stylize("$quiet") + words(" " * max(gap, 0)) + place)


class When(TextBox):
    """A time and place alone, where there is little room.

    Args:
        place: when and where it is; plain.
    """

    def __init__(self, place: str) -> None:
        super().__init__(classes="when")
        self._place = _without_stop(place)

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self.show(_cut(self._place, self.content_size.width))


def _without_stop(place: str) -> Content:
    """Return a time and place as a label has it, which ends without a full stop."""
    return words(_FULL_STOP.sub("", place))


def _cut(line: Content, width: int) -> Content:
    """Return as much of a line as there is room for: whole parts, where one fits."""
    if line.cell_length <= width:
        return line
    for part in reversed(list(_PARTS.finditer(line.plain))):
        if 0 < line[: part.start()].cell_length <= width:
            return line[: part.start()]
    return line.truncate(width, ellipsis=True)
