"""Everything that can be done: one table for keys, key bar, palette, help and docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """Something that can be done.

    Attributes:
        id: a stable name, by which its keys can be changed.
        runs: the Textual action.
        keys: the keys that run it, separated by commas, unless the player chose others.
        label: what it does, in the key bar; empty keeps it out of there.
        help: what it does, in a sentence.
        direct: whether it can also be run by a click on the key bar and from the palette.
        fixed: whether its keys stay what they are.
    """

    id: str
    runs: str
    keys: str
    label: str
    help: str
    direct: bool = True
    fixed: bool = False

    def bindings(self) -> Iterator[Binding]:
        """Yield what ties its keys to it."""
        if self.runs != "look_at":
            # What always works does so in boxes too, which take no other key of the app's.
            yield Binding(
                self.keys, self.runs, self.help, show=False, id=self.id, priority=self.fixed
            )
            return
        for number, key in enumerate(self.keys.split(","), 1):
            yield Binding(
                key, f"look_at({number})", self.help, show=False, id=f"{self.id}.{number}"
            )


_ALL = (
    Action("decide", "decide", "enter", "decide", "Decide for the option in focus."),
    Action("take", "take", "enter", "take", "Take the answer in focus."),
    Action("look_at", "look_at", "1,2,3,4,5,6,7,8,9", "", "Look at an option.", direct=False),
    Action("look_on", "look_on", "down,j", "", "Go to the next, or a line down.", direct=False),
    Action("look_back", "look_back", "up,k", "", "Go one back, or a line up.", direct=False),
    Action("look_first", "look_first", "home", "", "Go to the first, or to the top.", direct=False),
    Action("look_last", "look_last", "end", "", "Go to the last, or to the end.", direct=False),
    Action("read_on", "read_on", "enter", "read on", "Read further down, then go on."),
    Action("play", "play", "enter", "play", "Play it, or go on where you left it."),
    Action("anew", "anew", "n", "begin anew", "Play it from the beginning."),
    Action("more", "more", "right,plus", "more", "Suppose the next greater value.", direct=False),
    Action("less", "less", "left,minus", "less", "Suppose the next smaller value.", direct=False),
    Action("zero", "zero", "0", "", "Suppose 0; 1 to 9 suppose others.", direct=False),
    Action("reset", "reset", "backspace,delete", "reset", "Suppose what the game does."),
    Action("pane_on", "pane_on", "right,tab", "pane", "Turn to the next pane or tab."),
    Action("pane_back", "pane_back", "left,shift+tab", "", "Turn to the one before.", direct=False),
    Action("scroll_on", "scroll_on", "space,pagedown", "", "Scroll down.", direct=False),
    Action("scroll_back", "scroll_back", "pageup,b", "", "Scroll up.", direct=False),
    Action("why", "why", "w", "why", "Show the claims and assumptions behind it."),
    Action("reason", "reason", "r", "reason", "Write down why you decide, and what you expect."),
    Action("undo", "undo", "u", "undo", "Take the last decision back."),
    Action("branch", "branch", "f", "play on", "Play on from a decision of yours, as a new game."),
    Action("jump", "jump", "g", "jump", "While writing: go to any state, with chosen values."),
    Action("map", "map", "m", "map", "Show the map: your way, and what you have not met."),
    Action("people", "people", "p", "people", "Show who is who."),
    Action("log", "log", "l", "log", "Show the play so far."),
    Action("copy", "copy", "c", "copy", "Copy it, as text, to the clipboard."),
    Action("export", "export", "e", "export", "Write it to a file."),
    Action("page", "page", "h", "", "Write a page to print, where that is asked.", direct=False),
    Action("close", "close", "escape,enter", "close", "Close this."),
    Action("yes", "yes", "enter,y", "", "Yes.", direct=False),
    Action("no", "no", "escape,n", "", "No.", direct=False),
    Action("list", "list", "s", "", "Go to the scenarios, where leaving is asked.", direct=False),
    Action("help", "app.help", "question_mark,f1", "help", "Show the keys."),
    Action("palette", "app.command_palette", "ctrl+p", "all", "Find any of these by name."),
    Action("theme", "app.next_theme", "t", "", "Change the colours."),
    Action("leave", "app.leave", "q", "leave", "Leave."),
    Action(
        "interrupt", "app.interrupt", "ctrl+c", "", "Leave; twice, without being asked.",
        direct=False, fixed=True,
    ),
    Action(
        "suspend", "app.suspend_process", "ctrl+z", "",
        "Put the game aside for the shell, where there is one; `fg` brings it back.",
    ),
)  # fmt: skip

ACTIONS: dict[str, Action] = {action.id: action for action in _ALL}

EVERYWHERE = ("help", "palette", "theme", "leave", "interrupt", "suspend")
"""What can be done on every screen; the app itself binds these."""


def bindings(*ids: str) -> list[BindingType]:
    """Return the bindings of the named actions."""
    return [binding for name in ids for binding in ACTIONS[name].bindings()]


def bound(declared: Iterable[BindingType]) -> list[Action]:
    """Return the actions that a screen's bindings belong to, each once, in their order."""
    found = (b.id.split(".")[0] for b in declared if isinstance(b, Binding) and b.id is not None)
    return [ACTIONS[name] for name in dict.fromkeys(found) if name in ACTIONS]
