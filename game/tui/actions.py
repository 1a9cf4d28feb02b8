"""Everything a key, a click or the palette can do: one table for bindings, key bar and help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done.

    Attributes:
        id: a stable name.
        runs: the Textual action.
        keys: the keys that run it, separated by commas.
        shown: the keys as a player reads them.
        label: what it does, in the key bar; empty keeps it out of there.
        help: what it does, in a sentence.
        direct: whether it can also be run by a click on the key bar and from the palette.
    """

    id: str
    runs: str
    keys: str
    shown: str
    label: str
    help: str
    direct: bool = True

    def bindings(self) -> Iterator[Binding]:
        """Yield what ties its keys to it."""
        if self.runs != "look_at":
            yield Binding(self.keys, self.runs, self.help, show=False, id=self.id)
            return
        for key in self.keys.split(","):
            yield Binding(key, f"look_at({key})", self.help, show=False, id=f"{self.id}.{key}")


_ALL = (
    Action("decide", "decide", "enter", "Enter", "decide", "Decide for the option in focus."),
    Action("look_at", "look_at", "1,2,3,4,5,6,7,8,9", "1-9", "", "Look at an option.", False),
    Action("look_on", "look_on", "down,j", "↓", "", "Go to the next.", False),
    Action("look_back", "look_back", "up,k", "↑", "", "Go to the one before.", False),
    Action("look_first", "look_first", "home", "Home", "", "Go to the first.", False),
    Action("look_last", "look_last", "end", "End", "", "Go to the last.", False),
    Action("read_on", "read_on", "enter", "Enter", "read on", "Read further down, then go on."),
    Action("play", "play", "enter", "Enter", "play", "Play it, or go on where you left it."),
    Action("anew", "anew", "n", "n", "begin anew", "Play it from the beginning."),
    Action("pane_on", "pane_on", "right,tab", "→", "pane", "Turn to the next pane or tab."),
    Action("pane_back", "pane_back", "left,shift+tab", "←", "", "Turn to the one before.", False),
    Action("scroll_on", "scroll_on", "space,pagedown", "Space", "", "Scroll down.", False),
    Action("scroll_back", "scroll_back", "pageup,b", "PgUp", "", "Scroll up.", False),
    Action("why", "why", "w", "w", "why", "Show the claims and assumptions behind it."),
    Action("reason", "reason", "r", "r", "reason", "Write down why you decide as you do."),
    Action("undo", "undo", "u", "u", "undo", "Take the last decision back."),
    Action("people", "people", "p", "p", "people", "Show who is who."),
    Action("log", "log", "l", "l", "log", "Show the play so far."),
    Action("close", "close", "escape,enter", "Esc", "close", "Close this."),
    Action("yes", "yes", "enter,y", "Enter", "", "Yes.", False),
    Action("no", "no", "escape,n", "Esc", "", "No.", False),
    Action("help", "app.help", "question_mark,f1", "?", "help", "Show the keys."),
    Action("palette", "app.command_palette", "ctrl+p", "^p", "all", "Find any of these by name."),
    Action("theme", "app.next_theme", "t", "t", "", "Change between dark and light."),
    Action("leave", "app.leave", "q,ctrl+c", "q", "leave", "Leave; the game is kept."),
)

ACTIONS: dict[str, Action] = {action.id: action for action in _ALL}

EVERYWHERE = ("help", "palette", "theme", "leave")
"""What can be done on every screen; the app itself binds these."""


def bindings(*ids: str) -> list[BindingType]:
    """Return the bindings of the named actions."""
    return [binding for name in ids for binding in ACTIONS[name].bindings()]


def bound(declared: Iterable[BindingType]) -> list[Action]:
    """Return the actions that a screen's bindings belong to, each once, in their order."""
    found = (b.id.split(".")[0] for b in declared if isinstance(b, Binding) and b.id is not None)
    return [ACTIONS[name] for name in dict.fromkeys(found) if name in ACTIONS]
