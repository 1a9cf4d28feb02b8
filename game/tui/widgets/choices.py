"""A list of which one item is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from game.tui.text import Block, Document, joined, words
from game.tui.widgets.text_box import TextBox


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: its words, quieter blocks under them, whether it can be taken."""

    label: Content
    below: tuple[Block, ...] = ()
    open: bool = True


class Choices(VerticalScroll, can_focus=False):
    """Items to look at, by number, by arrow or by click; ``focus_on`` is None at first."""

    looked_at: reactive[int | None] = reactive(None, init=False)

    @dataclass
    class Looked(Message):
        """Another item is looked at."""

        index: int

    @dataclass
    class Taken(Message):
        """The item looked at was clicked again."""

        index: int

    def __init__(
        self, items: Sequence[Item] = (), *, numbered: bool = True, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.items = list(items)
        self._numbered = numbered
        for row in self._rows():
            self.compose_add_child(row)

    def _rows(self) -> list[_Row]:
        return [_Row(item, index, self._mark_of(index)) for index, item in enumerate(self.items)]

    def _mark_of(self, index: int) -> str:
        width = len(str(len(self.items)))
        return f"{index + 1:>{width}}  " if self._numbered else ""

    def add(self, item: Item) -> None:
        """Add an item at the end."""
        self.items.append(item)
        self.mount(_Row(item, len(self.items) - 1, self._mark_of(len(self.items) - 1)))

    def look_at(self, index: int) -> None:
        """Look at an item; one that does not exist changes nothing."""
        if 0 <= index < len(self.items):
            self.looked_at = index

    def look_on(self, steps: int) -> None:
        """Look further down, or up where ``steps`` is negative; it stops at the ends."""
        if not self.items:
            return
        if self.looked_at is None:
            self.look_at(0 if steps > 0 else len(self.items) - 1)
        else:
            self.look_at(min(max(self.looked_at + steps, 0), len(self.items) - 1))

    def watch_looked_at(self, index: int | None) -> None:
        """Mark the item, bring it into sight, and say so."""
        for row in self.query(_Row):
            row.looked_at = row.index == index
            if row.looked_at:
                self.scroll_to_widget(row, animate=False)
        if index is not None:
            self.post_message(self.Looked(index))

    def _clicked(self, index: int) -> None:
        if index == self.looked_at:
            self.post_message(self.Taken(index))
        else:
            self.look_at(index)


class _Row(TextBox):
    looked_at: reactive[bool] = reactive(False, init=False)

    def __init__(self, item: Item, index: int, mark: str) -> None:
        super().__init__(classes="" if item.open else "-closed")
        self.item, self.index, self._mark = item, index, mark
        self.show(self._drawn())

    def _drawn(self) -> Document:
        pointer = words("▸ " if self.looked_at else "  ", "heading")
        lead = joined([pointer, words(self._mark, "accent" if self.item.open else "quiet")])
        below = (block.indented(lead.cell_length) for block in self.item.below)
        return Document([Block(self.item.label, first=lead), *below])

    def watch_looked_at(self, looked_at: bool) -> None:
        """Draw it anew."""
        self.set_class(looked_at, "-looked-at")
        self.show(self._drawn())

    def on_click(self, event: events.Click) -> None:
        """Look at it, or take it."""
        event.stop()
        choices = self.parent
        assert isinstance(choices, Choices)
        choices._clicked(self.index)
