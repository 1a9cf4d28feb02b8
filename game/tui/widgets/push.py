"""Something to click."""

from __future__ import annotations

from game.tui.text import words
from game.tui.widgets.text_box import TextBox


class Push(TextBox):
    """A word with its key, which runs an action of the screen when clicked.

    Args:
        key: the key as a player reads it.
        label: what it does.
        runs: the action.
    """

    def __init__(self, key: str, label: str, runs: str) -> None:
        super().__init__(words(key, "accent") + words(f" {label}"))
        self._runs = runs

    async def on_click(self) -> None:
        """Run the action."""
        await self.screen.run_action(self._runs)
