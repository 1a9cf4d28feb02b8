"""The line at the bottom: what can be done here, by key or by click."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content

from game.tui.actions import ACTIONS, EVERYWHERE, Action
from game.tui.keys import keys_of
from game.tui.text import joined, words
from game.tui.widgets.text_box import TextBox

_BETWEEN = "  "


class KeyBar(TextBox):
    """Shows as many of the screen's actions as fit; the palette and the help have them all."""

    def __init__(self, actions: Sequence[Action], *, everywhere: bool = True) -> None:
        super().__init__()
        self._actions = [action for action in actions if action.label]
        always = [ACTIONS[name] for name in EVERYWHERE] if everywhere else []
        self._always = [action for action in always if action.label]
        self._fitting: list[Action] = []

    def on_resize(self) -> None:
        """Choose again what fits."""
        self._fitting = self._choose(self.content_size.width)
        self.show(joined((self._label(action) for action in self._fitting), _BETWEEN))

    def _choose(self, width: int) -> list[Action]:
        room = width - sum(self._room(action) for action in self._always)
        chosen = []
        for action in self._actions:
            room -= self._room(action)
            if room < 0:
                break
            chosen.append(action)
        return chosen + self._always

    async def on_click(self, event: events.Click) -> None:
        """Run the action that was clicked."""
        at = event.get_content_offset(self)
        start = 0
        for action in self._fitting:
            end = start + self._label(action).cell_length
            if at is not None and start <= at.x < end and action.direct:
                await self.screen.run_action(action.runs)
                return
            start = end + len(_BETWEEN)

    def _label(self, action: Action) -> Content:
        key = words(keys_of(self).first(action.id), "accent")
        return key + words(f" {action.label}", "quiet")

    def _room(self, action: Action) -> int:
        return self._label(action).cell_length + len(_BETWEEN)
