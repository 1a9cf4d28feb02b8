"""Text that begins with a sign of YAML, or stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.scenario.parsing.lines import bracket_end, line_of, piece_end
from game.scenario.parsing.stops import Look, Trap, covering, quoted, shown, two_ways, whose

_TAKEN_FOR = {
    "@": "`@` is reserved",
    "`": "a backtick is reserved",
    "%": "`%` begins a directive",
    "*": "`*` calls up an alias",
    "&": "`&` sets an anchor",
    "!": "`!` begins a tag",
    "|": "`|` announces text on the lines below",
    ">": "`>` announces text on the lines below",
    "?": "`?` begins a key",
    "-": "`-` begins an item of a list, which stands on a line of its own",
    ",": "`,` parts items in brackets",
    "]": "`]` closes a list",
    "}": "`}` closes a mapping",
    "[": "`[` begins a list",
    "{": "`{` begins a mapping",
}
_CLOSING = {"[": "]", "{": "}"}
_LIST_BELOW = (
    "write the list on the lines below, one item a line, each after `- `; "
    "text that begins with a dash goes into quotes"
)


def text_after_a_sign(look: Look) -> Trap | None:
    """Text that begins with a character to which YAML gives a meaning."""
    line, draft = look.line, look.draft
    first = line.value[:1]
    if first not in _TAKEN_FOR or not first or look.stop.line != line.number:
        return None
    if first in "|>" and line.opens_block:
        return None
    if first in "?-" and line.value[1:2].strip():
        return None
    if first in "[{":
        end = bracket_end(line.value)
        if end is None or not line.value[end:].strip() or line.value[end:].lstrip()[0] == "#":
            return None
    if not line.key and not line.dashes:  # a key of its own
        draft_line = draft.lines[line.number]
        colon = re.search(r":(?=\s|$)", draft_line)
        if colon is None:
            return None
        value, end = draft_line[line.value_at : colon.start()], colon.start()
        return Trap(
            "MR110",
            line.number,
            line.value_at,
            line.value_at,
            f"`{shown(value)}` cannot be a key: {_TAKEN_FOR[first]} in YAML",
            "begin a name with a small letter",
            covering(draft, line.number, line.value_at, end),
        )
    cover = covering(draft, line.number, line.value_at)
    return Trap(
        "MR110",
        line.number,
        line.value_at,
        line.value_at,
        f"YAML does not take {whose(line)} for text: {_TAKEN_FOR[first]}",
        _LIST_BELOW if first == "-" else look.ways,
        _with_items_below(look, cover) if first == "-" else cover,
    )


def _with_items_below(look: Look, cover: Callable[[], None]) -> Callable[[], None]:
    """Cover a list that begins on the line of its key, with the items below it."""
    draft, line = look.draft, look.line

    def mend() -> None:
        cover()
        for number in range(line.number + 1, len(draft.lines)):
            below = line_of(draft.lines, number)
            if below.indent < line.at or not below.dashes:
                break
            draft.set_indent(number, line.at + 2)
            draft.cover(number, line.at + 2)

    return mend


def text_in_brackets(look: Look) -> Trap | None:
    """Text in brackets that YAML reads as a list or a mapping, or brackets never closed."""
    draft, stop = look.draft, look.stop
    if "flow" not in stop.context or stop.began is None:
        return None
    line = line_of(draft.lines, stop.began[0])
    at = stop.began[1]
    opened = draft.lines[line.number][at : at + 1]
    if opened not in ("[", "{"):
        return None
    end = bracket_end(draft.lines[line.number], at)
    what = "list" if opened == "[" else "mapping"
    if end is None and (stop.line != line.number or stop.column >= len(line.text.rstrip())):
        return Trap(
            "MR113",
            line.number,
            at,
            at,
            f"the `{opened}` that begins a {what} here is not closed",
            f"write `{_CLOSING[opened]}` after its last item; if it is text, {two_ways(line)}",
            covering(draft, line.number, min(line.value_at, at)),
        )
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
