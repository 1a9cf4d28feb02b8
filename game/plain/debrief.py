"""The debrief, line by line and section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.plain.speaker import Speaker
from game.reports.debrief import Debrief
from game.reports.evidence import Reason
from game.reports.flat import sentence
from game.reports.once import Once
from game.reports.outcomes import Finding, TrailEntry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the debrief.

    Attributes:
        word: what calls for it.
        about: what it holds, in a few words.
        say: says it.
    """

    word: str
    about: str
    say: Callable[[Speaker, Debrief], None]


def sections(
    debrief: Debrief, chances: Section, assumptions: Section, own_reasons: Section
) -> list[Section]:
    """Return the sections that have something to say, in the order in which they are read.

    Args:
        debrief: of a finished game.
        chances: the section about what could have been, which is not in the debrief itself.
        assumptions: the section about what the ending hung on, which is not either.
        own_reasons: the section about what was written before deciding, beside the model.
    """
    there_is: list[tuple[object, Section]] = [
        (debrief.outcomes, Section("outcome", "how each outcome ended", _outcomes)),
        (debrief.outcomes, Section("trail", "what moved the outcomes, and why", _trail)),
        (debrief.findings, Section("findings", "what else holds at the end", _findings)),
        (debrief.path, Section("path", "your path beside history's", _path)),
        (True, chances),
        (debrief.hidden, Section("hidden", "what you could not know", _hidden)),
        (debrief.assumptions, assumptions),
        (debrief.sources, Section("evidence", "the claims that your way rested on", _evidence)),
        (debrief.afterwards, Section("afterwards", "what came later", _afterwards)),
        (debrief.questions, Section("questions", "questions to talk about", _questions)),
        (debrief.rubric, Section("work", "what strong and weak work looks like", _rubric)),
        (debrief.own_reasons, own_reasons),
        (True, Section("seed", "how to play the same game again", _again)),
    ]  # fmt: skip
    return [section for something, section in there_is if something]


def say_summary(speaker: Speaker, debrief: Debrief) -> None:
    """Say how it ended in short, and what kind of thing the debrief is."""
    speaker.heading("Debrief.")
    speaker.prose(debrief.notice)
    speaker.items((outcome.sentence for outcome in debrief.outcomes), "How it ended:")


class _Grounds:
    """Says what things rest on: each reason in full once, and then in few words."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._once = Once()

    def say(self, reasons: Iterable[Reason], lead: str = "") -> None:
        """Say reasons as a list, with ``lead`` before them."""
        lines = self._once.lines(reasons)
        if lines:
            self._speaker.items(lines, lead)
        elif lead:
            self._speaker.paragraph(lead)


def _outcomes(speaker: Speaker, debrief: Debrief) -> None:
    grounds = _Grounds(speaker)
    for outcome in debrief.outcomes:
        speaker.heading(f"Outcome. {sentence(outcome.label)}")
        course = ", ".join(str(number) for number in outcome.course)
        aim = {"low": " Lower is better.", "high": " Higher is better.", "none": ""}[outcome.aim]
        speaker.paragraph(
            f"{outcome.sentence} Decision by decision it went: {course}, on a scale from "
            f"{outcome.low} to {outcome.high}.{aim}"
        )
        _say_findings(speaker, outcome.findings, grounds)


def _trail(speaker: Speaker, debrief: Debrief) -> None:
    grounds = _Grounds(speaker)
    for outcome in debrief.outcomes:
        if outcome.trail:
            speaker.heading(f"What moved it. {sentence(outcome.label)}")
        for entry in outcome.trail:
            _moment(speaker, entry, grounds)


def _moment(speaker: Speaker, entry: TrailEntry, grounds: _Grounds) -> None:
    chosen = f" You chose: {sentence(entry.chosen)}" if entry.chosen else ""
    chance = "".join(f" By chance: {sentence(line)}" for line in entry.chance)
    speaker.paragraph(f"{entry.heading}{chosen}{chance}")
    for effect in entry.effects:
        grounds.say(effect.reasons, f"{sentence(effect.line)} {effect.note}".rstrip())


def _findings(speaker: Speaker, debrief: Debrief) -> None:
    grounds = _Grounds(speaker)
    for group in debrief.findings:
        speaker.heading(f"Finding. {sentence(group.about)}")
        _say_findings(speaker, group.findings, grounds)


def _say_findings(speaker: Speaker, findings: Iterable[Finding], grounds: _Grounds) -> None:
    for finding in findings:
        speaker.prose(finding.text)
        grounds.say(finding.reasons)


def _path(speaker: Speaker, debrief: Debrief) -> None:
    path = debrief.path
    assert path is not None  # the section is left out without one
    speaker.heading("Your path beside history's.")
    speaker.paragraph(path.parted)
    if path.known_line:
        speaker.paragraph(path.known_line)
    for row in path.rows:
        parting = "Here the ways part. " if row.parting else ""
        lead = f"{parting}{sentence(row.decision)}"
        if row.same:
            speaker.items([f"Both: {row.yours}"], lead)
        else:
            yours, history = row.yours or "did not come here", row.history or "did not come here"
            speaker.items([f"You: {yours}", f"History: {history}"], lead)
    same = "That is where yours ended too." if path.same_ending else "Yours ended elsewhere."
    speaker.paragraph(f"In history it ended at “{path.ending}”. {same}")
    speaker.heading(sentence(path.title))
    speaker.prose(path.text)


def _hidden(speaker: Speaker, debrief: Debrief) -> None:
    speaker.items(
        (f"{fact.label}: {fact.value}" for fact in debrief.hidden), "What you could not know."
    )


def _evidence(speaker: Speaker, debrief: Debrief) -> None:
    for group in debrief.sources:
        speaker.heading(f"Claims that this way rested on, from {sentence(group.source)}")
        for claim in group.claims:
            disputed = (f"Disputed: {line}" for line in claim.disputed_by)
            speaker.lines([claim.line_within_source, *disputed])


def _questions(speaker: Speaker, debrief: Debrief) -> None:
    for group in debrief.questions:
        about = f" {sentence(group.objective)}" if group.objective else ""
        speaker.heading(f"Questions.{about}")
        for ask in group.asks:
            speaker.prose(ask)


def _rubric(speaker: Speaker, debrief: Debrief) -> None:
    for row in debrief.rubric:
        speaker.heading(f"What strong and weak work looks like. {sentence(row.objective)}")
        speaker.prose(row.strong, "Strong:")
        speaker.prose(row.weak, "Weak:")


def _afterwards(speaker: Speaker, debrief: Debrief) -> None:
    grounds = _Grounds(speaker)
    speaker.heading("Afterwards.")
    for later in debrief.afterwards:
        speaker.prose(later.text)
        grounds.say(later.reasons)


def _again(speaker: Speaker, debrief: Debrief) -> None:
    speaker.heading("The same game again.")
    speaker.paragraph(f"{debrief.again} {debrief.options}")
