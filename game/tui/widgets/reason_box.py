"""Where a player writes why."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from game.scenario.characters import clean
from game.scenario.limits import REASON_LENGTH


class ReasonBox(TextArea):
    """A few sentences. Enter keeps them, ctrl+j starts a new line.

    Args:
        so_far: what was written before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "new_line", "Start a new line", show=False)
    ]

    class Finished(Message):
        """The player is done writing."""

    class Full(Message):
        """There was more than there is room for; the rest was left out."""

    def __init__(self, so_far: str = "") -> None:
        super().__init__(clean(so_far), soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default().stop()
            self.post_message(self.Finished())
        elif len(self.text) >= REASON_LENGTH and event.is_printable:
            event.prevent_default().stop()
            self.post_message(self.Full())
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take pasted text without control characters, as far as there is room."""
        event.prevent_default().stop()
        room = max(REASON_LENGTH - len(self.text), 0)
        pasted = clean(event.text.replace("\r\n", "\n"))
        await super()._on_paste(events.Paste(pasted[:room]))
        if len(pasted) > room:
            self.post_message(self.Full())

    def load_text(self, text: str) -> None:
        """Begin with this text instead, without control characters."""
        super().load_text(clean(text))

    def action_new_line(self) -> None:
        """Start a new line, where there is room for one."""
        if len(self.text) < REASON_LENGTH:
            self.insert("\n")
