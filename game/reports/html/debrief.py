"""The debrief as a page to be read, printed and kept."""

from __future__ import annotations

from collections.abc import Iterable

from game.reports.assumptions import WhatIf
from game.reports.chances import Chances
from game.reports.debrief import Debrief
from game.reports.evidence import Reason
from game.reports.flat import sentence
from game.reports.html.assumptions import assumptions_part
from game.reports.html.chances import chances_part
from game.reports.html.charts import course_chart
from game.reports.html.map import map_part
from game.reports.html.markup import Html, element, joined
from game.reports.html.page import page
from game.reports.html.parts import bullets, paragraph, section, table
from game.reports.html.prose import prose
from game.reports.html.rubric import rubric_table
from game.reports.once import Once
from game.reports.outcomes import Finding, Outcome, TrailEntry
from game.reports.own_reasons import CAVEAT, OwnReason
from game.reports.paths import PathRow, Paths


def debrief_html(
    debrief: Debrief,
    language: str,
    chances: Chances | None = None,
    what_if: WhatIf | None = None,
) -> str:
    """Return the debrief as a document of HTML that needs nothing else.

    Args:
        debrief: of a finished playthrough.
        language: of the scenario, as a BCP 47 tag.
        chances: what could have been, where that was worked out.
        what_if: what the ending hung on, where that was worked out.
    """
    once = Once()
    return page(
        f"{debrief.title}: debrief",
        language,
        _head(debrief),
        *(_outcome(outcome, once) for outcome in debrief.outcomes),
        *(section(group.about, *_findings(group.findings, once)) for group in debrief.findings),
        _paths(debrief.path),
        map_part(debrief.map),
        chances_part(chances),
        _known_late(debrief),
        assumptions_part(debrief, what_if),
        _sources(debrief),
        _questions(debrief),
        section("What strong and weak work looks like", rubric_table(debrief.rubric)),
        _afterwards(debrief, once),
        _own_reasons(debrief, chances),
        _again(debrief),
    )


def _lines(reasons: Iterable[Reason], once: Once) -> Html:
    lines = bullets(once.lines(reasons))
    return element("div", lines, class_="grounds") if lines else lines


def _head(debrief: Debrief) -> Html:
    return joined(
        element("h1", f"{debrief.title}: debrief"),
        paragraph(f"You decided as: {sentence(debrief.role)}"),
        element("div", prose(debrief.notice), class_="quiet"),
        element("h2", f"How it ended: {debrief.ending}"),
        prose(debrief.ending_text),
    )


def _outcome(outcome: Outcome, once: Once) -> Html:
    course = " → ".join(str(number) for number in outcome.course)
    caption = f"Its course: {course} (on a scale from {outcome.low} to {outcome.high})."
    # In the order in which they are read: what is told first is told in full.
    findings = _findings(outcome.findings, once)
    trail = bullets(_trail_entry(entry, once) for entry in outcome.trail)
    return section(
        outcome.label,
        paragraph(outcome.sentence),
        element("figure", course_chart(outcome), element("figcaption", caption)),
        *findings,
        element("h3", "What moved it") if trail else "",
        trail,
    )


def _findings(findings: Iterable[Finding], once: Once) -> list[Html]:
    return [joined(prose(one.text), _lines(one.reasons, once)) for one in findings]


def _trail_entry(entry: TrailEntry, once: Once) -> Html:
    chosen = f" You chose: {sentence(entry.chosen)}" if entry.chosen else ""
    chance = "".join(f" By chance: {line}." for line in entry.chance)
    effects = (
        joined(f"{sentence(one.line)} {one.note}".rstrip(), _lines(one.reasons, once))
        for one in entry.effects
    )
    return joined(element("strong", entry.heading), chosen, chance, bullets(effects))


def _paths(paths: Paths | None) -> Html:
    if paths is None:
        return Html()
    same = "That is where yours ended too." if paths.same_ending else "Yours ended elsewhere."
    return section(
        "Your path beside history's",
        paragraph(paths.parted),
        paragraph(paths.known_line) if paths.known_line else "",
        table(("Decision", "You", paths.title), map(_path_row, paths.rows)),
        paragraph(f"In history it ended at “{paths.ending}”. {same}"),
        prose(paths.text),
    )


def _path_row(row: PathRow) -> Html:
    mark = joined(element("strong", "Here the ways part."), " ") if row.parting else ""
    return element(
        "tr",
        element("th", mark, row.decision, scope="row"),
        element("td", row.yours or "–"),
        element("td", row.history or "–"),
        class_="parting" if row.parting else "together" if row.same else "apart",
    )


def _known_late(debrief: Debrief) -> Html:
    facts = bullets(f"{fact.label}: {fact.value}" for fact in debrief.hidden)
    return section("What you could not know", facts)


def _sources(debrief: Debrief) -> Html:
    groups = (
        joined(
            element("h3", group.source),
            bullets(
                joined(
                    claim.line_within_source, bullets(f"Disputed: {x}" for x in claim.disputed_by)
                )
                for claim in group.claims
            ),
        )
        for group in debrief.sources
    )
    return section("Claims that this way rested on", *groups)


def _questions(debrief: Debrief) -> Html:
    several = len(debrief.questions) > 1
    groups = (
        joined(
            element("h3", group.objective or "Further questions")
            if group.objective or several
            else "",
            bullets(prose(ask) for ask in group.asks),
        )
        for group in debrief.questions
    )
    return section("Questions", *groups)


def _afterwards(debrief: Debrief, once: Once) -> Html:
    later = (joined(prose(one.text), _lines(one.reasons, once)) for one in debrief.afterwards)
    return section("Afterwards", *later)


def _own_reasons(debrief: Debrief, chances: Chances | None) -> Html:
    agreements = {} if chances is None else chances.agreements
    told = (
        joined(
            paragraph(
                element("strong", f"{sentence(own.time)} {sentence(own.decision)}".lstrip()),
                f" You chose: {sentence(own.chosen)}",
            ),
            element("ul", *_written(own, agreements.get(own.turn, "")), class_="written"),
        )
        for own in debrief.own_reasons
    )
    caveat = paragraph(CAVEAT) if agreements else ""
    return section("Your own reasons", caveat, *told)


def _written(own: OwnReason, agreement: str) -> Iterable[Html]:
    for label, text in own.rows(agreement):
        yield element("li", element("strong", f"{label}:"), f" {text}")


def _again(debrief: Debrief) -> Html:
    return section(
        "Playing it again",
        paragraph(debrief.again),
        paragraph(element("code", debrief.options)),
    )
