"""Something to read over a screen: why, who is who, the log, the help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from game.tui.actions import bindings, bound
from game.tui.screens.dialog import Dialog
from game.tui.text import Block, Document, words
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.too_small import TooSmall


class Sheet(Dialog[None]):
    """A titled text.

    Args:
        title: written by this program.
        blocks: what it says.
        key: the key that opened it, which closes it too.
        from_end: whether the end is shown first.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "close", "scroll_on", "scroll_back", "look_on", "look_back", "look_first", "look_last"
    )

    def __init__(
        self, title: str, blocks: Sequence[Block], key: str, *, from_end: bool = False
    ) -> None:
        super().__init__()
        self._title, self._document, self._from_end = title, Document(blocks), from_end
        self._bindings.bind(key, "close", show=False)

    def compose(self) -> ComposeResult:
        """Build it."""
        with Vertical(classes="box sheet"):
            yield TextBox(words(self._title, "heading"), classes="box-title")
            with Pane():
                yield TextBox(self._document)
            yield KeyBar(bound(self.BINDINGS), everywhere=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the end first where that was asked for."""
        super().on_mount()
        if self._from_end:
            self.query_one(Pane).scroll_end(animate=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self.query_one(Pane).page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self.query_one(Pane).page_back()

    def action_look_on(self) -> None:
        """Scroll a line down."""
        self.query_one(Pane).scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Scroll a line up."""
        self.query_one(Pane).scroll_up(animate=False)

    def action_look_first(self) -> None:
        """Scroll to the top."""
        self.query_one(Pane).scroll_home(animate=False)

    def action_look_last(self) -> None:
        """Scroll to the end."""
        self.query_one(Pane).scroll_end(animate=False)
