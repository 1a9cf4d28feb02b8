"""A row of names of which one is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from game.tui.text import joined, words
from game.tui.widgets.text_box import TextBox

_BETWEEN = " "


class TabBar(TextBox):
    """Names of panes; a click, or the screen's keys, open one.

    Args:
        names: what is written on the tabs; written by this program.
    """

    opened: reactive[int] = reactive(0, init=False)
    left_out: reactive[frozenset[int]] = reactive(frozenset[int](), init=False)

    @dataclass
    class Clicked(Message):
        """A tab was clicked."""

        index: int

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.show(self._drawn())

    def watch_opened(self) -> None:
        """Draw it anew."""
        self.show(self._drawn())

    def watch_left_out(self) -> None:
        """Draw it anew."""
        self.show(self._drawn())

    def on_resize(self) -> None:
        """Keep the open tab in sight."""
        self.show(self._drawn())

    def next(self, steps: int) -> int:
        """Return the tab so many steps after the open one, round the end."""
        there = self._there
        return there[(there.index(self.opened) + steps) % len(there)]

    @property
    def _there(self) -> list[int]:
        return [index for index in range(len(self._names)) if index not in self.left_out]

    def _labels(self) -> list[tuple[int, Content]]:
        """Return the tabs with their words, from the first that leaves room for the open one."""
        room = self.content_size.width
        labels = [(index, self._label(index)) for index in self._there]
        if room and self._width(labels) > room:  # closer together they may all be seen
            labels = [(index, self._label(index, "")) for index in self._there]
        while room and labels[0][0] != self.opened and self._reach(labels) > room:
            labels.pop(0)
        return labels

    def _reach(self, labels: Sequence[tuple[int, Content]]) -> int:
        """Return where the open tab ends."""
        return self._width([(index, label) for index, label in labels if index <= self.opened])

    def _width(self, labels: Sequence[tuple[int, Content]]) -> int:
        return sum(len(label) + len(_BETWEEN) for _, label in labels) - len(_BETWEEN)

    def _label(self, index: int, gap: str = " ") -> Content:
        name = self._names[index]
        if index == self.opened:
            return words(f"▸{gap}{name}", "heading")
        return words(f" {gap}{name}", "quiet")

    def _drawn(self) -> Content:
        return joined((label for _, label in self._labels()), _BETWEEN)

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        at = event.get_content_offset(self)
        start = 0
        for index, label in self._labels():
            if at is not None and start <= at.x < start + len(label):
                self.post_message(self.Clicked(index))
            start += len(label) + len(_BETWEEN)
