"""Reading what comes after the game: history and debrief."""

from __future__ import annotations

import re

from game.scenario.model import (
    Afterwards,
    Criterion,
    Debrief,
    Finding,
    History,
    Question,
)
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Node
from game.scenario.yaml_tree import Sequence as List

HISTORY = Shape("`history`", ("title", "play", "ending", "text"))
DEBRIEF = Shape("`debrief`", (), ("findings", "questions", "rubric", "afterwards"))
FINDING = Shape("a finding", ("about", "text"), ("if", "because"))
QUESTION = Shape("a question", ("ask",), ("objective",))
CRITERION = Shape("a line of the rubric", ("objective",), ("strong", "weak"))
AFTERWARDS = Shape("a later event", ("text", "because"))

_PLAY_STEP = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)*")


def read_history(context: Context, node: Node, owner: Word) -> History:
    """Read what was really done."""
    fields = Fields(context, node, owner.span, HISTORY)
    context.allow_hidden = True
    play = play_steps(fields, "play")
    ending = fields.name("ending")
    if ending:
        context.known(ending, context.names.endings, "ending", "MR401", "endings")
    history = History(fields.text("title"), play, ending, fields.passages("text"), owner.span)
    context.allow_hidden = False
    return history


def play_steps(fields: Fields, key: str) -> tuple[Word, ...]:
    """Read a list of play steps: ``option``, ``option/draw``, ``inject/draw``."""
    steps = fields.names(key)
    for step in steps:
        if not _PLAY_STEP.fullmatch(step):
            fields.context.problems.error(
                "MR410",
                step.span,
                f"`{step}` is no play step",
                f"write a list: `[{step}]`"
                if "," in step
                else "write an option's name, or `option/draw`, or `inject/draw`",
            )
    return steps


def read_debrief(context: Context, node: Node, owner: Word) -> Debrief:
    """Read the debrief."""
    fields = Fields(context, node, owner.span, DEBRIEF, empty_is_fine=True)
    context.allow_hidden = context.allow_ending = True
    debrief = Debrief(
        findings=tuple(_finding(context, item) for item in fields.items("findings")),
        questions=tuple(_question(context, item) for item in fields.items("questions")),
        rubric=tuple(_criterion(context, item) for item in fields.items("rubric")),
        afterwards=tuple(_later(context, item) for item in fields.items("afterwards")),
    )
    context.allow_hidden = context.allow_ending = False
    return debrief


def _finding(context: Context, node: Node) -> Finding:
    fields = Fields(context, node, node.span, FINDING)
    about = fields.name("about")
    context.used["read"].add(about)
    names = context.names
    known = [*names.quantities, *names.objectives]
    unsure = about in names.unreadable or {"quantities", "objectives"} & names.missing
    if about and about not in known and not unsure:
        context.problems.error(
            "MR407",
            about.span,
            f"there is no indicator, variable or objective `{about}`",
            did_you_mean(about, known),
        )
    return Finding(about, fields.condition(), fields.passages("text"), fields.because())


def _question(context: Context, node: Node) -> Question:
    fields = Fields(context, node, node.span, QUESTION)
    return Question(fields.text("ask"), _objective(fields) if "objective" in fields else None)


def _criterion(context: Context, node: Node) -> Criterion:
    fields = Fields(context, node, node.span, CRITERION)
    return Criterion(
        _objective(fields), fields.optional_text("strong"), fields.optional_text("weak")
    )


def _objective(fields: Fields) -> Word:
    name = fields.name("objective")
    if name:
        known = fields.context.names.objectives
        fields.context.known(name, known, "objective", "MR406", "objectives")
    return name


def _later(context: Context, node: Node) -> Afterwards:
    fields = Fields(context, node, node.span, AFTERWARDS)
    because = fields.node("because")
    if isinstance(because, List) and not because.items:
        context.problems.error(
            "MR206",
            fields.key_span("because"),
            "a later event needs a source",
            "name the claim that reports it",
        )
    names = fields.because()
    known = context.names
    if names and all(one in known.assumptions and one not in known.claims for one in names):
        context.problems.error(
            "MR409",
            names[0].span,
            f"a later event needs a source, and `{names[0]}` is an assumption",
            "name the claim that reports it",
        )
    return Afterwards(fields.passages("text"), names)
