"""The widget that shows text; every other that does is one of these."""

from __future__ import annotations

from textual.selection import Selection
from textual.widgets import Static

from game.tui.text import NOTHING, Document, Showable


class TextBox(Static):
    """Shows content or a document, never a plain string."""

    def __init__(self, content: Showable = NOTHING, *, classes: str | None = None) -> None:
        super().__init__(_checked(content), markup=False, classes=classes)

    def show(self, content: Showable) -> None:
        """Show something else."""
        self.update(_checked(content))

    @property
    def plain(self) -> str:
        """What it says."""
        shown = self.visual
        assert isinstance(shown, Showable)
        return shown.plain

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has marked."""
        shown = self.visual
        if isinstance(shown, Document):
            return selection.extract(shown.at(self.content_size.width).plain), "\n"
        return super().get_selection(selection)


def _checked(content: Showable) -> Showable:
    if not isinstance(content, Showable):
        raise TypeError(f"text reaches a widget through game.tui.text, not as {type(content)}")
    return content
