"""A list of which one item is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from game.tui.items import Item
from game.tui.text import NOTHING, Block, Document, joined, words
from game.tui.widgets.scroller import Scroller, Top
from game.tui.widgets.text_box import TextBox


class _Row(TextBox):
    looked_at: reactive[bool] = reactive(False, init=False)

    @dataclass
    class Clicked(Message):
        """It was clicked."""

        index: int

    def __init__(self, item: Item, index: int, mark: str) -> None:
        super().__init__(classes="" if item.is_open else "-closed")
        self.item, self.index, self._mark = item, index, mark
        self.show(self._drawn())

    def _drawn(self) -> Document:
        pointer = words("▸ " if self.looked_at else "  ", "heading")
        lead = joined([pointer, words(self._mark, "accent" if self.item.is_open else "quiet")])
        below = (block.indented(lead.cell_length) for block in self.item.below)
        return Document([Block(self.item.label, first=lead), *below])

    def watch_looked_at(self, looked_at: bool) -> None:
        """Draw it anew."""
        self.set_class(looked_at, "-looked-at")
        self.show(self._drawn())

    def on_click(self, event: events.Click) -> None:
        """Look at it, or take it."""
        event.stop()
        self.post_message(self.Clicked(self.index))


class Choices(Scroller):
    """Items to look at, by number, by arrow or by click; none of them at first.

    Args:
        items: what there is.
        invitation: said on the lower edge as long as none is looked at; by this program.
    """

    looked_at: reactive[int | None] = reactive(None, init=False)

    @dataclass
    class Looked(Message):
        """Another item is looked at."""

        index: int

    @dataclass
    class Taken(Message):
        """The item looked at was clicked again."""

        index: int

    def __init__(self, items: Sequence[Item] = (), *, invitation: str = "") -> None:
        width = len(str(len(items)))
        marks = (f"{number:>{width}}  " for number in count(1))
        self._invitation = invitation
        self._rows = [_Row(*row) for row in zip(items, count(), marks, strict=False)]
        super().__init__(*self._rows)

    def out_of_sight(self) -> Content:
        """Return how many items are above and below what is in sight."""
        top, bottom = self.scroll_y, self.scroll_y + self.scrollable_content_region.height
        above = sum(row.virtual_region.y < top for row in self._rows)
        below = sum(row.virtual_region.bottom > bottom for row in self._rows)
        invited = self._invitation if self.looked_at is None else ""
        said = [invited] * bool(invited)
        said += [f"▴ {above} above"] * bool(above) + [f"▾ {below} more below"] * bool(below)
        return words("  ".join(said), "accent") if said else NOTHING

    def on_resize(self) -> None:
        """Keep the item looked at in sight."""
        if self.looked_at is not None:
            self.call_after_refresh(self._bring_up, self.looked_at)

    def return_to(self, top: Top) -> None:
        """Go back to the words that stood at the top, or else to the item looked at."""
        super().return_to(top)
        if self.looked_at is not None:
            self._bring_up(self.looked_at)

    def _bring_up(self, index: int) -> None:
        self.scroll_to_widget(self._rows[index], animate=False)

    def look_at(self, index: int) -> None:
        """Look at an item; one that does not exist changes nothing."""
        if 0 <= index < len(self._rows):
            self.looked_at = index

    def look_last(self) -> None:
        """Look at the last item."""
        self.look_at(len(self._rows) - 1)

    def look_on(self, steps: int) -> None:
        """Look further down, or up where ``steps`` is negative; it stops at the ends."""
        if not self._rows:
            return
        if self.looked_at is None:
            self.look_at(0 if steps > 0 else len(self._rows) - 1)
        else:
            self.look_at(min(max(self.looked_at + steps, 0), len(self._rows) - 1))

    def watch_looked_at(self, index: int | None) -> None:
        """Mark the item, bring it into sight, and say so."""
        for row in self._rows:
            row.looked_at = row.index == index
        self._look()
        if index is not None:
            self._bring_up(index)
            self.post_message(self.Looked(index))

    @on(_Row.Clicked)
    def _clicked(self, event: _Row.Clicked) -> None:
        event.stop()
        if event.index == self.looked_at:
            self.post_message(self.Taken(event.index))
        else:
            self.look_at(event.index)
