"""The reference for starting: a Textual app with one Static in it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

SAID = "There is nothing else here."


class OneStatic(App[None]):
    """Says one thing."""

    def compose(self) -> ComposeResult:
        """Build it."""
        yield Static(SAID)


if __name__ == "__main__":
    OneStatic().run()
