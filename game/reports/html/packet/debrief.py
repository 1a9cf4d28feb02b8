"""What the guide has for afterwards: history's path, the debrief, later events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.reports.html.markup import Html, element, joined
from game.reports.html.packet.parts import inline, marks
from game.reports.html.parts import bullets, paragraph, section, table
from game.reports.html.prose import prose
from game.reports.html.rubric import rubric_table
from game.reports.packet import generic
from game.reports.packet.guide import FindingEntry, Guide, QuestionsEntry
from game.reports.packet.history import Past, PastStep


def past_part(found: Past | None) -> Html:
    """Return history's path; nothing where the scenario has none."""
    if found is None:
        return Html()
    play, how = element("code", ",".join(found.play)), element("code", "--choose")
    return section(
        f"History's path: {found.title}",
        prose(found.text),
        table(("When", "What", "Chosen", "Chance brought"), map(_past_step, found.steps)),
        paragraph(f"It ends at “{found.ending}”. To play it, give these to ", how, ":"),
        paragraph(play, class_="quiet"),
        paragraph("It is what was done, not what was right: do not let it become the answer."),
    )


def _past_step(one: PastStep) -> Html:
    cells = (one.time, one.title, one.chosen or "–", one.drawn or "–")
    return element("tr", *(element("td", cell) for cell in cells))


def debrief_part(guide: Guide) -> Html:
    """Return how to lead the debrief, and what the scenario has for it."""
    rubric = (
        element("tr", element("th", one, scope="row"), element("td", strong), element("td", weak))
        for one, strong, weak in generic.RUBRIC
    )
    heads = ("", "Strong", "Weak")
    return section(
        "The debrief",
        bullets(generic.DEBRIEF),
        *_questions(guide.questions),
        element("h3", "What strong and weak work looks like"),
        rubric_table(guide.rubric),
        paragraph(generic.RUBRIC_LEAD),
        table(heads, rubric),
        *_findings(guide.findings),
    )


def _questions(groups: Sequence[QuestionsEntry]) -> Iterator[Html]:
    if groups:
        yield element("h3", "Questions of the scenario")
    for one in groups:
        if one.objective:
            yield paragraph(element("strong", one.objective))
        elif len(groups) > 1:
            yield paragraph(element("strong", "Beyond the objectives"))
        yield bullets(map(prose, one.asks))
        if one.arises:
            where = "; ".join(f"“{title}”" for title in one.arises)
            yield paragraph(f"It comes up at {where}: note there what is said.", class_="quiet")


def _findings(findings: Iterable[FindingEntry]) -> Iterator[Html]:
    about = ""
    for at, one in enumerate(findings):
        if not at:
            yield element("h3", "What the debrief on the screen says")
        if one.about != about:
            about = one.about
            yield element("h4", about)
        when = element("p", f"Where {one.when}:", class_="when") if one.when else ""
        yield element("div", when, inline(one.text), marks(one.marks), class_="told")


def later_part(guide: Guide) -> Html:
    """Return what really happened later."""
    rows = (joined(inline(one.text), marks(one.marks)) for one in guide.afterwards)
    return section("What really happened later", bullets(rows))
