"""The line at the bottom: what can be done here and now, by key or by click."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.content import Content

from game.tui.actions import ACTIONS, EVERYWHERE, Action
from game.tui.keys import keys_of
from game.tui.text import joined, words
from game.tui.widgets.text_box import TextBox

_BETWEEN = "  "
_NARROW = 72
"""Below this many cells there may be two lines."""
_PADDING = 4
"""Cells on its left and right together, in the stylesheet."""


class KeyBar(TextBox):
    """Shows what is possible now, the most important first, as far as there is room.

    The palette and the help have all of it.

    Args:
        actions: those of the screen, in the order of their importance.
        makes_sense: tells by its id whether an action is of any use now.
        everywhere: whether those of every screen are shown too.
    """

    def __init__(
        self,
        actions: Sequence[Action],
        makes_sense: Callable[[str], bool],
        *,
        everywhere: bool = True,
    ) -> None:
        super().__init__()
        always = [ACTIONS[name] for name in EVERYWHERE] if everywhere else []
        self._makes_sense = makes_sense
        self._actions = [action for action in actions if action.label]
        self._always = [action for action in always if action.label and action.id != "palette"]
        self._last = [action for action in always if action.id == "palette"]
        self._rows: list[list[Action]] = []

    def on_mount(self) -> None:
        """Choose again whenever something else has become possible."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.choose())
        self.choose()

    def on_resize(self) -> None:
        """Choose again what fits."""
        self.choose()

    def choose(self) -> None:
        """Choose what is shown."""
        # The first time it has no size yet, and must not be drawn a line too low.
        width = self.content_size.width or self.app.size.width - _PADDING
        possible = [action for action in self._actions if self._makes_sense(action.id)]
        most = 2 if width < _NARROW else 1
        chosen: list[Action] = []
        for action in (*possible, *self._last):
            if len(self._in_rows([*chosen, action, *self._always], width)) <= most:
                chosen.append(action)
        self._rows = self._in_rows([*chosen, *self._always], width)
        lines = (joined((self._label(action) for action in row), _BETWEEN) for row in self._rows)
        self.styles.height = len(self._rows)
        self.show(joined(lines, "\n"))

    def _in_rows(self, actions: Iterable[Action], width: int) -> list[list[Action]]:
        rows: list[list[Action]] = [[]]
        used = 0
        for action in actions:
            needed = self._width(action) + (len(_BETWEEN) if rows[-1] else 0)
            if rows[-1] and used + needed > width:
                rows.append([])
                used, needed = 0, self._width(action)
            rows[-1].append(action)
            used += needed
        return rows

    def _key(self, action: Action) -> str:
        return keys_of(self).first(action.id)

    def _width(self, action: Action) -> int:
        return len(self._key(action)) + 1 + len(action.label)

    def _label(self, action: Action) -> Content:
        return words(self._key(action), "accent") + words(f" {action.label}", "quiet")

    async def on_click(self, event: events.Click) -> None:
        """Run the action that was clicked."""
        at = event.get_content_offset(self)
        if at is None or at.y >= len(self._rows):
            return
        start = 0
        for action in self._rows[at.y]:
            end = start + self._width(action)
            if start <= at.x < end and action.direct:
                await self.screen.run_action(action.runs)
                return
            start = end + len(_BETWEEN)
