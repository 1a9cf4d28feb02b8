"""A question with a list of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from game.tui.actions import bindings
from game.tui.items import Item
from game.tui.screens.choosing import Choosing
from game.tui.screens.dialog import Dialog
from game.tui.text import words
from game.tui.widgets.choices import Choices
from game.tui.widgets.push import Push
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


class Pick(Choosing, Dialog[int | None]):
    """Returns the number of the answer taken, from 0; None where the player went back.

    Args:
        question: written by this program.
        answers: to it (plain text).
        first: which is looked at first; None leaves that to the player.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("take", "look_at", "look_on", "look_back", "look_first", "look_last"),
        Binding("escape", "go_back", "Go back", show=False),
    ]

    def __init__(self, question: str, answers: Sequence[str], first: int | None = 0) -> None:
        super().__init__()
        self._question, self._answers, self._first = question, answers, first

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box ask"):
            yield TextBox(words(self._question, "heading"), classes="box-title")
            yield Choices([Item(words(answer)) for answer in self._answers])
            with Horizontal(classes="answers"):
                yield Push("take", "take")
                yield Push("Esc", "back", "go_back")
        yield TooSmall()

    def begin(self) -> None:
        """Look at the first answer."""
        super().begin()
        if self._first is not None:
            self.choices.look_at(self._first)

    @property
    def choices(self) -> Choices:
        """The answers."""
        return self.query_one(Choices)

    @on(Choices.Taken)
    def action_take(self) -> None:
        """Take the answer looked at."""
        looked_at = self.choices.looked_at
        if looked_at is not None:
            self.dismiss(looked_at)

    def action_go_back(self) -> None:
        """Take none."""
        self.dismiss(None)
