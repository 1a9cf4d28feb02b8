"""Something that has to be said, in a line of its own."""

from __future__ import annotations

from game.tui.text import words
from game.tui.widgets.text_box import TextBox

_PADDING = 4
"""Cells on its left and right together, in the stylesheet."""


class NoticeLine(TextBox):
    """A sentence above the keys, until the next key or click; it never covers a text.

    Args:
        text: what is said; plain.
    """

    def __init__(self, text: str) -> None:
        content = words("• ", "accent") + words(text)
        super().__init__(content)
        self._length = content.cell_length

    def fits(self, width: int) -> bool:
        """Return whether one line of ``width`` cells is enough."""
        return "\n" not in self.plain and self._length <= width - _PADDING
