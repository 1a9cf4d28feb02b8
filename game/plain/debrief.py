"""The debrief, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from game.plain.speaker import Speaker
from game.reports.debrief import Debrief
from game.reports.evidence import Reason, explain
from game.reports.flat import sentence
from game.reports.outcomes import Finding, Outcome, TrailEntry
from game.reports.paths import Paths


def say_debrief(speaker: Speaker, debrief: Debrief) -> None:
    """Say everything there is to say when it is over."""
    speaker.heading("Debrief.")
    speaker.prose(debrief.notice)
    for outcome in debrief.outcomes:
        _outcome(speaker, outcome)
    for group in debrief.findings:
        speaker.heading(f"Debrief. {sentence(group.about)}")
        _findings(speaker, group.findings)
    if debrief.path is not None:
        _path(speaker, debrief.path)
    speaker.items(
        (f"{fact.label}: {fact.value}" for fact in debrief.hidden),
        "Debrief. What you could not know.",
    )
    _evidence(speaker, debrief)
    _discussion(speaker, debrief)
    speaker.paragraph(
        f"The seed was {debrief.seed}. The same game again: --seed {debrief.seed} "
        f'--choose "{", ".join(debrief.steps)}"'
    )


def _outcome(speaker: Speaker, outcome: Outcome) -> None:
    speaker.heading(f"Debrief. {sentence(outcome.label)}")
    course = ", ".join(str(number) for number in outcome.course)
    speaker.paragraph(f"{outcome.sentence} Its course, decision by decision: {course}.")
    _findings(speaker, outcome.findings)
    for entry in outcome.trail:
        _moment(speaker, entry)


def _moment(speaker: Speaker, entry: TrailEntry) -> None:
    chosen = f" You chose: {sentence(entry.chosen)}" if entry.chosen else ""
    chance = "".join(f" By chance: {sentence(line)}" for line in entry.chance)
    speaker.paragraph(f"{entry.heading}{chosen}{chance}")
    for effect in entry.effects:
        _with_reasons(speaker, f"{sentence(effect.line)} {effect.note}", effect.reasons)


def _with_reasons(speaker: Speaker, lead: str, reasons: Iterable[Reason]) -> None:
    lines = [reason.line for reason in reasons]
    if lines:
        speaker.items(lines, lead)
    else:
        speaker.paragraph(lead)


def _findings(speaker: Speaker, findings: Iterable[Finding]) -> None:
    for finding in findings:
        speaker.prose(finding.text)
        speaker.items(reason.line for reason in finding.reasons)


def _path(speaker: Speaker, path: Paths) -> None:
    speaker.heading("Debrief. Your path beside history's.")
    speaker.paragraph(path.parted)
    for row in path.rows:
        parting = "Here the ways part. " if row.parting else ""
        speaker.items(
            (
                f"You: {row.yours or 'did not come here'}",
                f"{path.title}: {row.history or 'did not come here'}",
            ),
            f"{parting}{sentence(row.decision)}",
        )
    same = "That is where yours ended too." if path.same_ending else "Yours ended elsewhere."
    speaker.paragraph(f"In history it ended at “{path.ending}”. {same}")
    speaker.prose(path.text)


def _evidence(speaker: Speaker, debrief: Debrief) -> None:
    if debrief.assumptions:
        speaker.heading("Debrief. Assumptions that this way rested on.")
    for assumption in debrief.assumptions:
        speaker.lines(explain(assumption))
    for group in debrief.sources:
        speaker.heading(f"Debrief. Claims that this way rested on, from {sentence(group.source)}")
        for claim in group.claims:
            disputed = (f"Disputed: {line}" for line in claim.disputed_by)
            speaker.lines([claim.line_within_source, *disputed])


def _discussion(speaker: Speaker, debrief: Debrief) -> None:
    for group in debrief.questions:
        speaker.heading(
            f"Questions. {sentence(group.objective)}" if group.objective else "Questions."
        )
        for ask in group.asks:
            speaker.prose(ask)
    for row in debrief.rubric:
        speaker.heading(f"What strong and weak work looks like. {sentence(row.objective)}")
        speaker.prose(row.strong, "Strong:")
        speaker.prose(row.weak, "Weak:")
    if debrief.afterwards:
        speaker.heading("Afterwards.")
    for later in debrief.afterwards:
        speaker.prose(later.text)
        speaker.items(reason.line for reason in later.reasons)
    if debrief.own_reasons:
        speaker.heading("Your own reasons.")
    for own in debrief.own_reasons:
        speaker.lines(
            [
                f"{sentence(own.decision)} You chose: {sentence(own.chosen)}",
                f"You wrote: {own.reason}",
            ]
        )
