"""The problems of a file, as people and as machines read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from game.reports.cells import cut, width
from game.reports.english import counted, listed
from game.scenario.characters import clean
from game.scenario.problems import Problem

Paint = Callable[[str, str], str]
"""Colours a text as what it is: an ``error``, a ``warning``, a ``caret``, a ``hint``."""

EXCERPT = 96
"""The greatest width of a source line that is shown whole."""
_BEFORE = 5 / 12
"""How much of it may stand before what is marked."""
_TAB = "    "


def plainly(text: str, _: str) -> str:
    """Leave a text without colour."""
    return text


def problem_text(
    problem: Problem, lines: Sequence[str], paint: Paint = plainly, *, most: int = EXCERPT
) -> str:
    """Return one problem with its place, an excerpt of the file, and what to do.

    Args:
        problem: what was found.
        lines: of the file it is in.
        paint: how to colour it.
        most: the greatest width of a source line that is shown whole.
    """
    span = problem.span
    place = f"{clean(problem.file)}:{span.line}:{span.column}"
    severity = paint(f"{problem.severity}[{problem.code}]", problem.severity)
    parts = [f"{place}: {severity} {clean(problem.message)}"]
    if span.line <= len(lines):
        parts += _excerpt(problem, lines[span.line - 1], paint, most)
    if problem.hint:
        parts.append(f"  {paint('help:', 'hint')} {clean(problem.hint)}")
    return "\n".join(parts)


def _excerpt(problem: Problem, line: str, paint: Paint, most: int) -> list[str]:
    span = problem.span
    start = min(span.column - 1, len(line))
    # A span over several lines is marked to the end of its first one.
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    before, marked, after = (
        clean(part).replace("\t", _TAB) for part in (line[:start], line[start:end], line[end:])
    )
    before = before.replace("\ufeff", "")
    if width(before + marked + after) > most:
        before, marked, after = _window(before, marked, after, most)
    number = f"{span.line:>5}"
    caret = " " * width(before) + paint("^" * max(1, width(marked)), "caret")
    return [f"{number} | {before}{marked}{after}".rstrip(), f"{' ' * len(number)} | {caret}"]


def _window(before: str, marked: str, after: str, most: int) -> tuple[str, str, str]:
    """Cut a long line to the part around what is marked."""
    kept = int(most * _BEFORE)
    if width(before) > kept:
        before = f"…{before[-kept:]}"
    shown = cut(marked, max(1, most - width(before)))
    if shown != marked:
        return before, f"{shown}…", ""
    rest = cut(after, max(0, most - width(before + marked)))
    return before, marked, rest if rest == after else f"{rest}…"


def count_text(problems: Iterable[Problem], files: int) -> str:
    """Return the closing line: how much was found, in how many files."""
    found = list(problems)
    errors = sum(problem.is_error for problem in found)
    where = counted(files, "file")
    if not found:
        return f"No problems in {where}."
    kinds = ((errors, "error"), (len(found) - errors, "warning"))
    counts = [counted(count, word) for count, word in kinds if count]
    return f"{listed(counts)} in {where}."


def problem_data(problem: Problem) -> Mapping[str, object]:
    """Return a problem as the object that ``check --format json`` lists."""
    return {
        "file": problem.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def problem_command(problem: Problem) -> str:
    """Return a problem as a workflow command of GitHub Actions, which annotates the line.

    The escapes are those of GitHub's own toolkit (``@actions/core``, ``command.ts``).
    """
    span = problem.span
    properties = {
        "file": clean(problem.file),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": problem.code,
    }
    place = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {place}::{_data(clean(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
