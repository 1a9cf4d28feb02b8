"""Text that begins with a sign of YAML."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.scenario.parsing.lines import bracket_end, line_of
from game.scenario.parsing.stops import Look, Trap, covering, shown, whose

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
_BELOW = "let the text begin on the next line, indented; text that begins with this sign is quoted"
_BRACES = re.compile(r"\{\s*([a-z0-9_]+)\s*\}")
_INSTEAD = {
    "-": "write the list on the lines below, one item a line, each after `- `; "
    "text that begins with a dash goes into quotes",
    "|": _BELOW,
    ">": _BELOW,
}


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
        _INSTEAD.get(first) or _without_braces(look) or _without_comma(look) or look.ways,
        _with_items_below(look, cover) if first == "-" else cover,
    )


def _without_braces(look: Look) -> str:
    """Say how to write a condition that names something as prose does, in braces."""
    line = look.line
    if line.key != "if" or not line.value.startswith("{"):
        return ""
    bare = _BRACES.sub(r"\1", line.value)
    return f"a condition has no braces: write `if: {bare}`"


def _without_comma(look: Look) -> str:
    """Say how to write a list or a mapping with a comma after it, as between brackets."""
    value = look.line.value
    end = bracket_end(value) if value[:1] in ("[", "{") else None
    return f"delete the comma after `{value[end - 1]}`" if end and value[end:] == "," else ""


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
