"""The debrief as a page to be read, printed and kept."""

from __future__ import annotations

from collections.abc import Iterable

from game.reports.chances import Chances, DecisionProspects, OptionProspects, range_words
from game.reports.debrief import Debrief
from game.reports.evidence import Reason, explain
from game.reports.flat import sentence
from game.reports.html.charts import course_chart, odds_bar
from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.page import page
from game.reports.html.prose import prose
from game.reports.outcomes import Finding, Outcome, TrailEntry
from game.reports.own_reasons import CAVEAT, OwnReason
from game.reports.paths import PathRow, Paths


def debrief_html(debrief: Debrief, language: str, chances: Chances | None = None) -> str:
    """Return the debrief as a document of HTML that needs nothing else.

    Args:
        debrief: of a finished playthrough.
        language: of the scenario, as a BCP 47 tag.
        chances: what could have been, where that was worked out.
    """
    return page(
        f"{debrief.title}: debrief",
        language,
        _head(debrief),
        *(_outcome(outcome) for outcome in debrief.outcomes),
        *(_section(group.about, *_findings(group.findings)) for group in debrief.findings),
        _paths(debrief.path),
        _chances(chances),
        _known_late(debrief),
        _assumptions(debrief),
        _sources(debrief),
        _questions(debrief),
        _rubric(debrief),
        _afterwards(debrief),
        _own_reasons(debrief, chances),
        _again(debrief),
    )


def _section(heading: str, *parts: Part) -> Html:
    """Return a part of the debrief; nothing where there is nothing to say."""
    return element("section", element("h2", heading), *parts) if any(parts) else Html()


def _paragraph(*parts: Part) -> Html:
    return element("p", *parts)


def _list(items: Iterable[Part]) -> Html:
    found = [element("li", item) for item in items]
    return element("ul", *found) if found else Html()


def _table(headings: Iterable[str], rows: Iterable[Html]) -> Html:
    return _grouped_table(headings, [element("tbody", *rows)])


def _grouped_table(headings: Iterable[str], bodies: Iterable[Html]) -> Html:
    head = element("tr", *(element("th", one, scope="col") for one in headings))
    return element("table", element("thead", head), *bodies)


def _lines(reasons: Iterable[Reason]) -> Html:
    return _list(reason.line for reason in reasons)


def _head(debrief: Debrief) -> Html:
    return joined(
        element("h1", f"{debrief.title}: debrief"),
        _paragraph(f"You decided as: {sentence(debrief.role)}"),
        element("div", prose(debrief.notice), class_="quiet"),
        element("h2", f"How it ended: {debrief.ending}"),
        prose(debrief.ending_text),
    )


def _outcome(outcome: Outcome) -> Html:
    course = " → ".join(str(number) for number in outcome.course)
    caption = f"Its course: {course} (on a scale from {outcome.low} to {outcome.high})."
    trail = _list(_trail_entry(entry) for entry in outcome.trail)
    return _section(
        outcome.label,
        _paragraph(outcome.sentence),
        element("figure", course_chart(outcome), element("figcaption", caption)),
        *_findings(outcome.findings),
        element("h3", "What moved it") if trail else "",
        trail,
    )


def _findings(findings: Iterable[Finding]) -> list[Html]:
    return [joined(prose(one.text), _lines(one.reasons)) for one in findings]


def _trail_entry(entry: TrailEntry) -> Html:
    chosen = f" You chose: {sentence(entry.chosen)}" if entry.chosen else ""
    chance = "".join(f" By chance: {line}." for line in entry.chance)
    effects = (
        joined(f"{sentence(one.line)} {one.note}".rstrip(), _lines(one.reasons))
        for one in entry.effects
    )
    return joined(element("strong", entry.heading), chosen, chance, _list(effects))


def _paths(paths: Paths | None) -> Html:
    if paths is None:
        return Html()
    same = "That is where yours ended too." if paths.same_ending else "Yours ended elsewhere."
    return _section(
        "Your path beside history's",
        _paragraph(paths.parted),
        _table(("Decision", "You", paths.title), map(_path_row, paths.rows)),
        _paragraph(f"In history it ended at “{paths.ending}”. {same}"),
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


def _chances(chances: Chances | None) -> Html:
    if chances is None:
        return Html()
    decisions = (_decision(chances, one) for one in chances.decisions)
    return _section("What could have been", _paragraph(chances.how), *decisions)


def _decision(chances: Chances, decision: DecisionProspects) -> Html:
    return joined(
        element("h3", f"{sentence(decision.time)} {sentence(decision.title)}".lstrip()),
        _paragraph(chances.moved(decision)),
        _grouped_table(("Ending", "Odds", "From none to certain"), map(_option, decision.options)),
    )


def _option(option: OptionProspects) -> Html:
    """Return a group of rows: one with the option, and one for each ending."""
    kind = "chosen" if option.chosen else "other"
    label = f"{option.label} (your choice)" if option.chosen else option.label
    rows = (
        element(
            "tr",
            element("td", f"{one.ending} (it came)" if one.came else one.ending),
            element("td", range_words(one.odds)),
            element("td", odds_bar(one.odds)),
            class_=kind,
        )
        for one in option.prospects
    )
    heading = element("tr", element("th", label, scope="rowgroup", colspan=3), class_=kind)
    return element("tbody", heading, *rows)


def _known_late(debrief: Debrief) -> Html:
    facts = _list(f"{fact.label}: {fact.value}" for fact in debrief.hidden)
    return _section("What you could not know", facts)


def _assumptions(debrief: Debrief) -> Html:
    items = _list(" ".join(explain(reason)) for reason in debrief.assumptions)
    return _section("Assumptions that this way rested on", items)


def _sources(debrief: Debrief) -> Html:
    groups = (
        joined(
            element("h3", group.source),
            _list(
                joined(claim.line_within_source, _list(f"Disputed: {x}" for x in claim.disputed_by))
                for claim in group.claims
            ),
        )
        for group in debrief.sources
    )
    return _section("Claims that this way rested on", *groups)


def _questions(debrief: Debrief) -> Html:
    several = len(debrief.questions) > 1
    groups = (
        joined(
            element("h3", group.objective or "Further questions")
            if group.objective or several
            else "",
            _list(prose(ask) for ask in group.asks),
        )
        for group in debrief.questions
    )
    return _section("Questions", *groups)


def _rubric(debrief: Debrief) -> Html:
    rows = (
        element(
            "tr",
            element("th", row.objective, scope="row"),
            element("td", prose(row.strong)),
            element("td", prose(row.weak)),
        )
        for row in debrief.rubric
    )
    table = _table(("Objective", "Strong", "Weak"), rows) if debrief.rubric else ""
    return _section("What strong and weak work looks like", table)


def _afterwards(debrief: Debrief) -> Html:
    later = (joined(prose(one.text), _lines(one.reasons)) for one in debrief.afterwards)
    return _section("Afterwards", *later)


def _own_reasons(debrief: Debrief, chances: Chances | None) -> Html:
    agreements = {} if chances is None else chances.agreements
    told = (
        joined(
            _paragraph(
                element("strong", f"{sentence(own.time)} {sentence(own.decision)}".lstrip()),
                f" You chose: {sentence(own.chosen)}",
            ),
            element("ul", *_written(own, agreements.get(own.turn, "")), class_="written"),
        )
        for own in debrief.own_reasons
    )
    caveat = _paragraph(CAVEAT) if agreements else ""
    return _section("Your own reasons", caveat, *told)


def _written(own: OwnReason, agreement: str) -> Iterable[Html]:
    for label, text in own.rows(agreement):
        yield element("li", element("strong", f"{label}:"), f" {text}")


def _again(debrief: Debrief) -> Html:
    undone = f" Decisions taken back on the way: {debrief.undone}." if debrief.undone else ""
    return _section(
        "Playing it again",
        _paragraph(f"The seed was {debrief.seed}.{undone} The same game, step by step:"),
        _paragraph(element("code", ",".join(debrief.steps))),
    )
