"""What comes after the game: history and debrief."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.expressions import Condition
from game.scenario.model.story import Passages
from game.scenario.places import NOWHERE, Span, Word
from game.scenario.prose import Prose


@dataclass(frozen=True, slots=True)
class History:
    """What was really done, as a play that leads to an ending."""

    title: Prose
    play: tuple[Word, ...]
    ending: Word
    text: Passages
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told in the debrief where ``when`` holds."""

    about: Word
    when: Condition | None
    text: Passages
    because: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the discussion."""

    ask: Prose
    objective: Word | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What strong and weak work on an objective looks like."""

    objective: Word
    strong: Prose | None = None
    weak: Prose | None = None


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A later event, with its source."""

    text: Passages
    because: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is said when it is over."""

    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    afterwards: tuple[Afterwards, ...] = ()
