"""The keys of a screen."""

from __future__ import annotations

from collections.abc import Iterable

from game.tui.actions import ACTIONS, EVERYWHERE, Action
from game.tui.text import Block, words
from game.tui.views.parts import heading, quiet

_KEY_WIDTH = 9


def keys(actions: Iterable[Action]) -> list[Block]:
    """Return what each key does, those of the screen first."""
    here = [_line(action) for action in actions]
    everywhere = [_line(ACTIONS[name]) for name in EVERYWHERE]
    return [
        heading("Here"),
        *here,
        heading("Everywhere"),
        *everywhere,
        quiet(
            "Everything works by mouse too: click an option to look at it and again to decide; "
            "click the words of the bottom line; turn the wheel to scroll."
        ),
    ]


def _line(action: Action) -> Block:
    key = words(f"{action.shown:<{_KEY_WIDTH}}", "accent")
    return Block(words(action.help), first=key, gap=0)
