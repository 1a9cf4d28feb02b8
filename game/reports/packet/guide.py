"""The instructor's guide: everything that can happen, what it rests on, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.reports.debrief import RubricRow, questions_by_objective
from game.reports.exploration import Chance, Exploration
from game.reports.packet.evidence import AssumptionEntry, Mark, Marks, SourceEntry
from game.reports.packet.history import Past, past
from game.reports.packet.prose import OnPaper, Piece
from game.reports.packet.scenes import Scene
from game.reports.packet.timetable import Timetable, timetable
from game.reports.situation import hidden


@dataclass(frozen=True, slots=True)
class EndingEntry:
    """An ending.

    Attributes:
        name, title: its id, and its title in plain text.
        text: what is told there (Markdown).
        odds: from the start.
        shortest: the play steps of a shortest play to it; None where there is none.
    """

    name: str
    title: str
    text: tuple[Piece, ...]
    odds: Chance
    shortest: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """What the debrief says where ``when`` holds (plain text; empty for always)."""

    about: str
    when: str
    text: tuple[Piece, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class QuestionsEntry:
    """Questions (Markdown) under one objective, and the decisions that are about it (plain text).

    Those under none have it empty.
    """

    objective: str
    asks: tuple[str, ...]
    arises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaterEntry:
    """What really happened later (Markdown), and what says so."""

    text: tuple[Piece, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The instructor's guide.

    Attributes:
        found: what can happen, and how likely it is.
        timetable: of a session.
        scenes: every state, in file order.
        endings: every ending.
        past: history's path, where the scenario has one.
        sources: the claims.
        assumptions: with what their ranges do to the odds.
        hidden: the labels of what players cannot know.
        findings, questions, rubric, afterwards: of the debrief.
    """

    found: Exploration
    timetable: Timetable
    scenes: tuple[Scene, ...]
    endings: tuple[EndingEntry, ...]
    past: Past | None
    sources: tuple[SourceEntry, ...]
    assumptions: tuple[AssumptionEntry, ...]
    hidden: tuple[str, ...]
    findings: tuple[FindingEntry, ...]
    questions: tuple[QuestionsEntry, ...]
    rubric: tuple[RubricRow, ...]
    afterwards: tuple[LaterEntry, ...]


def guide(
    paper: OnPaper,
    marks: Marks,
    found: Exploration,
    scenes: tuple[Scene, ...],
    assumptions: tuple[AssumptionEntry, ...],
) -> Guide:
    """Return the guide of a scenario."""
    table = paper.table
    scenario = table.scenario
    return Guide(
        found=found,
        timetable=timetable(scenario.minutes, scenes),
        scenes=scenes,
        endings=tuple(_endings(paper, found)),
        past=past(table),
        sources=tuple(marks.sources()),
        assumptions=assumptions,
        hidden=tuple(one.label for one in hidden(table, table.start)),
        findings=tuple(_findings(paper, marks)),
        questions=tuple(_questions(paper, scenes)),
        rubric=tuple(
            RubricRow(paper.label(one.objective), paper.prose(one.strong), paper.prose(one.weak))
            for one in scenario.debrief.rubric
        ),
        afterwards=tuple(
            LaterEntry(paper.pieces(one.text), marks.of(one.because))
            for one in scenario.debrief.afterwards
        ),
    )


def _endings(paper: OnPaper, found: Exploration) -> Iterator[EndingEntry]:
    for one in found.endings:
        text = paper.pieces(paper.table.scenario.endings[one.name].text)
        shortest = None if one.shortest is None else tuple(one.shortest)
        yield EndingEntry(one.name, one.title, text, one.odds, shortest)


def _findings(paper: OnPaper, marks: Marks) -> Iterator[FindingEntry]:
    """Yield the findings, those about one thing together, in the order of their things."""
    findings = paper.table.scenario.debrief.findings
    for about in dict.fromkeys(str(one.about) for one in findings):
        for one in findings:
            if one.about == about:
                when, text = paper.condition(one.when), paper.pieces(one.text)
                yield FindingEntry(paper.label(about), when, text, marks.of(one.because))


def _questions(paper: OnPaper, scenes: tuple[Scene, ...]) -> Iterator[QuestionsEntry]:
    for objective, questions in questions_by_objective(paper.table.scenario):
        label = "" if objective is None else paper.label(objective)
        arises = tuple(one.title for one in scenes if label in one.objectives)
        yield QuestionsEntry(label, tuple(paper.prose(one.ask) for one in questions), arises)
