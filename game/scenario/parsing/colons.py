"""Keys and names after which the colon is missing."""

from __future__ import annotations

import re
from functools import partial

from game.scenario.parsing.lines import Line, line_before, line_of
from game.scenario.parsing.stops import Look, Trap, shown

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_EQUALS = re.compile(r"([a-z][a-z0-9_]*)\s*(=)\s+")


def name_without_colon(look: Look) -> Trap | None:
    """A name alone on its line, above what belongs to it."""
    return _colon_after_name(look, look.line)


def line_without_key_above(look: Look) -> Trap | None:
    """A key whose line above is no entry, so that YAML takes both for one text."""
    line, draft = look.line, look.draft
    above = line_before(draft.lines, line.number)
    if not look.stop.problem.startswith("mapping values") or above is None or above.is_entry:
        return None
    before = line_before(draft.lines, above.number)
    if before is not None and before.value and above.indent > before.at:
        return None  # it goes on with a text
    return _colon_after_name(look, above) or missing_colon(look, above)


def missing_colon(look: Look, line: Line) -> Trap | None:
    """A key of the format with no colon after it, or with an equals sign."""
    word, _, rest = line.value.partition(" ")
    equals = _EQUALS.match(line.value)
    if equals and equals[1] in look.keys and not line.key:
        at = line.value_at + equals.start(2)
        return Trap(
            "MR114",
            line.number,
            at,
            at,
            f"after `{equals[1]}` stands a `=`, where YAML wants a colon",
            f"write `{equals[1]}: {shown(line.value[equals.end() :])}`",
            lambda: look.draft.put(line.number, at, ":"),
        )
    if line.key or word not in look.keys or not rest:
        return None
    at = line.value_at + len(word)
    return Trap(
        "MR114",
        line.number,
        line.value_at,
        at - 1,
        f"after `{word}` the colon is missing, and YAML takes the line for text",
        f"write `{word}: {shown(rest)}`",
        lambda: look.draft.insert(line.number, at, ":"),
    )


def _colon_after_name(look: Look, line: Line) -> Trap | None:
    lines = look.draft.lines
    if line.key or line.dashes or not _NAME.fullmatch(line.value):
        return None
    rest = range(line.number + 1, len(lines))
    below = next((one for one in map(partial(line_of, lines), rest) if not one.is_blank), None)
    if below is None or not below.is_entry or below.indent <= line.indent:
        return None
    end = line.value_at + len(line.value)
    return Trap(
        "MR114",
        line.number,
        line.value_at,
        end - 1,
        f"after `{line.value}` the colon is missing, and YAML takes the line for text",
        f"write `{line.value}:`",
        lambda: look.draft.insert(line.number, end, ":"),
    )
