"""Saying things on a text stream, no wider than the terminal and than 80 columns."""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable, Iterable
from typing import TextIO

from game.plain.prose import prose_lines
from game.reports.cells import wrap
from game.scenario.characters import clean

WIDEST = 80
"""Cells of a line where a terminal has room for more; longer ones tire the eye."""
PIPED = 78
"""Cells of a line that goes into a pipe or a file."""
NARROWEST = 20
_PATIENCE = 0.5
"""Seconds of silence before it is said that something takes a while."""


class Speaker:
    """Writes headings, paragraphs and lists to a stream, with blank lines between them.

    Text comes out as it is, without a mark that a screen reader would have to spell; control
    characters never do.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._gap = False

    @property
    def width(self) -> int:
        """How many cells a line may take; a terminal may be made wider or narrower at any time."""
        if not self._out.isatty():
            return PIPED
        columns = shutil.get_terminal_size((WIDEST, 24)).columns
        return max(NARROWEST, min(WIDEST, columns))

    def heading(self, text: str, below: str = "") -> None:
        """Say the heading of what follows, with a line below it such as when and where it is."""
        self._block([*wrap(text, self.width), *(wrap(below, self.width) if below else [])])

    def paragraph(self, text: str) -> None:
        """Say plain text."""
        self._block(wrap(text, self.width))

    def prose(self, markdown: str, lead: str = "") -> None:
        """Say an author's Markdown, with ``lead`` on a line of its own before it."""
        lines = prose_lines(markdown, self.width)
        if lines:
            self._block([*wrap(lead, self.width), *lines] if lead else lines)

    def items(self, items: Iterable[str], lead: str = "", mark: str = "- ") -> None:
        """Say a list, each item of it on its own line; nothing where it is empty."""
        lines = [line for item in items for line in wrap(item, self.width, mark, "  ")]
        if lines:
            self._block([*wrap(lead, self.width), *lines] if lead else lines)

    def lines(self, lines: Iterable[str]) -> None:
        """Say lines that are short enough, as one block."""
        self._block([line for text in lines for line in wrap(text, self.width, "", "   ")])

    def while_waiting(self) -> Callable[[int], None]:
        """Return what long work calls with how far it has come.

        Somebody at a terminal is told once that it takes a while: a line that counts on, as
        elsewhere, would be read out again and again.
        """
        quiet_until = time.monotonic() + _PATIENCE if self._out.isatty() else math.inf

        def come_so_far(_: int) -> None:
            nonlocal quiet_until
            if time.monotonic() >= quiet_until:
                quiet_until = math.inf
                self.paragraph("Working it out; this takes a moment.")
                self._out.flush()

        return come_so_far

    def prompt(self, text: str) -> None:
        """Ask for a line, and stay on this one."""
        self._out.write(f"\n{clean(text)}")
        self._out.flush()
        self._gap = True

    def heard(self, line: str) -> None:
        """Repeat what was read, where nobody saw it being typed."""
        self._out.write(f"{clean(line)}\n")
        self._gap = True

    def end_line(self) -> None:
        """End the line that a prompt began, when nothing was typed."""
        self._out.write("\n")

    def _block(self, lines: list[str]) -> None:
        space = "\n" if self._gap else ""
        text = "\n".join(clean(line) for line in lines)
        self._out.write(f"{space}{text}\n")
        self._gap = True
