"""Spaces that look like one and are none to YAML, as text copied from elsewhere brings them."""

from __future__ import annotations

import re

from game.scenario.parsing.draft import Draft
from game.scenario.places import Span
from game.scenario.problems import Problems

_OTHER = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[{_OTHER}]")
_SPACE = rf"[ \t{_OTHER}]"
_BEFORE_VALUE = re.compile(
    rf"{_SPACE}*(?:(?:-{_SPACE}+)+(?:[a-z][a-z0-9_]*:(?:{_SPACE}+|$))?"
    rf"|[a-z][a-z0-9_]*:(?:{_SPACE}+|$))"
)
"""All that stands before the value in a line that is an entry."""


def mend_spaces(draft: Draft, problems: Problems) -> None:
    """Complain, once, of spaces before keys and values that YAML takes for letters; mend them."""
    if draft.original.isascii() or _ODD.search(draft.original) is None:
        return  # nearly always
    found: list[tuple[int, int]] = []
    for number, text in enumerate(draft.lines):
        lead = _BEFORE_VALUE.match(text)
        at = [one.start() for one in _ODD.finditer(lead[0])] if lead else []
        for column in at:
            draft.put(number, column, " ")
        if at:
            found.append((number, at[0]))
    if not found:
        return
    line, column = found[0]
    more = f"; lines to {found[-1][0] + 1} hold more of them" if len(found) > 1 else ""
    problems.error(
        "MR116",
        Span(line + 1, column + 1, line + 1, column + 2),
        "this is no plain space but another kind, as text copied from elsewhere often holds; YAML "
        f"takes it for a letter{more}",
        "put plain spaces in the place of such, by typing them anew",
    )
