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
    quote = line.value[:1]
    if not quote or quote not in _QUOTES:
        return None
    end = quoted_end(line.value)
    cover = covering(draft, line.number, line.value_at)
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
        covering(draft, number, at, at + 2),
    )
