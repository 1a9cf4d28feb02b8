"""Quotes that do not hold a whole text."""

from __future__ import annotations

from game.scenario.parsing.draft import restored
from game.scenario.parsing.lines import Line, line_of, quoted_end
from game.scenario.parsing.stops import Look, Trap, covering, shown, two_ways, whose

_QUOTES = ("'", '"')


def text_around_quotes(look: Look) -> Trap | None:
    """Text that begins with a quote and goes on after the second, or has no second."""
    draft, stop, line = look.draft, look.stop, look.line
    if "escape character" in stop.problem:
        return _escape(look)
    if stop.last_is_quoted and stop.last[0] < stop.line:
        line = line_of(draft.lines, stop.last[0])
    inside = _left_open_in_brackets(look)
    if inside is not None:
        return inside
    quote = line.value[:1]
    if not quote or quote not in _QUOTES:
        return None
    end = quoted_end(line.value)
    cover = covering(draft, line.number, line.value_at)
    if end is None and _is_one_text(look, line):
        return _after_lines(look, line)
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


def _left_open_in_brackets(look: Look) -> Trap | None:
    """A quote inside brackets that has no second on its line."""
    stop, draft = look.stop, look.draft
    number, at = stop.last
    if "quoted scalar" in stop.context and stop.began is not None:
        number, at = stop.began
    elif not stop.last_is_quoted or number == stop.line:
        return None
    line = line_of(draft.lines, number)
    quote = line.text[at : at + 1]
    inside = line.value[:1] in "[{" and at > line.value_at
    if quote not in _QUOTES or not inside or quoted_end(line.text[at:]) is not None:
        return None
    return Trap(
        "MR112",
        number,
        at,
        at,
        "the quote that opens this text is not closed on its line, and YAML reads on to the next "
        "quote it finds",
        f"write `{quote}` at the end of the text too",
        covering(draft, number, line.value_at),
    )


def _is_one_text(look: Look, line: Line) -> bool:
    """Whether the lines down to where the parser stopped are indented as one text is."""
    below = [
        line_of(look.draft.lines, number) for number in range(line.number + 1, look.stop.line + 1)
    ]
    return bool(below) and all(
        one.indent > line.at and not one.key for one in below if one.text.strip()
    )


def _after_lines(look: Look, line: Line) -> Trap:
    draft, stop = look.draft, look.stop
    rest = draft.lines[stop.line][stop.column :].rstrip()

    def mend() -> None:
        draft.cover(line.number, line.value_at)
        for number in range(line.number + 1, stop.line + 1):
            draft.cover(number, line_of(draft.lines, number).indent)

    return Trap(
        "MR112",
        stop.line,
        stop.column,
        stop.column + len(rest) - 1,
        f"YAML takes the quotes for the bounds of {whose(line)}, and `{shown(rest)}` comes after "
        "them",
        f"put all of the text on lines of its own, indented, below `{line.lead}>-`",
        mend,
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
        covering(draft, number, at, at + 2),
    )
