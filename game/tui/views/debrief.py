"""The debrief, tab by tab."""

from __future__ import annotations

from collections.abc import Sequence

from game.reports.chances import Chances
from game.reports.debrief import Debrief
from game.reports.evidence import Reason
from game.reports.flat import sentence
from game.reports.once import Once
from game.reports.outcomes import Finding, Outcome, TrailEntry
from game.reports.own_reasons import CAVEAT
from game.reports.paths import PathRow
from game.tui.prose import prose, with_lead
from game.tui.text import Block, words
from game.tui.views.course import course
from game.tui.views.evidence import grounds
from game.tui.views.parts import bullets, heading, labelled, quiet, small_heading


def outcome(debrief: Debrief) -> list[Block]:
    """Return what became of every outcome, and what led there."""
    once = Once()
    seed = quiet(f"Seed {debrief.seed}", gap=0)
    blocks = [heading(debrief.ending), seed, *prose(debrief.ending_text)]
    for one in debrief.outcomes:
        blocks += _outcome(one, once)
    for group in debrief.findings:
        blocks += [heading(group.about, gap=2), *_findings(group.findings, once)]
    if debrief.hidden:
        blocks.append(heading("What you could not know", gap=2))
        blocks += bullets(f"{fact.label}: **{fact.value}**" for fact in debrief.hidden)
    if debrief.afterwards:
        blocks.append(heading("What happened later", gap=2))
        for later in debrief.afterwards:
            blocks += [*prose(later.text), *_rests_on(later.reasons, once)]
    return blocks


def _outcome(one: Outcome, once: Once) -> list[Block]:
    blocks = [heading(one.label, gap=2), Block(words(one.sentence), gap=0), *course(one)]
    for entry in one.trail:
        blocks += _trail(entry, once)
    if not one.trail:
        blocks.append(quiet("Nothing moved it."))
    return blocks + _findings(one.findings, once)


def _trail(entry: TrailEntry, once: Once) -> list[Block]:
    when = f"{entry.time} · " if entry.time else ""
    blocks = [Block(words(when, "quiet") + words(entry.title, "strong"))]
    if entry.chosen:
        said = words("You chose: ", "quiet") + words(sentence(entry.chosen))
        blocks.append(Block(said, gap=0).indented(2))
    blocks += [
        quiet(f"Chance brought: {sentence(drawn)}", gap=0).indented(2) for drawn in entry.chance
    ]
    for effect in entry.effects:
        blocks.append(Block(words(sentence(effect.line)), first=words("  ■ ", "accent"), gap=0))
        if effect.note:
            blocks.append(Block(words(effect.note), gap=0).indented(4))
        blocks += [block.indented(4) for block in _rests_on(effect.reasons, once)]
    return blocks


def _rests_on(reasons: Sequence[Reason], once: Once) -> list[Block]:
    dot = words("· ", "quiet")
    return [Block(words(line, "quiet"), first=dot, gap=0) for line in once.lines(reasons)]


def _findings(findings: Sequence[Finding], once: Once) -> list[Block]:
    blocks: list[Block] = []
    for finding in findings:
        blocks += with_lead(words("→ ", "accent"), prose(finding.text))
        blocks += [block.indented(2) for block in _rests_on(finding.reasons, once)]
    return blocks


def path(debrief: Debrief) -> list[Block]:
    """Return the player's way beside history's."""
    if debrief.path is None:
        return [quiet("The scenario tells no history.")]
    paths = debrief.path
    blocks = [heading("Your path beside history's"), Block(words(paths.parted))]
    if paths.known_line:
        blocks.append(quiet(paths.known_line))
    for row in paths.rows:
        blocks += _row(row)
    same = "ended there too" if paths.same_ending else f"ended at “{debrief.ending}”"
    blocks.append(Block(words(f"History's way ends at “{paths.ending}”; yours {same}.")))
    blocks += [heading(paths.title, gap=2), *prose(paths.text)]
    return blocks


def _row(row: PathRow) -> list[Block]:
    parting = words("   here the ways part", "accent") if row.parting else words("")
    blocks = [Block(words(row.decision, "strong") + parting)]
    if row.same:
        return [*blocks, *_way("Both", row.yours)]
    nowhere = "did not come past here"
    yours, history = row.yours or nowhere, row.history or nowhere
    return [*blocks, *_way("You", yours), *_way("History", history)]


def _way(who: str, what: str) -> list[Block]:
    return [Block(words(what), first=words(f"  {who:<9}", "accent"), gap=0)]


def evidence(debrief: Debrief) -> list[Block]:
    """Return the claims that the playthrough rested on, by source."""
    blocks = [heading("What it rested on")]
    for group in debrief.sources:
        blocks.append(small_heading(group.source))
        blocks += grounds(group.claims, with_source=False)
    if not debrief.sources:
        blocks.append(quiet("No claim of a source was behind what happened."))
    return blocks


def questions(debrief: Debrief, chances: Chances | None = None) -> list[Block]:
    """Return questions for the discussion, and the player's own reasons.

    Args:
        debrief: of a finished game.
        chances: what could have been, once it is known: what the model says of what was expected.
    """
    blocks = [heading("Questions")]
    for group in debrief.questions:
        if group.objective:
            blocks.append(small_heading(group.objective))
        blocks += bullets(group.asks)
    if not debrief.questions:
        blocks.append(quiet("The scenario asks none."))
    blocks += _reasons(debrief, chances) + _rubric(debrief)
    again = f"{debrief.again} {debrief.options}"
    return [*blocks, quiet(again, gap=2), *prose(debrief.notice)]


def _reasons(debrief: Debrief, chances: Chances | None) -> list[Block]:
    blocks = [heading("Your own reasons", gap=2)]
    if not debrief.own_reasons:
        return [*blocks, quiet("You wrote none.")]
    agreements = {} if chances is None else chances.agreements
    if agreements:
        blocks.append(quiet(CAVEAT))
    bar = words("│ ", "accent")
    for one in debrief.own_reasons:
        blocks.append(small_heading(one.decision))
        blocks.append(quiet(sentence(one.chosen), gap=0))
        for label, text in one.rows(agreements.get(one.turn, "")):
            said = words(f"{label}: ", "quiet") + words(text)
            blocks.append(Block(said, first=bar, rest=bar, gap=0))
    return blocks


def _rubric(debrief: Debrief) -> list[Block]:
    if not debrief.rubric:
        return []
    blocks = [heading("How work on the objectives is told apart", gap=2)]
    for row in debrief.rubric:
        blocks.append(small_heading(row.objective))
        blocks += [
            block.closer() for block in labelled("Strong", [row.strong] if row.strong else [])
        ]
        blocks += [block.closer() for block in labelled("Weak", [row.weak] if row.weak else [])]
    return blocks
