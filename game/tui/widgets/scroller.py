"""A column that scrolls, says what is out of sight, and keeps its place when it is resized."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.content import Content

from game.tui.text import NOTHING, Document, Place, put_below
from game.tui.widgets.text_box import TextBox


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the top: which of the texts, and where in it."""

    child: int
    place: Place


class Scroller(VerticalScroll, can_focus=False):
    """Scrolls what it holds; the screen's keys move it.

    What is out of sight is said on its lower edge. When its width changes, the words that stood
    at its top stand there again.
    """

    def __init__(
        self,
        *children: TextBox,
        id: str | None = None,  # noqa: A002 - as Textual calls it
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        self._width = 0
        self._top: Top | None = None

    def out_of_sight(self) -> Content:
        """Return what is said about that which is out of sight."""
        return NOTHING

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, and say what is out of sight now."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def on_resize(self) -> None:
        """Go back to the words that stood at the top."""
        width = self.outer_size.width
        if width and width != self._width:
            is_first, self._width = self._width == 0, width
            if not is_first and self._top is not None:
                self.call_after_refresh(self.return_to, self._top)
                return
        self._look()

    def _look(self) -> None:
        # Being made wider, it may be scrolled back before it has returned to its place.
        if self.outer_size.width == self._width:
            self._top = self._at_the_top()
        put_below(self, self.out_of_sight())

    def _texts(self) -> list[TextBox]:
        return [child for child in self.children if isinstance(child, TextBox)]

    def _at_the_top(self) -> Top | None:
        """Return what stands at the top; None where it has not been scrolled."""
        line = round(self.scroll_y)
        if line <= 0:
            return None
        for index, child in reversed(list(enumerate(self._texts()))):
            below = line - child.virtual_region.y
            if below >= 0 and isinstance(child.visual, Document):
                return Top(index, child.visual.place(below, child.content_size.width))
        return None

    def return_to(self, top: Top) -> None:
        """Go back to the words that stood at the top."""
        texts = self._texts()
        if top.child < len(texts):
            child = texts[top.child]
            if isinstance(child.visual, Document):
                line = child.visual.line(top.place, child.content_size.width)
                self.scroll_to(y=child.virtual_region.y + line, animate=False)
        self._look()
