"""The debrief of a finished playthrough, as data.

Fields that hold the author's prose are Markdown and say so; everything else is plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.play import Playthrough
from game.reports.evidence import Reason, reasons
from game.reports.flat import flat
from game.reports.grounds import SourceGroup, assumptions_behind, sources_behind
from game.reports.map import Map, map_of
from game.reports.outcomes import Finding, Outcome, findings, outcome_names, outcomes
from game.reports.own_reasons import OwnReason, own_reasons
from game.reports.paths import Paths, compare_with_history
from game.reports.situation import (
    Known,
    hidden,
    label_of,
    notice,
)
from game.rules import Table
from game.rules.record import World
from game.scenario.model import Question, Scenario


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings about one thing that is no outcome."""

    about: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions (Markdown) under one objective; those under none have it empty."""

    objective: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RubricRow:
    """What strong and weak work on an objective looks like (both Markdown, or empty)."""

    objective: str
    strong: str
    weak: str


@dataclass(frozen=True, slots=True)
class Later:
    """A later event (Markdown), with its source."""

    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that is said when it is over.

    Attributes:
        title, role: of the scenario.
        seed, steps: what plays the same game again.
        undone: how many decisions were taken back on the way.
        ending, ending_text: where it ended; the text is Markdown.
        outcomes: what became of each outcome indicator, and why.
        findings: what else holds, grouped by what it is about.
        map: the scenario's places, as far as this game came.
        path: the player's way beside history's; None where the scenario tells no history.
        hidden: what could not be known during play.
        assumptions: those the playthrough rested on.
        sources: the claims it rested on, by source.
        questions, rubric: for the discussion, by objective.
        afterwards: later events.
        own_reasons: what the player wrote before deciding.
        notice: what kind of thing this is (Markdown).
    """

    title: str
    role: str
    seed: int
    steps: tuple[str, ...]
    undone: int
    ending: str
    ending_text: str
    outcomes: tuple[Outcome, ...]
    findings: tuple[FindingGroup, ...]
    map: Map
    path: Paths | None
    hidden: tuple[Known, ...]
    assumptions: tuple[Reason, ...]
    sources: tuple[SourceGroup, ...]
    questions: tuple[QuestionGroup, ...]
    rubric: tuple[RubricRow, ...]
    afterwards: tuple[Later, ...]
    own_reasons: tuple[OwnReason, ...]
    notice: str

    @property
    def again(self) -> str:
        """How the same game can be played again, in a sentence that ends with the options."""
        undone = f" Decisions taken back on the way: {self.undone}." if self.undone else ""
        return (
            f"The seed was {self.seed}.{undone} Whoever adds this to the command that plays the "
            "scenario comes to the same end:"
        )

    @property
    def options(self) -> str:
        """The options of ``play`` that bring about the same game."""
        return f'--seed {self.seed} --choose "{", ".join(self.steps)}"'


def build(playthrough: Playthrough) -> Debrief:
    """Return the debrief of a finished playthrough.

    Raises:
        ValueError: if it is not over.
    """
    if playthrough.ending is None:
        raise ValueError("there is no debrief before the end")
    table, world = playthrough.table, playthrough.world
    scenario = table.scenario
    return Debrief(
        title=flat(table.render(scenario.title, world)),
        role=flat(table.render(scenario.role, world)),
        seed=playthrough.seed,
        steps=tuple(playthrough.play_steps),
        undone=playthrough.undone,
        ending=flat(table.render(playthrough.ending.title, world)),
        ending_text=table.tell(playthrough.ending.text, world),
        outcomes=tuple(outcomes(playthrough)),
        findings=tuple(_other_findings(table, world)),
        map=map_of(playthrough, playthrough.steps, world.place),
        path=compare_with_history(playthrough),
        hidden=tuple(hidden(table, world)),
        assumptions=tuple(assumptions_behind(playthrough)),
        sources=tuple(sources_behind(playthrough)),
        questions=tuple(_questions(table, world)),
        rubric=tuple(_rubric(table, world)),
        afterwards=tuple(
            Later(
                table.tell(later.text, world),
                tuple(reasons(table, world, later.because)),
            )
            for later in scenario.debrief.afterwards
        ),
        own_reasons=tuple(own_reasons(playthrough)),
        notice=notice(table),
    )


def _other_findings(table: Table, world: World) -> list[FindingGroup]:
    elsewhere = outcome_names(table)
    about = dict.fromkeys(str(one.about) for one in table.scenario.debrief.findings)
    groups = [
        FindingGroup(label_of(table, world, name), tuple(findings(table, world, name)))
        for name in about
        if name not in elsewhere
    ]
    return [group for group in groups if group.findings]


def questions_by_objective(scenario: Scenario) -> Iterator[tuple[str | None, list[Question]]]:
    """Yield the questions under each objective, in the order of these; those under none last."""
    for objective in (*scenario.objectives, None):
        found = [one for one in scenario.debrief.questions if one.objective == objective]
        if found:
            yield objective, found


def _questions(table: Table, world: World) -> Iterator[QuestionGroup]:
    for objective, questions in questions_by_objective(table.scenario):
        heading = "" if objective is None else label_of(table, world, objective)
        yield QuestionGroup(heading, tuple(table.render(one.ask, world) for one in questions))


def _rubric(table: Table, world: World) -> list[RubricRow]:
    return [
        RubricRow(
            objective=label_of(table, world, row.objective),
            strong="" if row.strong is None else table.render(row.strong, world),
            weak="" if row.weak is None else table.render(row.weak, world),
        )
        for row in table.scenario.debrief.rubric
    ]
