"""Lines that begin at a column where nothing can begin, and lines that are no entry at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.scenario.parsing.colons import missing_colon
from game.scenario.parsing.draft import Draft
from game.scenario.parsing.lines import (
    Line,
    block_above,
    line_before,
    line_of,
    open_columns,
)
from game.scenario.parsing.stops import Look, Trap

_TAB = 4
_FAR = 3
"""By more columns than this no line stands beside its place; it belongs somewhere else."""


def tab_after_dash(look: Look) -> Trap | None:
    """A tab between a dash and what it begins."""
    stop, draft = look.stop, look.draft
    text = draft.lines[stop.line]
    if text[stop.column : stop.column + 1] != "\t" or not text[: stop.column].endswith("-"):
        return None
    return Trap(
        "MR116",
        stop.line,
        stop.column,
        stop.column,
        "a tab stands after this dash, and YAML knows spaces only",
        "put one space in its place",
        lambda: draft.put(stop.line, stop.column, " "),
    )


def tab_in_indentation(look: Look) -> Trap | None:
    """A tab before a key or a dash; the lines below that have one too are of the same cause."""
    lines = look.draft.lines
    line = line_of(lines, min(look.stop.line, len(lines) - 1))
    lead = line.text[: line.indent]
    if "\t" not in lead:
        return None
    target = _where_it_belongs(lines, line)
    tabbed = []
    for number in range(line.number, len(lines)):
        text = lines[number]
        if text.strip():
            if "\t" not in text[: len(text) - len(text.lstrip())]:
                break
            tabbed.append(number)
    by = target - _width(line.text)

    def mend() -> None:
        for number in tabbed:
            look.draft.set_indent(number, _width(lines[number]) + by)

    more = f"; so do the lines to {tabbed[-1] + 1}" if len(tabbed) > 1 else ""
    return Trap(
        "MR116",
        line.number,
        lead.index("\t"),
        line.indent - 1,
        f"this line is indented with a tab, and YAML knows spaces only{more}",
        "put spaces in the place of each tab: two for each step inwards",
        mend,
    )


def _where_it_belongs(lines: Sequence[str], line: Line) -> int:
    """Return the column of what is inside the line above, or beside it; an item's beside items."""
    above = line_before(lines, line.number)
    if above is None:
        return 0
    if above.key and not above.value:
        return above.at + 2
    beside = open_columns(lines, line.number) if line.dashes else ()
    return next((column for column, one in beside if column in one.dashes), above.at)


def _width(text: str) -> int:
    lead = text[: len(text) - len(text.lstrip())]
    return len(lead.expandtabs(_TAB))


def text_at_the_wrong_column(look: Look) -> Trap | None:
    """A line of a text below ``|`` or ``>`` that stands further left than the text."""
    line, draft = look.line, look.draft
    if line.is_entry:
        return None
    found = block_above(draft.lines, line.number)
    if found is None or line.indent >= found[1]:
        return None
    opener, column = found
    return _text_moved(look, opener, column)


def without_key(look: Look) -> Trap | None:
    """A line that is neither a key nor an item of a list."""
    line, draft = look.line, look.draft
    if line.is_entry:
        return None
    above = line_before(draft.lines, line.number)
    trap = missing_colon(look, line)
    if trap is not None or above is None or not above.key:
        return trap
    return _text_moved(look, above, above.at + 2)


def dash_among_keys(look: Look) -> Trap | None:
    """A dash before a key that stands beside keys without one."""
    stop, draft, line = look.stop, look.draft, look.line
    if "block mapping" not in stop.context or stop.column != line.indent or not line.key:
        return None
    beside = dict(open_columns(draft.lines, line.number)).get(line.indent)
    if not line.dashes or line.value or beside is None or beside.dashes:
        return None
    return Trap(
        "MR115",
        line.number,
        line.indent,
        line.indent,
        f"a dash begins an item of a list here, and `{beside.key}`, beside it in line "
        f"{beside.number + 1}, has none",
        f"leave the dash out: write `{line.key}:` where it stands",
        lambda: draft.set_indent(line.number, line.indent, drop=line.at - line.indent),
    )


def dash_before_one_key(look: Look) -> Trap | None:
    """A key beside an item of a list: the dash of one of them is too many, or missing."""
    stop, draft = look.stop, look.draft
    if "expected '-' indicator" not in stop.problem or stop.began is None:
        return None
    first = line_of(draft.lines, stop.began[0])
    if not first.dashes or not first.key or first.value or look.line.dashes:
        return None
    return Trap(
        "MR115",
        first.number,
        first.dashes[0],
        first.dashes[0],
        f"a dash begins an item of a list here, and `{look.line.key}`, beside it in line "
        f"{look.line.number + 1}, has none",
        f"leave the dash out: write `{first.key}:` where it stands",
        lambda: draft.set_indent(first.number, first.dashes[0], drop=first.at - first.dashes[0]),
    )


def _text_moved(look: Look, above: Line, column: int) -> Trap:
    """Say that a text goes on at the wrong column, and move its lines."""
    draft, line = look.draft, look.line
    numbers = []
    for number in range(line.number, len(draft.lines)):
        following = line_of(draft.lines, number)
        if following.text.strip():
            if following.is_entry or following.indent >= column:
                break
            numbers.append(number)
    return Trap(
        "MR117",
        line.number,
        line.indent,
        max(line.indent, len(line.text.rstrip()) - 1),
        "this line is neither a key nor an item of a list; as a part of the text of "
        f"`{above.lead.rstrip(': ')}` it stands too far left",
        f"let it begin at column {column + 1}, as the text above it should",
        _moving(draft, [(number, column) for number in numbers]),
    )


def indented_wrong(look: Look) -> Trap | None:
    """A key or an item that begins at a column where nothing above it begins."""
    line, stop, draft = look.line, look.stop, look.draft
    deeper = stop.problem.startswith("mapping values")
    if not line.is_entry or (not deeper and stop.column != line.indent):
        return None
    if deeper:
        child = _child_beside_its_parent(look)
        if child is not None:
            return _moved_to(look, child, line.indent, line)
    found = _sibling(look, open_columns(draft.lines, line.number)[: 1 if deeper else None])
    if found is None or found[0] == line.indent or abs(found[0] - line.indent) > _FAR:
        return None
    return _moved_to(look, line, *found)


def _sibling(look: Look, columns: list[tuple[int, Line]]) -> tuple[int, Line] | None:
    """Return the column at which the line should begin, and the line that begins there."""
    line = look.line
    if not columns:
        return None
    column, above = columns[0]
    if line.dashes and above.key and not above.value and line.indent < column:
        return column, above  # a list below its key, too far left
    alike = [one for one in columns if (one[0] in one[1].dashes) == bool(line.dashes)]
    known = [one for one in alike if (one[1].key in look.keys) == (line.key in look.keys)]
    nearest = known or alike or columns
    return min(nearest, key=lambda one: (abs(one[0] - line.indent), -one[0]))


def _child_beside_its_parent(look: Look) -> Line | None:
    """Return the line above, where it should be indented as the line below it is."""
    above = line_before(look.draft.lines, look.line.number)
    parent = line_before(look.draft.lines, above.number) if above else None
    if above is None or parent is None or parent.value or not parent.key:
        return None
    belongs = above.key in look.keys and parent.key not in look.keys
    return above if belongs and above.at == parent.at and not above.dashes else None


def _moved_to(look: Look, line: Line, target: int, sibling: Line) -> Trap:
    draft = look.draft
    what = f"`{line.key}`" if line.key and not line.dashes else "this item"
    begins = draft.column(line.number, line.indent) + 1
    return Trap(
        "MR115",
        line.number,
        line.indent,
        line.indent if line.dashes else line.at + len(line.key) - 1,
        f"{what} begins at column {begins}, which fits nothing around it; YAML tells by the "
        "column what belongs to what",
        f"let it begin at column {draft.column(sibling.number, target) + 1}, as line "
        f"{sibling.number + 1} does, if the two belong side by side",
        _moving(draft, _moved(draft, line, target)),
    )


def _moved(draft: Draft, line: Line, target: int) -> list[tuple[int, int]]:
    """Return which lines begin anew where ``line`` and what belongs to it moves to ``target``."""
    by = target - line.indent
    moved = [(line.number, target)]
    opens = not line.value or line.opens_block
    first = True
    for number in range(line.number + 1, len(draft.lines)):
        following = line_of(draft.lines, number)
        if not following.text.strip():
            continue
        if following.indent < line.indent or (first and opens and following.indent > target):
            break
        if not opens and following.indent != line.indent:
            break
        if following.indent == line.indent and bool(following.dashes) != bool(line.dashes):
            break
        moved.append((number, following.indent + by))
        first = False
    return moved


def _moving(draft: Draft, moved: list[tuple[int, int]]) -> Callable[[], None]:
    def move() -> None:
        for number, column in moved:
            draft.set_indent(number, column)

    return move
