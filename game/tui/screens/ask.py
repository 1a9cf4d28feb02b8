"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType
from textual.containers import Horizontal, Vertical

from game.tui.actions import ACTIONS, bindings
from game.tui.screens.dialog import Dialog
from game.tui.text import Block, Document, words
from game.tui.widgets.pane import Pane
from game.tui.widgets.push import Push
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


@dataclass(frozen=True, slots=True)
class Answer:
    """A further answer: the id of the action that gives it, and its words."""

    action: str
    label: str


class Ask(Dialog[str | None]):
    """Enter or y answers yes, Escape or n no; other answers have their own keys.

    It returns ``"yes"``, None for no, or the id of the other answer's action.

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
        more = [
            replace(one, action=f"other({other.action!r})")
            for other in others
            for one in ACTIONS[other.action].bindings()
        ]
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(more)])

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box ask"):
            yield TextBox(words(self._question, "heading"), classes="box-title")
            with Pane():
                yield TextBox(self._document)
            with Horizontal(classes="answers"):
                yield Push("yes", self._yes)
                for other in self._others:
                    yield Push(other.action, other.label, f"other({other.action!r})")
                yield Push("no", self._no)
        yield TooSmall()

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss("yes")

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(None)

    def action_other(self, action: str) -> None:
        """Give another answer."""
        self.dismiss(action)

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self.query_one(Pane).page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self.query_one(Pane).page_back()
