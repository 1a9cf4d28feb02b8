"""What every screen does about the size of the terminal."""

from __future__ import annotations

from typing import TypeVar

from textual.geometry import Size
from textual.screen import Screen

from game.tui.text import words
from game.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH

Result = TypeVar("Result")

NARROW = 100
"""Below this many columns, side panes fold."""

LOW = 26
"""Below this many lines, what is not needed goes."""


class Sized(Screen[Result]):
    """A screen that knows whether it is narrow, low, or too small for anything.

    Textual tells only the topmost screen of a new size before it is laid out anew, and its own
    breakpoints leave those underneath as they were; so sizes are looked at here.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_narrow = False
        self.is_too_small = False

    def on_mount(self) -> None:
        """Fit the terminal as it is."""
        self.fit(self.app.size)

    def on_resize(self) -> None:
        """Fit the terminal's new size, those underneath too."""
        for screen in self.app.screen_stack:
            if isinstance(screen, Sized):
                screen.fit(self.app.size)

    def fit(self, size: Size) -> None:
        """Fit a size."""
        self.is_narrow = size.width < NARROW
        self.is_too_small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        self.set_class(self.is_narrow, "-narrow")
        self.set_class(size.height < LOW, "-low")
        self.set_class(self.is_too_small, "-too-small")

    def say(self, text: str) -> None:
        """Show a sentence for a few seconds, in place of the one before."""
        self.app.clear_notifications()
        self.notify(words(text).plain, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done unseen."""
        if self.is_too_small:
            return False
        return super().check_action(action, parameters)
