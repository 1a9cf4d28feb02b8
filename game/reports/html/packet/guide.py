"""The instructor's guide on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.reports.flat import sentence
from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.packet import odds
from game.reports.html.packet.debrief import debrief_part, later_part, past_part
from game.reports.html.packet.evidence import assumptions_part, claims_part, disputes_part
from game.reports.html.packet.parts import HANDOUT, anchor, in_line, inline, link, told
from game.reports.html.packet.scenes import Titles, scene_part
from game.reports.html.parts import bullets, paragraph, section, table
from game.reports.html.prose import prose
from game.reports.packet import generic
from game.reports.packet.document import Packet
from game.reports.packet.guide import EndingEntry, Guide
from game.reports.packet.scenes import Scene
from game.reports.packet.sheets import Fact, Handout, Person
from game.reports.packet.timetable import Timetable


def guide_part(packet: Packet) -> Html:
    """Return the guide."""
    guide, handout = packet.guide, packet.handout
    titles = {one.name: one.title for one in guide.scenes}
    titles |= {one.name: one.title for one in guide.endings}
    sections = (
        _what_it_is(handout),
        _session(packet),
        _asking(),
        _people(handout),
        _situation(handout, guide),
        _overview(guide, titles.__getitem__),
        _endings(guide),
        *(scene_part(one, titles.__getitem__) for one in guide.scenes),
        past_part(guide.past),
        debrief_part(guide),
        later_part(guide),
        claims_part(guide.sources),
        disputes_part(guide.sources),
        assumptions_part(guide.assumptions),
    )
    return element(
        "article",
        element("h1", f"{handout.title}: instructor's guide"),
        paragraph(generic.FOR_THE_INSTRUCTOR, class_="alone"),
        _behind(packet),
        *sections,
        class_="part guide",
    )


def _behind(packet: Packet) -> Html:
    """Return what else the packet holds."""
    links: list[Part] = [element("a", "the student handout", href=f"#{HANDOUT}")]
    for sheet in packet.sheets:
        links += ["; " if len(links) > 1 else ", and decision sheets: "]
        links.append(link("paper", sheet.scene.name, sheet.scene.title))
    return paragraph("Behind this guide: ", *links, ".")


def _what_it_is(handout: Handout) -> Html:
    return section(
        "What it is, and what it is not",
        paragraph(element("strong", "The players are: "), sentence(handout.role)),
        prose(handout.summary),
        prose(handout.notice),
        *map(paragraph, generic.WHAT_IT_IS),
        *_listed("What it is meant to teach", handout.objectives),
    )


def _listed(heading: str, items: Iterable[Part]) -> Iterator[Html]:
    found = bullets(items)
    if found:
        yield element("h3", heading)
        yield found


def _session(packet: Packet) -> Html:
    return section(
        "The session",
        _timetable(packet.guide.timetable),
        *_listed("Beforehand", generic.BEFORE),
        paragraph("To play it, with a seed that all groups share:"),
        paragraph(element("code", f"measured-response play {packet.called} --seed 7")),
        *_listed("While it is played", generic.DURING),
    )


def _timetable(found: Timetable) -> Html:
    if found.play is None:
        return paragraph(
            f"Allow {found.briefing} minutes for the handout, and as long for the debrief as for "
            "play. The scenario does not say how long play takes."
        )
    stated = (
        "as the scenario gives it" if found.stated else "the sum over all its decisions and events"
    )
    rows = (
        ("The handout, and how it goes", found.briefing),
        (f"Play, {stated}", found.play),
        ("Debrief", found.debrief),
        ("All of it", found.total),
    )
    shown = table(
        ("Part", "Minutes"),
        (
            element("tr", element("th", what, scope="row"), element("td", str(minutes)))
            for what, minutes in rows
        ),
    )
    more = (
        "Playing time is for reading and deciding alone; a class that argues needs twice as much."
    )
    return joined(shown, paragraph(more))


def _asking() -> Html:
    return section(
        "What to ask at every decision",
        element("h3", "Before the choice"),
        bullets(generic.ASK_BEFORE),
        element("h3", "When its outcome has been read"),
        bullets(generic.ASK_AFTER),
    )


def _people(handout: Handout) -> Html:
    return section(
        "Who is who",
        *_listed("In the story", map(person, handout.actors)),
        *_listed("Who advises the players", map(person, handout.advisers)),
        paragraph("Advisers are offices. What they say was written for the exercise.")
        if handout.advisers
        else "",
    )


def person(one: Person) -> Html:
    """Return somebody with who they are."""
    who = joined(": ", in_line(one.who)) if one.who else ""
    return joined(element("strong", one.name), who)


def _situation(handout: Handout, guide: Guide) -> Html:
    hidden = (
        paragraph("Kept from the players until the debrief:") if guide.hidden else "",
        bullets(guide.hidden),
    )
    return section("What the players watch", facts(handout.facts, "At the start"), *hidden)


def facts(found: Iterable[Fact], when: str = "Now") -> Html:
    """Return the situation; values that are not known have room to be filled in."""
    rows = (
        element(
            "tr",
            element("th", one.label, scope="row"),
            element("td", one.value or element("span", class_="fill")),
            element("td", one.scale),
        )
        for one in found
    )
    return table(("", when, "Scale"), rows)


def _overview(guide: Guide, titles: Titles) -> Html:
    rows = [
        element(
            "tr",
            element("td", str(one.number or "")),
            element("th", link("place", one.name, one.title), scope="row"),
            element("td", inline(one.time)),
            element("td", "" if one.minutes is None else str(one.minutes)),
            element("td", _what(one)),
            element("td", *_leads(one, titles)),
        )
        for one in guide.scenes
    ]
    lead = "In the order of the scenario's file; a playthrough need not come past all of them."
    heads = ("", "Title", "When and where", "Minutes", "What", "Leads to")
    return section(
        "Decisions and events",
        paragraph(lead),
        table(heads, rows, class_="contents"),
        paragraph(generic.BRACKETS),
    )


def _leads(scene: Scene, titles: Titles) -> Iterator[Part]:
    for at, name in enumerate(scene.leads_to):
        if at:
            yield "; "
        yield link("place", name, titles(name))


def _what(scene: Scene) -> str:
    if scene.kind == "decision":
        count = len(scene.choices)
        return f"{count} options" if count != 1 else "1 option"
    return "event" if scene.kind == "event" else "out of sight"


def _endings(guide: Guide) -> Html:
    exact = guide.found.exact
    return section(
        "How it can end, and how likely",
        paragraph(odds.how(guide.found)),
        odds.overall(guide.found),
        paragraph(generic.SAY_LESS),
        element("div", *(_ending(one, exact=exact) for one in guide.endings), class_="columns"),
        paragraph(generic.ODDS_OF_OPTIONS) if exact else "",
        paragraph(generic.MARKS),
    )


def _ending(one: EndingEntry, *, exact: bool) -> Html:
    if one.shortest is None:
        how = "No play comes to it." if exact else "No play was met that comes to it."
        shortest: Html = paragraph(how, class_="quiet")
    else:
        steps = element("code", ",".join(one.shortest) or "no step at all")
        lead = "A shortest play to it: " if exact else "The shortest play to it that was met: "
        shortest = paragraph(lead, steps, class_="quiet")
    return joined(element("h3", one.title, id=anchor("place", one.name)), told(one.text), shortest)
