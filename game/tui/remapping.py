"""Checking the keys that a player wrote down."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, NamedTuple

from game.scenario.names import did_you_mean
from game.tui.actions import ACTIONS, Action
from game.tui.keys import key_name

_NAMED = frozenset(
    (
        "enter",
        "escape",
        "space",
        "tab",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "comma",
        "question_mark",
    )
) | {f"f{number}" for number in range(1, 13)}
_HELD = ("ctrl", "shift", "alt")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""What terminals send for these."""
_TAKEN = {"ctrl+c": "always leaves", "ctrl+q": "always leaves"}
_LOOKS = 9

Chosen = dict[str, tuple[str, ...]]


class Wrong(NamedTuple):
    """Something that cannot be used: under which name it was written, and why not."""

    name: str
    why: str


def chosen_keys(written: Any) -> tuple[Chosen, list[Wrong]]:
    """Return the keys that can be used, by action, and what is wrong with the others.

    Args:
        written: what stands in the file: by action, a key or a list of keys.
    """
    if not isinstance(written, Mapping):
        return {}, [Wrong("keys", "`[keys]` is a table: one line for each action")]
    wrong: list[Wrong] = []
    chosen: Chosen = {}
    for name, value in written.items():
        keys = _as_keys(value)
        why = _whats_wrong(name, keys)
        if why:
            wrong.append(Wrong(name, why))
        else:
            chosen[name] = tuple(_long_name(key) for key in keys)
    while (clash := _clash(chosen)) is not None:
        # An action that gets its own keys back may now clash with a third.
        wrong.append(clash)
        del chosen[clash.name]
    return chosen, wrong


def _as_keys(value: Any) -> list[str]:
    keys = value if isinstance(value, list) else [value]
    return [key for key in keys if isinstance(key, str)] if keys else []


def _whats_wrong(name: str, keys: list[str]) -> str:
    action = ACTIONS.get(name)
    if action is None:
        return f"there is no action `{name}`; {did_you_mean(name, sorted(ACTIONS))}"
    if action.fixed:
        return f"the key of `{name}` cannot be changed"
    if not keys:
        return f'`{name}` needs a key, such as "x" or "f5", or a list of them'
    if name == "look_at" and len(keys) != _LOOKS:
        return f"`look_at` needs {_LOOKS} keys, one for each option"
    return next((why for key in keys if (why := _impossible(key))), "")


def _impossible(key: str) -> str:
    *held, last = key.split("+") if len(key) > 1 else [key]
    if key in _SAME:
        return f"terminals send `{key}` as `{_SAME[key]}`"
    if key in _TAKEN:
        return f"`{key}` {_TAKEN[key]}"
    printable = len(last) == 1 and last.isprintable() and last != " "
    if not (printable or last in _NAMED):
        return f'`{key}` is no key; keys are called "x", "f5", "ctrl+x", "space", "pageup"'
    if any(one not in _HELD for one in held) or len(set(held)) < len(held):
        return f"`{key}` is no key; before the + stand ctrl, shift or alt"
    if printable and "shift" in held:
        return f'`{key}` is no key of its own; write what it types, such as "{last.upper()}"'
    if "ctrl" in held and printable and last not in string.ascii_lowercase:
        return f"terminals do not send `{key}`"
    return ""


def _long_name(key: str) -> str:
    return {",": "comma", "?": "question_mark"}.get(key, key)


def _clash(chosen: Chosen) -> Wrong | None:
    """Return a choice that gives one key two meanings on one screen.

    Actions that share a key as they come are never both possible, and may share any.
    """
    keys = {name: chosen.get(name) or _own_keys(one) for name, one in ACTIONS.items()}
    for name in chosen:
        for other in ACTIONS:
            shared = next((key for key in keys[name] if key in keys[other]), None)
            if shared is not None and other != name and not _never_both(name, other):
                return Wrong(name, f"`{key_name(shared)}` is the key of `{other}` already")
    return None


def _never_both(one: str, other: str) -> bool:
    return not set(_own_keys(ACTIONS[one])).isdisjoint(_own_keys(ACTIONS[other]))


def _own_keys(action: Action) -> tuple[str, ...]:
    return tuple(action.keys.split(","))
