"""Comments in which an author says that a warning is not wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from game.scenario.problems import Problem

_ALLOW = re.compile(r"#\s*measured-response:\s*allow((?:[\s,]+MR\d{3})+)")


def without_allowed(problems: Iterable[Problem], lines: Sequence[str]) -> list[Problem]:
    """Return the problems of one file without the warnings that it allows.

    Args:
        problems: of this file.
        lines: of the file.
    """
    everywhere, at = _allowed(lines)
    return [
        problem
        for problem in problems
        if problem.is_error
        or (problem.code not in everywhere and (problem.span.line, problem.code) not in at)
    ]


def _allowed(lines: Sequence[str]) -> tuple[set[str], set[tuple[int, str]]]:
    """Return what is allowed everywhere, and what at which line (from 1)."""
    everywhere: set[str] = set()
    at: set[tuple[int, str]] = set()
    at_the_top = True
    for number, line in enumerate(lines, 1):
        alone = line.lstrip().startswith("#")
        at_the_top = at_the_top and (alone or not line.strip())
        found = _ALLOW.search(line) if "#" in line else None
        if found is None:
            continue
        codes = re.findall(r"MR\d{3}", found[1])
        if at_the_top:
            everywhere.update(codes)
        else:
            at.update((number + alone, code) for code in codes)
    return everywhere, at
