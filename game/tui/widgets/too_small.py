"""What covers a screen that has no room."""

from __future__ import annotations

from game.tui.text import words
from game.tui.widgets.text_box import TextBox

LEAST_WIDTH = 60
LEAST_HEIGHT = 20


class TooSmall(TextBox):
    """Says how large the terminal must be; the game waits underneath."""

    def __init__(self) -> None:
        super().__init__(
            words(
                f"This needs {LEAST_WIDTH} columns and {LEAST_HEIGHT} lines.\n"
                "Make the window larger and go on; q leaves."
            )
        )
