"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from game.tui.actions import bindings
from game.tui.screens.dialog import Dialog
from game.tui.text import Block, Document, words
from game.tui.widgets.pane import Pane
from game.tui.widgets.push import Push
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


@dataclass(frozen=True, slots=True)
class Answer:
    """A further answer: the key that gives it, its words, and what is returned for it."""

    key: str
    label: str
    gives: str


class Ask(Dialog[str | None]):
    """Enter or y answers yes, Escape or n no; other answers have their own keys.

    It returns ``"yes"``, None for no, or what the other answer gives.

    Args:
        question: written by this program.
        blocks: what it is about.
        yes, no: the words for the two answers.
        others: further answers.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("yes", "no", "scroll_on", "scroll_back")

    def __init__(
        self,
        question: str,
        blocks: Sequence[Block] = (),
        *,
        yes: str,
        no: str,
        others: Sequence[Answer] = (),
    ) -> None:
        super().__init__()
        self._question, self._document = question, Document(blocks)
        self._yes, self._no, self._others = yes, no, tuple(others)
        for other in others:
            self._bindings.bind(other.key, f"other({other.gives!r})", show=False)

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box ask"):
            yield TextBox(words(self._question, "heading"), classes="box-title")
            with Pane():
                yield TextBox(self._document)
            with Horizontal(classes="answers"):
                yield Push("Enter", self._yes, "yes")
                for other in self._others:
                    yield Push(other.key, other.label, f"other({other.gives!r})")
                yield Push("Esc", self._no, "no")
        yield TooSmall()

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss("yes")

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(None)

    def action_other(self, gives: str) -> None:
        """Give another answer."""
        self.dismiss(gives)

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self.query_one(Pane).page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self.query_one(Pane).page_back()


class Leave(Ask):
    """The question whether to leave; the key that asked it answers it too."""
