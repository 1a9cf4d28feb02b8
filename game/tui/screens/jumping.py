"""Asking an author where to jump."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from game.tui.screens.dialog import Dialog
from game.tui.text import Block, Document, words
from game.tui.views.parts import quiet
from game.tui.widgets.push import Push
from game.tui.widgets.reason_box import ReasonBox
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


class Jumping(Dialog[str | None]):
    """Asks for a state and values; returns what was written, or None.

    Args:
        states: where one may go.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave_it", "Stay here", show=False)]

    def __init__(self, states: Iterable[str]) -> None:
        super().__init__()
        self._states = list(states)

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box ask"):
            yield TextBox(words("Jump to which state?", "heading"), classes="box-title")
            about = [
                quiet("Its name, and values that differ there: response trust=3 warned=true"),
                Block(words(", ".join(self._states))),
            ]
            yield TextBox(Document(about), classes="what")
            yield ReasonBox()
            with Horizontal(classes="answers"):
                yield Push("Enter", "jump", "jump")
                yield Push("Esc", "stay", "leave_it")
        yield TooSmall()

    def begin(self) -> None:
        """Be ready to write."""
        super().begin()
        self.query_one(ReasonBox).focus()

    @on(ReasonBox.Finished)
    def action_jump(self) -> None:
        """Go there."""
        self.dismiss(self.query_one(ReasonBox).text.strip())

    def action_leave_it(self) -> None:
        """Stay."""
        self.dismiss(None)
