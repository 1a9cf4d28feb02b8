"""Something to click."""

from __future__ import annotations

from game.tui.actions import ACTIONS
from game.tui.keys import keys_of
from game.tui.text import words
from game.tui.widgets.text_box import TextBox


class Push(TextBox):
    """A word with its key, which runs an action of the screen when clicked.

    Args:
        action: the id of the action, whose key is shown; or the key itself, where it is fixed.
        label: what it does.
        runs: what is run; the action itself, unless it is given.
    """

    def __init__(self, action: str, label: str, runs: str = "") -> None:
        super().__init__()
        self._action, self._label = action, label
        self._runs = runs or action

    def on_mount(self) -> None:
        """Show the key that the player has for it."""
        key = keys_of(self).first(self._action) if self._action in ACTIONS else self._action
        self.show(words(key, "accent") + words(f" {self._label}"))

    async def on_click(self) -> None:
        """Run the action."""
        await self.screen.run_action(self._runs)
