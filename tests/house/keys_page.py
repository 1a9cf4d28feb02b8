"""The page about keys, written from the table of actions: ``python -m tests.house.keys_page``."""

from __future__ import annotations

from pathlib import Path

from game.tui.actions import ACTIONS
from game.tui.keys import Keys

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

_HEAD = """\
# Keys

<!-- Written by `python -m tests.house.keys_page`; edit game/tui/actions.py instead. -->

What can be done on the full screen. The bottom line of each screen shows what is possible there,
`?` shows all of it, and `Ctrl+P` finds anything by its name. The mouse does all of it too.

| id | keys | what it does |
|---|---|---|
"""

_TAIL = """
`^x` is Ctrl with x. While a reason is being written, `Enter` keeps it, `Ctrl+J` starts a new line
and `Esc` leaves it as it was.

## Other keys

Write the file `config.toml` in the folder that your system has for such files (on Linux
`~/.config/measured-response`, on macOS `~/Library/Application Support/measured-response`, on
Windows `%LOCALAPPDATA%\\measured-response`), or in the one that `MEASURED_RESPONSE_HOME` names:

```toml
animations = false      # nothing moves by itself

[keys]
why = "f5"              # by the id in the table above
leave = ["q", "f10"]    # or several
look_on = "down"        # gives j back
look_back = "up"
log = "L"
```

Keys are called by what they type (`"x"`, `"X"`, `"?"`), or `f1` to `f12`, `space`, `enter`,
`escape`, `tab`, `backspace`, `delete`, `insert`, `home`, `end`, `pageup`, `pagedown`, `up`, `down`,
`left`, `right`; before them may stand `ctrl+`, `alt+` or `shift+`. `look_at` takes nine of
them. What cannot be used is told with its line when the game opens; the action keeps its own keys.

## Colours

`t` changes between a dark look, a light one, one of high contrast, and the terminal's own sixteen
colours; the choice is kept. With `NO_COLOR` set there is no colour at all, nor on a terminal
that has none; on one with sixteen colours the game starts in these, whatever was chosen.
`TEXTUAL_ANIMATIONS=none` keeps everything still, as `animations = false` does.
"""


def page() -> str:
    """Return what the page should say."""
    keys = Keys()
    rows = (
        f"| `{action.id}` | {_listed(keys.all(action.id))} | {action.help}{_fixed(action.fixed)} |"
        for action in ACTIONS.values()
    )
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


def _listed(keys: str) -> str:
    return ", ".join(f"`{key}`" for key in keys.split(", "))


def _fixed(fixed: bool) -> str:
    return " Its key cannot be changed." if fixed else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
