"""Problems found in an author's file: what, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from game.scenario.places import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, at the place where its author can mend it.

    Attributes:
        code: stable name, ``MR`` and three digits; the hundreds say which kind.
        message: what is wrong, in one sentence, without a full stop.
        hint: one concrete way to mend it, or an empty string.
        span: the very words it is about.
        severity: an ``error`` stops play; a ``warning`` does not.
        file: the file as the user named it.
    """

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = "error"
    file: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops play."""
        return self.severity == "error"


MOST = 1_000
"""How many errors of one file are gathered, and how many warnings; whoever has more mends these
first."""


class EnoughProblems(Exception):
    """There are more errors than anybody would read; looking on is of no use."""


@dataclass(slots=True)
class Problems:
    """The problems of one file, gathered in one pass."""

    file: str = ""
    found: list[Problem] = field(default_factory=list)
    _errors: int = 0
    _warnings: int = 0

    def error(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note a mistake that stops play.

        Raises:
            EnoughProblems: when there are too many to go on.
        """
        self._note_error(Problem(code, message, span, hint, "error", self.file))

    def warning(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note something that an author should look at; of very many, only the first are kept."""
        self._note_warning(Problem(code, message, span, hint, "warning", self.file))

    def take(self, others: Problems) -> None:
        """Note what was found elsewhere.

        Raises:
            EnoughProblems: when there are too many to go on.
        """
        for problem in others.found:
            (self._note_error if problem.is_error else self._note_warning)(problem)

    def _note_error(self, problem: Problem) -> None:
        self._errors += 1
        if self._errors > MOST:
            message = f"there are more than {MOST:,} problems; the others are not shown"
            more = Problem("MR210", message, problem.span, "mend these first", "error", self.file)
            self.found.append(more)
            raise EnoughProblems
        self.found.append(problem)

    def _note_warning(self, problem: Problem) -> None:
        self._warnings += 1
        if self._warnings <= MOST:
            self.found.append(problem)
        elif self._warnings == MOST + 1:
            message = f"there are more than {MOST:,} warnings; the others are not shown"
            hint = "mend these first, or allow a code for the whole file in a comment at its top"
            self.found.append(Problem("MR852", message, problem.span, hint, "warning", self.file))

    def in_order(self) -> list[Problem]:
        """All of them, each once, in the order of the file."""
        return in_order(self.found)

    @property
    def any_errors(self) -> bool:
        """Whether one of them stops play."""
        return any(problem.is_error for problem in self.found)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` without repetitions, sorted by file and place."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.file, p.span.line, p.span.column, p.code))
