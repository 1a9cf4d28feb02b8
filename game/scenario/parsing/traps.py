"""What YAML takes a line for, where an author meant something else.

Each function looks at one kind of mistake, and answers with a trap or with None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from game.scenario.parsing.brackets import bracket_never_closed, text_in_brackets
from game.scenario.parsing.colons import line_without_key_above, name_without_colon
from game.scenario.parsing.draft import Draft
from game.scenario.parsing.indentation import (
    dash_among_keys,
    dash_before_one_key,
    indented_wrong,
    tab_after_dash,
    tab_in_indentation,
    text_at_the_wrong_column,
    without_key,
)
from game.scenario.parsing.lines import line_before, line_of
from game.scenario.parsing.quotes import text_around_quotes
from game.scenario.parsing.signs import text_after_a_sign
from game.scenario.parsing.stops import Look, Stop, Trap, covering, shown, whose
from game.scenario.problems import Problems

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
            lambda number=number, at=at: draft.insert(number, at, " "),  # type: ignore[misc]
        )
    return None


def _end_of_document(look: Look) -> Trap | None:
    """Three dots at the beginning of a line above."""
    if "<document start>" not in look.stop.problem:
        return None
    lines = look.draft.lines
    ends = (one for one in range(look.stop.line, -1, -1) if lines[one].startswith("..."))
    number = next(ends, None)
    if number is None:
        return None
    return Trap(
        "MR104",
        number,
        0,
        2,
        "`...` ends the YAML document here, and a file holds one",
        "delete the line, or put the dots into quotes with the text they belong to",
        lambda: look.draft.comment(number),
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
            covering(draft, line.number, line.value_at),
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
        covering(draft, line.number, line.indent),
    )


def _anything(look: Look) -> Trap:
    """What none of the others knows: the parser's own words."""
    stop, line, draft = look.stop, look.line, look.draft
    message = stop.problem
    if stop.context and stop.began and stop.began[0] != stop.line:
        message += f" ({stop.context} that begins at line {stop.began[0] + 1})"
    if line.key and line.value:
        cure = covering(draft, line.number, line.value_at)
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


def _hiding(draft: Draft, line: int) -> Callable[[], None]:
    return lambda: draft.hide(line)


_KINDS = (
    tab_in_indentation,
    tab_after_dash,
    _end_of_document,
    bracket_never_closed,
    _glued,
    line_without_key_above,
    text_around_quotes,
    text_after_a_sign,
    text_in_brackets,
    _colon,
    name_without_colon,
    text_at_the_wrong_column,
    dash_among_keys,
    dash_before_one_key,
    indented_wrong,
    without_key,
    _anything,
)
