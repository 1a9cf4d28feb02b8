"""What every screen outlasts: being closed twice, and a mouse on what is going."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class Closing(Screen[Result]):
    """A screen that closes only while it is in front.

    Textual closes what is in front, whichever screen asks for it: a second key, typed before a box
    was gone, would close the page underneath.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it, and give the result to whoever opened it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what the mouse may begin to mark; nothing where that is being taken down.

        It has no parent any more, in which Textual would mark.
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        is_going = widget is not None and widget is not self and widget.parent is None
        return (None, None) if is_going else (widget, offset)
