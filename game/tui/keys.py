"""Which keys do what: those of the table of actions, and those that the player chose instead."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.dom import DOMNode

from game.tui.actions import ACTIONS

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "comma": ",",
}


def key_name(key: str) -> str:
    """Return a key as a player reads it: ``Enter``, ``^p``, ``?``."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    name = _NAMES.get(last) or (last if len(last) == 1 else last.capitalize())
    for one in reversed(held):
        name = f"^{name}" if one == "ctrl" else f"{one.capitalize()}+{name}"
    return name


class Keys:
    """The keys of every action.

    Args:
        chosen: by action id, the keys that stand instead of its own.
    """

    def __init__(self, chosen: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._chosen = dict(chosen or {})

    def of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action; there is at least one."""
        return self._chosen.get(action) or tuple(ACTIONS[action].keys.split(","))

    def first(self, action: str) -> str:
        """Return the key that is shown for an action, or the range of them."""
        keys = self.of(action)
        if action == "look_at":
            return f"{key_name(keys[0])}-{key_name(keys[-1])}"
        return key_name(keys[0])

    def all(self, action: str) -> str:
        """Return all keys of an action, as a player reads them."""
        if action == "look_at":
            return self.first(action)
        return ", ".join(key_name(key) for key in self.of(action))

    @property
    def keymap(self) -> dict[str, str]:
        """What Textual has to know: the chosen keys by the id of their binding."""
        found: dict[str, str] = {}
        for action, keys in self._chosen.items():
            if action == "look_at":
                found |= {f"{action}.{number}": key for number, key in enumerate(keys, 1)}
            else:
                found[action] = ",".join(keys)
        return found


class KeyedApp(App[None]):
    """An app whose keys the player may have chosen."""

    keys = Keys()


def keys_of(node: DOMNode) -> Keys:
    """Return the keys of the app that a widget or a screen belongs to."""
    app = node.app
    assert isinstance(app, KeyedApp)  # there is no other app here
    return app.keys
