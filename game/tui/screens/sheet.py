"""Something to read over a screen: why, who is who, the log, the help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingsMap, BindingType
from textual.containers import Vertical

from game.tui.actions import ACTIONS, bindings, bound
from game.tui.screens.dialog import Dialog
from game.tui.screens.scrolling import Scrolling
from game.tui.text import Block, Document, words
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


class Sheet(Scrolling, Dialog[None]):
    """A titled text.

    Args:
        title: written by this program.
        blocks: what it says.
        opened_by: the id of the action that opened it; its keys close it too.
        from_end: whether the end is shown first.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "close", "scroll_on", "scroll_back", "look_on", "look_back", "look_first", "look_last"
    )

    def __init__(
        self, title: str, blocks: Sequence[Block], opened_by: str, *, from_end: bool = False
    ) -> None:
        super().__init__()
        self._title, self._document, self._from_end = title, Document(blocks), from_end
        closing = [replace(one, action="close") for one in ACTIONS[opened_by].bindings()]
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(closing)])

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box sheet"):
            yield TextBox(words(self._title, "heading"), classes="box-title")
            with Pane():
                yield TextBox(self._document)
            yield KeyBar(
                bound([*self.BINDINGS, *Sheet.BINDINGS]), self.makes_sense, everywhere=False
            )
        yield TooSmall()

    def begin(self) -> None:
        """Show the end first where that was asked for."""
        super().begin()
        if self._from_end:
            self.action_look_last()

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()

    @property
    def reading(self) -> Pane:
        """The text's pane."""
        return self.query_one(Pane)
