"""What everything rests on: claims by source, what is disputed, and assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.reports.flat import sentence
from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.packet.parts import anchor, link, references
from game.reports.html.parts import paragraph, section, table
from game.reports.packet import generic
from game.reports.packet.evidence import AssumptionEntry, ClaimEntry, End, Moved, SourceEntry

_MOST_TOLD = 8


def claims_part(sources: Iterable[SourceEntry]) -> Html:
    """Return every claim, by source, and who disputes it."""
    groups = (
        joined(
            element("h3", one.source),
            table(("", "Claim", "Who says so"), map(_claim, one.claims), class_="grounds-table"),
        )
        for one in sources
    )
    return section("The claims", *groups)


def _claim(claim: ClaimEntry) -> Html:
    against = (
        joined(" Disputed by ", references(claim.disputed_by), ".") if claim.disputed_by else ""
    )
    place = f"; {claim.where}" if claim.where else ""
    return element(
        "tr",
        element("th", claim.mark.name, scope="row", id=anchor("ground", claim.mark.id)),
        element("td", sentence(claim.says), against),
        element("td", f"{claim.by} ({claim.kind}{place})"),
    )


def disputes_part(sources: Iterable[SourceEntry]) -> Html:
    """Return what is claimed against each other, each pair once, and by whom."""
    claims = {claim.mark.id: claim for source in sources for claim in source.claims}
    place = {name: at for at, name in enumerate(claims)}
    rows = [
        element("tr", _side(claim), _side(claims[other.id]))
        for name, claim in claims.items()
        for other in claim.disputed_by
        if place[other.id] > place[name]
    ]
    if not rows:
        return Html()
    lead = "Ask what each of them could know, and what each would want to be believed."
    head = ("One says", "Another says")
    return section("What is disputed, and by whom", paragraph(lead), table(head, rows))


def _side(claim: ClaimEntry) -> Html:
    who = element("strong", claim.by)
    mark = link("ground", claim.mark.id, claim.mark.name)
    return element("td", who, f" ({claim.kind}; ", mark, f"): {sentence(claim.says)}")


def assumptions_part(assumptions: tuple[AssumptionEntry, ...]) -> Html:
    """Return every assumption with its range, and which of them matter."""
    if not assumptions:
        return Html()
    known = any(one.swing is not None for one in assumptions)
    lead = generic.WHAT_MATTERS if known else generic.NOT_WORKED_OUT
    heads = ["", "Assumption", "Taken as; plausible"]
    if known:
        heads.append("At its least; at its most")
    return section(
        "The assumptions",
        paragraph(lead),
        *(_most(assumptions) if known else ()),
        table(
            heads, (_assumption(one, known=known) for one in assumptions), class_="grounds-table"
        ),
    )


def _most(assumptions: Iterable[AssumptionEntry]) -> Iterator[Html]:
    ranked = sorted(assumptions, key=lambda one: -(one.swing or 0))
    found = [one for one in ranked if one.strongest is not None][:_MOST_TOLD]
    if not found:
        untold = any(one.untold for one in ranked)
        known = ", as far as that could be worked out" if untold else ""
        yield paragraph(f"None of them, changed alone, moves the odds of any ending{known}.")
        return
    yield paragraph("These move the odds most, the strongest first:")
    yield element("ol", *(element("li", *_moves(one)) for one in found))


def _moves(one: AssumptionEntry) -> Iterator[Part]:
    yield f"{sentence(one.reason.says)} "
    mark = link("ground", one.mark.id, one.mark.name)
    yield element("span", "(", mark, ")", class_="marks")
    if one.strongest is not None:
        yield f" {one.strongest.words}"


def _assumption(one: AssumptionEntry, *, known: bool) -> Html:
    rests = (
        joined(" Its direction rests on ", references(one.rests_on), ".") if one.rests_on else ""
    )
    cells = [
        element("th", one.mark.name, scope="row", id=anchor("ground", one.mark.id)),
        element("td", sentence(one.reason.says), rests),
        element("td", f"{one.reason.value}; {one.reason.plausible}"),
    ]
    if known:
        cells.append(element("td", *_ends(one)))
    return element("tr", *cells)


def _ends(one: AssumptionEntry) -> Iterator[Html]:
    if one.strongest is None and not one.untold:
        yield paragraph("The odds stay.")
        return
    ends: tuple[tuple[End, Moved | None], ...] = (("least", one.least), ("most", one.most))
    for end, moved in ends:
        if moved is not None:
            yield paragraph(f"{end.capitalize()}: {moved.words}")
        elif end in one.untold:
            yield paragraph(f"{end.capitalize()}: could not be worked out.")
