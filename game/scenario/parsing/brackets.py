"""Lists and mappings in brackets: text that stands in them, and brackets never closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from game.scenario.parsing.draft import Draft
from game.scenario.parsing.lines import Line, is_left_open, line_before, line_of, piece_end
from game.scenario.parsing.stops import Look, Trap, covering, quoted, shown, two_ways

_CLOSING = {"[": "]", "{": "}"}
_WHAT = {"[": "list", "{": "mapping"}
_FAR = 1_000_000
_WORD = re.compile(r"[a-z0-9_]+")
_KEY = re.compile(r"[a-z][a-z0-9_]*:(?=\s|$)")
_LOOKED_AT, _LETTERS = 200, 4_000
"""How many lines, and characters, are searched for the end of a bracket."""


def bracket_never_closed(look: Look) -> Trap | None:
    """A bracket that begins a value, and is closed neither on its line nor on those inside it."""
    draft = look.draft
    line = _opening(draft.lines, min(look.stop.line, len(draft.lines) - 1))
    if line is None and "flow" in look.stop.context and look.stop.began is not None:
        line = line_of(draft.lines, look.stop.began[0])
        _, text = _held(draft.lines, line)
        if line.value[:1] not in _WHAT or not is_left_open(text, line.value_at):
            return None
    if line is None:
        return None
    opened = line.value[0]
    inside = _inside(draft.lines, line)
    alone = not _before_comment(line.value[1:])
    if alone and inside and not _goes_on_in_brackets(draft.lines, inside):
        hint = f"delete it: the {_WHAT[opened]} on the lines below needs no brackets"
        mend = _blanking(draft, line)
    else:
        hint = f"write `{_CLOSING[opened]}` after its last item"
        if not alone and not inside:
            hint += f"; if it is text, {two_ways(line)}"
        mend = _leaving_out(draft, line, inside)
    return Trap(
        "MR113",
        line.number,
        line.value_at,
        line.value_at,
        f"the `{opened}` that begins a {_WHAT[opened]} here is not closed",
        hint,
        mend,
    )


def _opening(lines: Sequence[str], number: int) -> Line | None:
    """Return the outermost line whose bracket is still open at line ``number``, or None."""
    found = None
    least = _FAR
    line: Line | None = line_of(lines, number)
    while line is not None and least > 0:
        if line.value[:1] in _WHAT and line.indent < least:
            end, text = _held(lines, line)
            below = line_before(lines, number)
            reaches = end >= number or (below is not None and below.number <= end)
            if reaches and is_left_open(text, line.value_at):
                found = line
        if line.number < number:
            least = min(least, line.indent)
        line = line_before(lines, line.number)
    return found


def _held(lines: Sequence[str], line: Line) -> tuple[int, str]:
    """Return the last line that a bracket can hold by its indentation, and the text down to it."""
    end = max([line.number, *_inside(lines[: line.number + _LOOKED_AT], line)])
    return end, "\n".join(lines[line.number : end + 1])[: line.value_at + _LETTERS]


def _inside(lines: Sequence[str], line: Line) -> list[int]:
    """Return the lines below that are indented deeper, or begin with what closes a bracket."""
    found = []
    for number in range(line.number + 1, len(lines)):
        text = lines[number].strip()
        if text and line_of(lines, number).indent <= line.indent and text[0] not in "]}":
            break
        if text:
            found.append(number)
    return found


def _goes_on_in_brackets(lines: Sequence[str], inside: Sequence[int]) -> bool:
    """Whether what stands inside is written as in brackets: with commas at the ends of lines."""
    return any(_before_comment(lines[number]).endswith(",") for number in inside)


def _before_comment(text: str) -> str:
    return text.split(" #", maxsplit=1)[0].strip()


def _blanking(draft: Draft, line: Line) -> Callable[[], None]:
    return lambda: draft.put(line.number, line.value_at, " ")


def _leaving_out(draft: Draft, line: Line, inside: Sequence[int]) -> Callable[[], None]:
    def mend() -> None:
        draft.cover(line.number, line.value_at)
        for number in inside:
            draft.comment(number)

    return mend


def text_in_brackets(look: Look) -> Trap | None:
    """Text in brackets that YAML reads as a list or a mapping."""
    draft, stop = look.draft, look.stop
    if "flow" not in stop.context or stop.began is None:
        return None
    line = line_of(draft.lines, stop.began[0])
    at = stop.began[1]
    opened = draft.lines[line.number][at : at + 1]
    if opened not in ("[", "{"):
        return None
    what = _WHAT[opened]
    closed = draft.lines[stop.line][stop.column : stop.column + 1]
    if closed in ("]", "}") and closed != _CLOSING[opened]:
        return Trap(
            "MR113",
            stop.line,
            stop.column,
            stop.column,
            f"the {what} that `{opened}` begins in line {line.number + 1} is not closed before "
            f"this `{closed}`",
            f"write `{_CLOSING[opened]}` after its last item",
            covering(draft, stop.line, line_of(draft.lines, stop.line).value_at),
        )
    if _lacks_comma(look, opened):
        return _comma_missing(look, (line.number, at))
    if stop.line == line.number and opened == "[" and at == line.value_at:
        start, stretch = line.value_at, len(line.text)
    else:
        line = line_of(draft.lines, stop.line)
        start = stop.last[1] if stop.last[0] == stop.line else line.value_at
        stretch = piece_end(draft.lines[stop.line], max(start, stop.column))
    piece = draft.lines[stop.line][start:stretch].strip()
    return Trap(
        "MR113",
        stop.line,
        min(stop.column, len(line.text)),
        min(stop.column, len(line.text)),
        f"in the {what} that `{opened}` begins, YAML cannot take `{shown(piece)}` for one text",
        f"write {quoted(piece)}, or put one item on each line, without brackets",
        covering(draft, stop.line, start, max(stretch, start + 1)),
    )


def _lacks_comma(look: Look, opened: str) -> bool:
    """Whether an item ends before the stop, and another begins there."""
    stop, lines = look.stop, look.draft.lines
    text = lines[stop.line]
    before = text[: stop.column].rstrip()
    if not before:  # the first thing on its line
        above = line_before(lines, stop.line)
        return above is not None and not above.text.rstrip().endswith(tuple(",[{:"))
    rest = text[stop.column :]
    begins = _KEY.match(rest) if opened == "{" else rest[:1] in "\"'[{"
    return before[-1] in "\"']}" and bool(begins)


def _comma_missing(look: Look, began: tuple[int, int]) -> Trap:
    stop, draft = look.stop, look.draft
    alone = not draft.lines[stop.line][: stop.column].strip()
    word = _WORD.match(draft.lines[stop.line], stop.column)
    last = max([stop.line, *_inside(draft.lines, line_of(draft.lines, began[0]))])

    def mend() -> None:
        draft.insert(stop.line, stop.column, ",")
        for number in range(stop.line + 1, last + 1 if alone else 0):
            line, above = line_of(draft.lines, number), line_before(draft.lines, number)
            ended = above is not None and above.text.rstrip().endswith(tuple(",[{:"))
            if line.is_entry and not ended:
                draft.insert(number, line.indent, ",")

    return Trap(
        "MR113",
        stop.line,
        stop.column,
        word.end() - 1 if word else stop.column,
        f"before this a comma is missing: between brackets, which open in line {began[0] + 1}, "
        "each item but the last ends with one",
        "end each item with `,`, or write one on each line, without brackets"
        if alone
        else "write `, ` before it",
        mend,
    )
