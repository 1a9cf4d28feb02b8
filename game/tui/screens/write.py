"""Writing something down."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from game.scenario.limits import REASON_LENGTH
from game.tui.screens.dialog import Dialog
from game.tui.text import Block, Document, words
from game.tui.views.parts import quiet
from game.tui.widgets.push import Push
from game.tui.widgets.reason_box import ReasonBox
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


class Write(Dialog[str | None]):
    """Asks for something in the player's words; returns it, or None where it was left as it was.

    Args:
        question: written by this program.
        what: what it is about (plain text).
        so_far: what has been written already.
        is_asked: whether the scenario asks for it here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_it", "Leave it as it was", show=False)
    ]

    def __init__(self, question: str, what: str, so_far: str, *, is_asked: bool = False) -> None:
        super().__init__()
        self._question = question
        self._what, self._so_far, self._is_asked = what, so_far, is_asked

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box ask"):
            yield TextBox(words(self._question, "heading"), classes="box-title")
            about = [Block(words(self._what, "quiet"))]
            if self._is_asked:
                about.append(quiet("You are asked for it here; a few words will do, or none."))
            yield TextBox(Document(about), classes="what")
            yield ReasonBox(self._so_far)
            with Horizontal(classes="answers"):
                yield Push("Enter", "go on" if self._is_asked else "keep", "keep")
                yield Push("Ctrl+J", "new line", "new_line")
                yield Push("Esc", "back" if self._is_asked else "leave it", "leave_it")
        yield TooSmall()

    def begin(self) -> None:
        """Be ready to write, after what is there."""
        super().begin()
        box = self.query_one(ReasonBox)
        box.focus()
        box.move_cursor(box.document.end)

    @property
    def has_draft(self) -> bool:
        """Whether there is anything in the box."""
        return bool(self.query_one(ReasonBox).text.strip())

    @on(ReasonBox.Finished)
    def action_keep(self) -> None:
        """Keep what was written."""
        self.dismiss(self.query_one(ReasonBox).text.strip())

    @on(ReasonBox.Full)
    def _is_full(self) -> None:
        self.say(f"There is room for {REASON_LENGTH:,} characters; the rest was left out.")

    @on(ReasonBox.Changed)
    def _has_room(self, event: ReasonBox.Changed) -> None:
        if len(event.text_area.text) < REASON_LENGTH:
            self.fall_silent()

    def action_new_line(self) -> None:
        """Start a new line."""
        self.query_one(ReasonBox).action_new_line()

    def action_leave_it(self) -> None:
        """Leave the reason as it was."""
        self.dismiss(None)
