"""The assumptions of a finished game, to be changed by arrows, by number and by mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.reactive import reactive

from game.reports.assumptions import WhatIf
from game.reports.evidence import Reason
from game.reports.supposing import Supposing
from game.tui.text import Document
from game.tui.views.assumptions import row, scale, scale_cell
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox


class _Row(TextBox):
    @dataclass
    class Clicked(Message):
        """It was clicked: at a value of its range, by place, or beside it."""

        index: int
        at: int | None

    def __init__(self, supposing: Supposing, index: int) -> None:
        super().__init__()
        self._supposing, self.index = supposing, index
        self._drawn_as: tuple[int, WhatIf | None, bool] | None = None
        self.draw(None, looked_at=False)

    @property
    def _reason(self) -> Reason:
        return self._supposing.assumptions[self.index]

    def draw(self, found: WhatIf | None, *, looked_at: bool) -> None:
        """Draw it, unless it stands there so already."""
        drawn_as = self._supposing.at(self._reason.id), found, looked_at
        if drawn_as == self._drawn_as:
            return
        self._drawn_as = drawn_as
        self.set_class(looked_at, "-looked-at")
        self.show(Document(row(self._supposing, self._reason, found, looked_at=looked_at)))

    def on_click(self, event: events.Click) -> None:
        """Look at it, or take the value clicked."""
        event.stop()
        at = event.get_content_offset(self)
        point = None
        if at is not None and self._is_scale(at.y):
            point = scale(self._supposing, self._reason.id).point_at(scale_cell(at.x))
        self.post_message(self.Clicked(self.index, point))

    def _is_scale(self, line: int) -> bool:
        shown = self.visual
        assert isinstance(shown, Document)
        return shown.place(line, self.content_size.width).block == 1


class Supposed(Pane):
    """A list of assumptions, of which one may be looked at, with text after them.

    Args:
        supposing: what is supposed; it is changed here.
    """

    looked_at: reactive[int | None] = reactive(None, init=False)

    @dataclass
    class Changed(Message):
        """Something else is supposed."""

    @dataclass
    class Refused(Message):
        """A value cannot be taken; ``why`` says why (plain text)."""

        why: str

    def __init__(self, supposing: Supposing) -> None:
        self._supposing = supposing
        self._found: WhatIf | None = None
        self._rows = [_Row(supposing, index) for index in range(len(supposing.assumptions))]
        self._below = TextBox(classes="below")
        super().__init__(*self._rows, self._below)

    def tell(self, found: WhatIf | None, below: Document) -> None:
        """Show what each value alone would have done, once it is known, and text below."""
        self._found = found
        self._below.show(below)
        self._draw()

    def _draw(self) -> None:
        for one in self._rows:
            one.draw(self._found, looked_at=one.index == self.looked_at)

    def watch_looked_at(self, index: int | None) -> None:
        """Mark it, and bring it into sight."""
        self._draw()
        if index is not None:
            self.call_after_refresh(
                self.scroll_to_widget, self._rows[index], animate=False, top=False
            )
        self.screen.refresh_bindings()

    def look_on(self, steps: int) -> bool:
        """Look further down, or up; return False where there is none, and none is looked at."""
        if not self._rows:
            return False
        at = (-1 if self.looked_at is None else self.looked_at) + steps
        if self.looked_at is None and steps < 0:
            return False
        if at >= len(self._rows):
            return False
        self.looked_at = at if at >= 0 else None
        return True

    def _chosen(self) -> str | None:
        return None if self.looked_at is None else self._supposing.assumptions[self.looked_at].id

    def step(self, steps: int) -> None:
        """Suppose the next greater value of the one looked at, or the next smaller."""
        name = self._chosen()
        if name is not None:
            self._take(name, self._supposing.at(name) + steps)

    def put(self, number: int) -> None:
        """Suppose a value of the one looked at: an amount by its size, a likelihood by place."""
        name = self._chosen()
        if name is None:
            return
        values = self._supposing.values(name)
        places = [at for at, one in enumerate(values) if one in {number, -number}]
        if not isinstance(values[0], int):
            places = [number - 1] if 1 <= number <= len(values) else []
        if places:
            self._take(name, places[-1])
        else:
            self.post_message(self.Refused(f"{number} is not within what is plausible here."))

    def reset(self) -> None:
        """Suppose what the scenario does."""
        self._supposing.reset()
        self._changed()

    def _take(self, name: str, at: int) -> None:
        try:
            self._supposing.take(name, at)
        except ValueError as error:
            self.post_message(self.Refused(f"That cannot be: {error}."))
            return
        self._changed()

    def _changed(self) -> None:
        self._draw()
        self.post_message(self.Changed())

    @on(_Row.Clicked)
    def _clicked(self, event: _Row.Clicked) -> None:
        event.stop()
        self.looked_at = event.index
        if event.at is not None:
            self._take(self._supposing.assumptions[event.index].id, event.at)
