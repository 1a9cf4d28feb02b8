"""What students get, on the page: the handout, and the sheets with room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.reports.flat import sentence
from game.reports.html.markup import Html, element, joined
from game.reports.html.packet.guide import facts, person
from game.reports.html.packet.parts import HANDOUT, anchor, arguments, box, in_line, lines, ruled
from game.reports.html.parts import bullets, paragraph, section
from game.reports.html.prose import prose
from game.reports.packet import generic
from game.reports.packet.opening import Event
from game.reports.packet.sheets import LIKELIHOODS, Fact, Handout, Printed, Sheet

_TOLD = "How it comes to the first decision is told by whoever leads the exercise."


def handout_part(handout: Handout) -> Html:
    """Return the handout."""
    return element(
        "article",
        element("h1", handout.title),
        paragraph(element("strong", "You are: "), sentence(handout.role)),
        prose(handout.summary),
        element("div", prose(handout.notice), class_="quiet"),
        section("What it is about", bullets(handout.objectives)),
        section("What is known, and who says so", bullets(map(sentence, handout.claims))),
        _situation(handout),
        section("Who is who", bullets(map(person, handout.actors))),
        section("Your advisers", bullets(map(person, handout.advisers))),
        *map(_event, handout.events),
        paragraph(_TOLD, class_="quiet") if handout.first is None else _decision(handout.first),
        id=HANDOUT,
        class_="part handout",
    )


def _situation(handout: Handout) -> Html:
    """Return how things stand at the start, where the first sheet does not tell it anew."""
    if handout.first is not None and handout.first.facts:
        return Html()
    return section("How things stand", facts(handout.facts))


def sheet_part(sheet: Sheet, title: str) -> Html:
    """Return a sheet to be handed out.

    Args:
        sheet: of a decision.
        title: of the scenario.
    """
    head = element("p", title, class_="quiet")
    return element("article", head, _decision(sheet, 1), class_="part sheet")


def _event(event: Event) -> Html:
    return section(
        event.title,
        paragraph(event.time, class_="quiet") if event.time else "",
        *map(prose, event.texts),
        bullets(event.changes),
    )


def _decision(sheet: Sheet, level: int = 2) -> Html:
    """Return a decision; its heading is of that level, those within it one below."""
    below = f"h{level + 1}"
    times = joined(*(joined(in_line(one), " ") for one in sheet.times))
    return element(
        "section",
        element(f"h{level}", sheet.scene.title),
        lines(times, class_="quiet") if sheet.times else "",
        *map(prose, sheet.text),
        *_told_more(sheet),
        *_advice(sheet, below),
        *_stand(sheet.facts, below),
        element(below, "The options"),
        *(_option(one, below) for one in sheet.choices),
        paragraph(generic.MAY_BE_MORE) if sheet.has_more else "",
        _writing(sheet, below),
        id=anchor("paper", sheet.scene.name),
    )


def _stand(found: tuple[Fact, ...], heading: str) -> Iterator[Html]:
    """Return how things stand, or room to write that down."""
    if not found:
        return
    yield element(heading, "How things stand")
    if any(one.value for one in found):
        yield facts(found)
        return
    blanks = (element("li", f"{one.label}: ", element("span", class_="fill")) for one in found)
    yield element("ul", *blanks, class_="blanks")


def _told_more(sheet: Sheet) -> Iterator[Html]:
    if sheet.has_values:
        yield paragraph(generic.STANDS_FOR, class_="quiet")
    if sheet.is_partial:
        yield paragraph(generic.TELLS_MORE, class_="quiet")
        yield ruled(2)


def _advice(sheet: Sheet, heading: str) -> Iterator[Html]:
    if sheet.advice:
        yield element(heading, "What your advisers say")
        yield bullets(
            joined(element("strong", f"{name}: "), *(joined(in_line(one), " ") for one in says))
            for name, says in sheet.advice
        )


def _option(printed: Printed, heading: str) -> Html:
    choice = printed.choice
    return element(
        "section",
        element(heading, box(), f"{choice.letter}. {choice.label}", class_="option"),
        _offer(printed),
        *map(prose, printed.detail),
        arguments(choice),
        class_="choice",
    )


def _offer(printed: Printed) -> Html:
    if printed.is_open:
        return Html()
    if printed.is_open is None:
        return paragraph(generic.ASKED, class_="when")
    why = in_line(printed.choice.unavailable)
    return lines(element("span", generic.NOT_YET, class_="when"), " ", why)


def _writing(sheet: Sheet, heading: str) -> Html:
    letters = [one.choice.letter for one in sheet.choices]
    answers = (
        (
            element(heading, "What I decide, and why"),
            paragraph(generic.ON_THE_SHEET, class_="quiet"),
            paragraph("My choice: ", *_ticks(letters)),
            paragraph("My reason:"),
            ruled(4),
        ),
        _expected(sheet.expected),
        (
            paragraph("How likely that is:"),
            element("ul", *(_likelihood(*one) for one in LIKELIHOODS), class_="words"),
        ),
        (paragraph("What would prove me wrong:"), ruled(2)),
    )
    return joined(*(element("div", *one, class_="answer") for one in answers))


def _ticks(words: Iterable[str]) -> Iterator[Html]:
    for one in words:
        yield element("span", box(), f"{one} ", class_="number")
        yield Html(" ")


def _expected(labels: Iterable[str]) -> Iterator[Html]:
    yield paragraph("What I expect by the end, compared with now (tick one):")
    ways = ("higher", "the same", "lower")
    yield element("ul", *(element("li", f"{one}: ", *_ticks(ways)) for one in labels))


def _likelihood(word: str, span: str) -> Html:
    return element("li", box(), f"{word} ({span})")
