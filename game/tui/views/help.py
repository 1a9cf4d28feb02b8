"""The keys of a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.tui.actions import ACTIONS, EVERYWHERE, Action
from game.tui.keys import Keys
from game.tui.text import Block, words
from game.tui.views.parts import heading, quiet

_KEY_WIDTH = 9


def keys(actions: Iterable[Action], chosen: Keys, problems: Sequence[str] = ()) -> list[Block]:
    """Return what each key does, those of the screen first.

    Args:
        actions: what can be done on the screen.
        chosen: the keys.
        problems: what is wrong with the keys that the player wrote down.
    """
    here = [_line(action, chosen) for action in actions]
    everywhere = [_line(ACTIONS[name], chosen) for name in EVERYWHERE]
    wrong = [heading("Your keys"), *(Block(words(one)) for one in problems)] if problems else []
    return [
        *wrong,
        heading("Here"),
        *here,
        heading("Everywhere"),
        *everywhere,
        quiet(
            "Everything works by mouse too: click an option to look at it and again to decide; "
            "click the words of the bottom line; turn the wheel to scroll."
        ),
    ]


def _line(action: Action, chosen: Keys) -> Block:
    key = words(f"{chosen.first(action.id):<{_KEY_WIDTH}}", "accent")
    return Block(words(action.help), first=key, gap=0)
