"""What YAML takes a line for, where an author meant something else.

Each function looks at one kind of mistake, and answers with a trap or with None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from game.scenario.parsing.draft import Draft, restored
from game.scenario.parsing.indentation import (
    indented_wrong,
    line_without_key_above,
    tab_in_indentation,
    text_at_the_wrong_column,
    without_key,
)
from game.scenario.parsing.lines import (
    Line,
    bracket_end,
    line_before,
    line_of,
    piece_end,
    quoted_end,
)
from game.scenario.parsing.stops import Look, Stop, Trap, quoted, shown, two_ways, whose
from game.scenario.problems import Problems

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
_QUOTES = ("'", '"')
_CLOSING = {"[": "]", "{": "}"}
_LIST_BELOW = (
    "write the list on the lines below, one item a line, each after `- `; "
    "text that begins with a dash goes into quotes"
)
_GLUED = re.compile(r"\s*(?:-[ \t]+)*(?:(-)[^\s\d-]|([a-z][a-z0-9_]*):[^\s/])")


def mend(
    draft: Draft, stop: Stop, problems: Problems, keys: Collection[str], *, again: bool
) -> bool:
    """Note what stopped the parser, and mend the draft there.

    Args:
        draft: the text; it is changed.
        stop: where the parser stopped.
        problems: where to note what is wrong.
        keys: the format's.
        again: whether the parser stopped here before; then the line is only hidden.

    Returns:
        Whether it is worth trying again.
    """
    look = Look(draft, stop, keys)
    if again:
        number = look.line.number
        if number in draft.hidden:
            return False
        draft.hide(number)
        return True
    trap = next(trap for kind in _KINDS if (trap := kind(look)) is not None)
    problems.error(trap.code, look.span(trap), trap.message, trap.hint)
    trap.mend()
    return True


def _glued(look: Look) -> Trap | None:
    """``-item`` and ``key:value``."""
    stop, draft = look.stop, look.draft
    numbers = [look.line.number]
    above = line_before(draft.lines, look.line.number)
    if stop.problem.startswith("mapping values") and above is not None:
        numbers.append(above.number)
    for number in numbers:
        found = _GLUED.match(draft.lines[number])
        if found is None or (line_of(draft.lines, number).key and found[2]):
            continue
        at = found.end() - 1
        word, rest = found[2], draft.lines[number][at:].strip()
        if word:
            what = f"YAML takes `{shown(word + ':' + rest)}` for text"
            why, hint = "after the colon of a key comes a space", f"write `{word}: {shown(rest)}`"
        else:
            what = f"YAML takes `{shown('-' + rest)}` for text, and no item of a list"
            why, hint = "after a dash comes a space", f"write `- {shown(rest)}`"
        return Trap(
            "MR114",
            number,
            at - 1,
            at - 1,
            f"{what}: {why}",
            hint,
            lambda number=number, at=at: draft.insert_space(number, at),  # type: ignore[misc]
        )
    return None


def _quotes(look: Look) -> Trap | None:
    """Text that begins with a quote and goes on after the second, or has no second."""
    draft, stop, line = look.draft, look.stop, look.line
    if "escape character" in stop.problem:
        return _escape(look)
    if stop.last_is_quoted and stop.last[0] < stop.line:
        line = line_of(draft.lines, stop.last[0])
    quote = line.value[:1]
    if not quote or quote not in _QUOTES:
        return None
    end = quoted_end(line.value)
    cover = _covering(draft, line.number, line.value_at)
    if end is None:
        return Trap(
            "MR112",
            line.number,
            line.value_at,
            line.value_at,
            f"the quote that opens {whose(line)} is not closed on its line, and YAML reads on to "
            "the next quote it finds",
            f"write `{quote}` at the end of the text too, or put the text on lines of its own, "
            f"indented, below `{line.lead}>-`",
            cover,
        )
    rest = line.value[end:]
    lead = len(rest) - len(rest.lstrip())
    if not rest.strip() or (lead and rest.lstrip().startswith("#")):
        return None
    return Trap(
        "MR112",
        line.number,
        line.value_at + end + lead,
        line.value_at + len(line.value) - 1,
        f"YAML takes the quotes for the bounds of {whose(line)}, and `{shown(rest.strip())}` "
        "comes after them",
        _apostrophe(line) if quote == "'" and not lead else two_ways(line),
        cover,
    )


def _apostrophe(line: Line) -> str:
    """Say how to write text that stands in single quotes, and holds one."""
    text = restored(line.value).strip("'")
    if '"' in text:
        return "between single quotes an apostrophe is written twice: `''`"
    return f'write `{line.lead}"{text}"`: between single quotes an apostrophe would close them'


def _escape(look: Look) -> Trap:
    draft, number, at = look.draft, look.stop.line, look.stop.column
    letters = draft.lines[number][at : at + 2]
    return Trap(
        "MR112",
        number,
        at,
        at + 1,
        f"between double quotes a backslash begins an escape, and `{shown(letters)}` is none",
        "write `\\\\` for a backslash, or put the text into single quotes",
        _covering(draft, number, at, at + 2),
    )


def _first_character(look: Look) -> Trap | None:
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
            _covering(draft, line.number, line.value_at, end),
        )
    cover = _covering(draft, line.number, line.value_at)
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


def _brackets(look: Look) -> Trap | None:
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
            _covering(draft, line.number, min(line.value_at, at)),
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
            _covering(draft, stop.line, line_of(draft.lines, stop.line).value_at),
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
        _covering(draft, stop.line, start, max(stretch, start + 1)),
    )


def _colon(look: Look) -> Trap | None:
    """A colon and a space in unquoted prose."""
    stop, line, draft = look.stop, look.line, look.draft
    if not stop.problem.startswith("mapping values"):
        return None
    if line.key and stop.column > line.at + len(line.key):
        at = stop.column
        word = draft.lines[line.number][line.value_at : at].split(" ")[-1]
        return Trap(
            "MR111",
            line.number,
            at,
            at,
            f"YAML takes `{shown(word)}:` in {whose(line)} for a key: a colon and a space cannot "
            "stand in unquoted text",
            look.ways,
            _covering(draft, line.number, line.value_at),
        )
    above = line_before(draft.lines, line.number)
    if above is None or line.key in look.keys or " " not in above.value:
        return None
    return Trap(
        "MR111",
        line.number,
        stop.column,
        stop.column,
        f"this line goes on with {whose(above)}, and YAML takes `{shown(line.key)}:` for a key: "
        "a colon and a space cannot stand in unquoted text",
        f"put the text on lines of its own, indented, below `{above.lead}>-`",
        _covering(draft, line.number, line.indent),
    )


def _anything(look: Look) -> Trap:
    """What none of the others knows: the parser's own words."""
    stop, line, draft = look.stop, look.line, look.draft
    message = stop.problem
    if stop.context and stop.began and stop.began[0] != stop.line:
        message += f" ({stop.context} that begins at line {stop.began[0] + 1})"
    if line.key and line.value:
        cure = _covering(draft, line.number, line.value_at)
    else:
        cure = _hiding(draft, line.number)
    at = stop.column if stop.line == line.number else line.indent
    return Trap(
        "MR101",
        line.number,
        at,
        at,
        f"YAML cannot be read here: {message}",
        "put text with `: `, ` #`, or a quote, bracket, brace, `*`, `&`, `%` or `@` at its "
        "beginning into quotes, or below a `>-`; indent with spaces only",
        cure,
    )


def _covering(draft: Draft, line: int, start: int, end: int | None = None) -> Callable[[], None]:
    return lambda: draft.cover(line, start, end)


def _hiding(draft: Draft, line: int) -> Callable[[], None]:
    return lambda: draft.hide(line)


_KINDS = (
    tab_in_indentation,
    _glued,
    line_without_key_above,
    _quotes,
    _first_character,
    _brackets,
    _colon,
    text_at_the_wrong_column,
    indented_wrong,
    without_key,
    _anything,
)
