"""The debrief as a Markdown document that reads well on its own.

What an author wrote is Markdown and stays so, kept within its place; what is plain text, the
player's words among it, is escaped. Nothing can become HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.reports.assumptions import WhatIf
from game.reports.chances import Chances
from game.reports.debrief import Debrief
from game.reports.evidence import Reason
from game.reports.flat import sentence
from game.reports.once import Once
from game.reports.outcomes import Finding, Outcome, TrailEntry
from game.reports.own_reasons import CAVEAT
from game.reports.paths import PathRow, Paths

_SPECIAL = re.compile(r"([\\`*_\[\]#|~!])")
_LINE_START = re.compile(r"^(\s*)([-+>=]|\d+(?=[.)]))", re.MULTILINE)
_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_FENCE = re.compile(r"^(\s*(?:>\s*)*)(```|~~~)", re.MULTILINE)
_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=\s|$)", re.MULTILINE)

Lines = Iterator[str]


def debrief_markdown(
    debrief: Debrief, chances: Chances | None = None, what_if: WhatIf | None = None
) -> str:
    """Return the debrief as a Markdown document.

    Args:
        debrief: of a finished playthrough.
        chances: what could have been, where that was worked out.
        what_if: what the ending hung on, where that was worked out.
    """
    once = Once()
    parts = (
        _head(debrief),
        *(_outcome(outcome, once) for outcome in debrief.outcomes),
        _findings(debrief, once),
        _paths(debrief.path),
        _chances(chances),
        _hidden(debrief),
        _assumptions(debrief, what_if),
        _evidence(debrief),
        _questions(debrief),
        _afterwards(debrief, once),
        _own_reasons(debrief, chances),
        _again(debrief),
    )
    text = "\n".join(line for part in parts for line in part)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: str) -> str:
    """Return Markdown that shows the plain ``text`` as it is."""
    escaped = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # A number is only a list item with the point after it: that is what has to be escaped.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def contain(markdown: str) -> str:
    """Return an author's Markdown so that it cannot reach beyond its place in the document.

    No HTML, no fence that would swallow what follows, and headings below the document's own.
    """
    text = _OPENS_TAG.sub("&lt;", markdown)
    text = _FENCE.sub(r"\1\\\2", text)
    return _HEADING.sub(lambda found: f"{found[1]}{'#' * min(6, len(found[2]) + 3)}", text)


def _head(debrief: Debrief) -> Lines:
    yield from (f"# {escape(debrief.title)}: debrief", "")
    yield from (f"You decided as: {escape(sentence(debrief.role))}", "")
    yield from (contain(debrief.notice), "")
    yield from (
        f"## How it ended: {escape(debrief.ending)}",
        "",
        contain(debrief.ending_text),
        "",
    )


def _outcome(outcome: Outcome, once: Once) -> Lines:
    yield from (f"## {escape(outcome.label)}", "", escape(outcome.sentence), "")
    course = " → ".join(str(number) for number in outcome.course)
    yield from (
        f"Its course: {course} (on a scale from {outcome.low} to {outcome.high}).",
        "",
    )
    for finding in outcome.findings:
        yield from _finding(finding, once)
    if outcome.trail:
        yield from ("### What moved it", "")
    for entry in outcome.trail:
        yield from _trail_entry(entry, once)
    yield ""


def _trail_entry(entry: TrailEntry, once: Once) -> Lines:
    chosen = f" You chose: {escape(sentence(entry.chosen))}" if entry.chosen else ""
    chance = "".join(f" By chance: {escape(line)}." for line in entry.chance)
    yield f"- **{escape(entry.heading)}**{chosen}{chance}"
    for effect in entry.effects:
        note = f" {escape(effect.note)}" if effect.note else ""
        yield f"    - {escape(sentence(effect.line))}{note}"
        yield from _reasons(effect.reasons, once, "        ")
    yield ""


def _finding(finding: Finding, once: Once) -> Lines:
    yield from (contain(finding.text), "")
    yield from _reasons(finding.reasons, once)
    yield ""


def _reasons(reasons: Iterable[Reason], once: Once, indent: str = "") -> Lines:
    for line in once.lines(reasons):
        yield f"{indent}- {escape(line)}"


def _findings(debrief: Debrief, once: Once) -> Lines:
    for group in debrief.findings:
        yield from (f"## {escape(group.about)}", "")
        for finding in group.findings:
            yield from _finding(finding, once)


def _paths(paths: Paths | None) -> Lines:
    if paths is None:
        return
    yield from ("## Your path beside history's", "", escape(paths.parted), "")
    yield from (escape(paths.known_line), "")
    yield from (f"| Decision | You | {escape(paths.title)} |", "|---|---|---|")
    for row in paths.rows:
        yield _path_row(row)
    yield ""
    same = "That is where yours ended too." if paths.same_ending else "Yours ended elsewhere."
    yield from (f"In history it ended at “{escape(paths.ending)}”. {same}", "")
    yield from (contain(paths.text), "")


def _path_row(row: PathRow) -> str:
    mark = "**Here the ways part.** " if row.parting else ""
    cells = (
        mark + escape(row.decision),
        escape(row.yours) or "–",
        escape(row.history) or "–",
    )
    return f"| {' | '.join(cells)} |"


def _chances(chances: Chances | None) -> Lines:
    if chances is None:
        return
    yield from ("## What could have been", "", chances.how, "")
    for decision in chances.decisions:
        when = f"{sentence(decision.time)} {sentence(decision.title)}".lstrip()
        yield from (f"### {escape(when)}", "", escape(chances.moved(decision)), "")
        for option in decision.options:
            mark = " (your choice)" if option.chosen else ""
            yield f"- **{escape(sentence(option.label))}**{mark}"
            yield from (f"    - {escape(prospect.line)}" for prospect in option.prospects)
        yield ""


def _hidden(debrief: Debrief) -> Lines:
    if debrief.hidden:
        yield from ("## What you could not know", "")
        yield from (f"- {escape(fact.label)}: {escape(fact.value)}" for fact in debrief.hidden)
        yield ""


def _assumptions(debrief: Debrief, what_if: WhatIf | None) -> Lines:
    once = Once()
    if debrief.assumptions:
        yield from ("## Assumptions that this way rested on", "")
    if what_if is None:
        yield from (
            f"- {escape(' '.join(once.explained(reason)))}" for reason in debrief.assumptions
        )
    elif debrief.assumptions:
        for one in what_if.tried:
            yield f"- {escape(' '.join(once.explained(one.reason)))}"
            yield from (f"    - {escape(line)}" for line in one.lines)
        yield from ("", "### What the ending hung on", "")
        yield from (f"- {escape(line)}" for line in what_if.summary)
    yield ""


def _evidence(debrief: Debrief) -> Lines:
    if debrief.sources:
        yield from ("## Claims that this way rested on", "")
    for group in debrief.sources:
        yield from (f"### {escape(group.source)}", "")
        for claim in group.claims:
            disputed = (f"Disputed: {line}" for line in claim.disputed_by)
            yield f"- {escape(' '.join((claim.line_within_source, *disputed)))}"
        yield ""


def _questions(debrief: Debrief) -> Lines:
    if debrief.questions:
        yield from ("## Questions", "")
    for group in debrief.questions:
        if group.objective or len(debrief.questions) > 1:
            yield from (f"### {escape(group.objective or 'Further questions')}", "")
        for ask in group.asks:
            yield _item(ask)
        yield ""
    if debrief.rubric:
        yield from ("## What strong and weak work looks like", "")
    for row in debrief.rubric:
        yield from (f"### {escape(row.objective)}", "")
        if row.strong:
            yield _item(f"Strong: {row.strong}")
        if row.weak:
            yield _item(f"Weak: {row.weak}")
        yield ""


def _item(markdown: str) -> str:
    return "- " + contain(markdown.strip()).replace("\n", "\n  ")


def _afterwards(debrief: Debrief, once: Once) -> Lines:
    if debrief.afterwards:
        yield from ("## Afterwards", "")
    for later in debrief.afterwards:
        yield from (contain(later.text), "")
        yield from _reasons(later.reasons, once)
        yield ""


def _own_reasons(debrief: Debrief, chances: Chances | None) -> Lines:
    agreements = {} if chances is None else chances.agreements
    if debrief.own_reasons:
        yield from ("## Your own reasons", "")
    if agreements:
        yield from (CAVEAT, "")
    for own in debrief.own_reasons:
        when = f"{sentence(own.time)} {sentence(own.decision)}".lstrip()
        yield from (f"**{escape(when)}** You chose: {escape(sentence(own.chosen))}", "")
        for label, text in own.rows(agreements.get(own.turn, "")):
            yield _item(f"**{label}:** {escape(text)}")
        yield ""


def _again(debrief: Debrief) -> Lines:
    yield from ("## Playing it again", "")
    yield from (debrief.again, "")
    yield f"`{debrief.options}`"
