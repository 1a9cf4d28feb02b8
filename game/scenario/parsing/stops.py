"""Where the parser stopped, and what a look at the lines makes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from game.scenario.parsing.draft import Draft, restored
from game.scenario.parsing.lines import Line, line_of
from game.scenario.places import Span

_CURLY = tuple("“”„«»‘’")
_SHORT = 60
"""Up to this length a hint repeats a text."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped. Lines and columns count from 0, in the mended text.

    Attributes:
        line: of what it could not read.
        column: of the same.
        problem: in the parser's words.
        context: what it was reading, in its words.
        began: where that began: line and column.
        last: where the event before it began.
        last_is_quoted: whether that was text in quotes.
    """

    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int] | None
    last: tuple[int, int]
    last_is_quoted: bool

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, last: yaml.Event | None, lines: Sequence[str]) -> Stop:
        """Read a parser's error; places after the end of ``lines`` become the end."""

        def place(mark: Any) -> tuple[int, int]:
            line = min(mark.line, len(lines) - 1)
            return line, min(mark.column, len(lines[line]))

        mark, began = error.problem_mark, error.context_mark
        assert mark is not None  # the parser marks every error
        return cls(
            *place(mark),
            (error.problem or "this is not YAML").strip(),
            error.context or "",
            place(began) if began else None,
            place(last.start_mark) if last and last.start_mark else (0, 0),
            getattr(last, "style", None) in ("'", '"'),
        )


@dataclass(frozen=True, slots=True)
class Trap:
    """What YAML took a line for, and how to write it.

    ``mend`` makes the draft readable there. Lines and columns count from 0, in the mended text.
    """

    code: str
    line: int
    start: int
    end: int
    message: str
    hint: str
    mend: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Look:
    """A stop, and the text around it.

    Attributes:
        draft: the text as far as it is mended.
        stop: where the parser stopped.
        keys: the format's.
        line: the line to blame.
    """

    draft: Draft
    stop: Stop
    keys: Collection[str]
    line: Line = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line", line_of(self.draft.lines, self._blamed()))

    @property
    def ways(self) -> str:
        """How to write the text of the line, which may go on in the lines below."""
        line, following = self.line, self.line.number + 1
        if following < len(self.draft.lines):
            below = line_of(self.draft.lines, following)
            if below.text.strip() and below.indent > line.at and not below.is_entry:
                return f"put all of the text on lines of its own, indented, below `{line.lead}>-`"
        return two_ways(line)

    def _blamed(self) -> int:
        stop, lines = self.stop, self.draft.lines
        last = len(lines) - 1
        while last > 0 and not lines[last].strip():
            last -= 1
        if stop.began is not None and (
            stop.line > last or "simple key" in stop.context or "quoted scalar" in stop.context
        ):
            return min(stop.began[0], last)
        return min(stop.line, last)

    def span(self, trap: Trap) -> Span:
        """Return where in the author's text a trap is to be shown."""
        column = self.draft.column
        start, end = column(trap.line, trap.start), column(trap.line, trap.end)
        return Span(trap.line + 1, start + 1, trap.line + 1, max(start, end) + 2)


def shown(text: str, most: int = 40) -> str:
    """Return a text for a message, short and as its author wrote it."""
    text = restored(text)
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def quoted(text: str) -> str:
    """Return a text in the quotes that need the fewest changes in it."""
    text = restored(text)
    if text[:1] in _CURLY and text[-1:] in _CURLY:
        text = text[1:-1]  # they were meant for quotes
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def two_ways(line: Line) -> str:
    """Say how to write the text of a line so that YAML takes it for text: in quotes, or below."""
    first = "put the whole text into quotes"
    if len(line.value) <= _SHORT:
        first = f"write `{line.lead}{quoted(line.value)}`"
    return f"{first}, or put the text on lines of its own, indented, below `{line.lead}>-`"


def whose(line: Line) -> str:
    """Name the text of a line, for messages."""
    return f"the text of `{restored(line.key)}`" if line.key else "this text"


def covering(draft: Draft, line: int, start: int, end: int | None = None) -> Callable[[], None]:
    """Return what makes a stretch of a line plain text when it is called."""
    return lambda: draft.cover(line, start, end)
