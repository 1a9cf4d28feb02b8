"""The scenes of the guide: each decision with its options, and what each leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.reports.flat import sentence
from game.reports.html.markup import Html, Part, element, joined
from game.reports.html.packet.odds import options
from game.reports.html.packet.parts import (
    anchor,
    arguments,
    in_line,
    inline,
    lines,
    link,
    marks,
    told,
    voice,
)
from game.reports.html.parts import bullets, paragraph
from game.reports.html.prose import prose
from game.reports.odds_text import brief
from game.reports.packet.outcomes import Effect, Outcome, Way
from game.reports.packet.scenes import Choice, Kind, Scene, Voice

Titles = Callable[[str], str]
"""Returns the title of a state or an ending."""

_KINDS: dict[Kind, str] = {
    "decision": "Decision",
    "event": "Event: the players read on",
    "unseen": "Out of sight: the players read nothing of it",
}


def scene_part(scene: Scene, titles: Titles) -> Html:
    """Return a scene.

    Args:
        scene: to be told.
        titles: of states and endings.
    """
    return element(
        "section",
        element("h2", element("span", _kind(scene), class_="kind"), scene.title),
        _head(scene),
        element("div", prose(scene.notes), class_="notes") if scene.notes else "",
        element(
            "div",
            told(scene.text),
            *_advice(scene.advice),
            "" if scene.outcome is None else _outcome(scene.outcome, titles),
            *(_choice(one, titles) for one in scene.choices),
            class_="columns",
        ),
        *_odds(scene),
        id=anchor("place", scene.name),
        class_="scene" if scene.kind == "decision" else "event",
    )


def _kind(scene: Scene) -> str:
    number = f" {scene.number}" if scene.number else ""
    missed = "" if scene.is_met else ". No play comes to it"
    return f"{_KINDS[scene.kind]}{number}{missed}"


def _head(scene: Scene) -> Html:
    parts: list[Part] = []
    if scene.time:
        parts.append(lines(inline(scene.time)))
    about = [f"{scene.minutes} minutes."] if scene.minutes is not None else []
    if scene.asks_reason:
        about.append("The screen asks for a written reason first.")
    if about:
        parts.append(paragraph(" ".join(about)))
    if scene.choices and scene.is_met:
        sheet = link("paper", scene.name, "sheet")
        parts.append(
            paragraph("What speaks for and against each option stands on its ", sheet, ".")
        )
    if scene.objectives:
        parts.append(element("div", "What it is about:", bullets(scene.objectives), class_="quiet"))
    return joined(*parts)


def _advice(voices: Iterable[Voice]) -> Iterable[Html]:
    said = [voice(one) for one in voices if one.says]
    if said:
        yield element("h3", "What the advisers say")
        yield bullets(said)


def _choice(choice: Choice, titles: Titles) -> Html:
    return joined(
        element("h3", f"{choice.letter}. {choice.label}", class_="option"),
        _offer(choice),
        lines(inline(choice.detail)) if choice.detail else "",
        arguments(choice) if choice.is_secret else "",
        _outcome(choice.outcome, titles),
    )


def _offer(choice: Choice) -> Html:
    if not choice.is_met:
        return paragraph(element("span", "No play comes to where it is on offer.", class_="when"))
    if not choice.when:
        return Html()
    parts: list[Part] = [element("span", f"On offer where {choice.when}.", class_="when")]
    if choice.unavailable:
        parts += [" Elsewhere the players read: ", in_line(choice.unavailable)]
    else:
        parts.append(" Elsewhere the players do not see it, and it is on no sheet.")
    return lines(*parts)


def _outcome(outcome: Outcome, titles: Titles) -> Html:
    effects = element("ul", *map(_effect, outcome.effects), class_="effects")
    ways = (element("li", _lead(one), _outcome(one.outcome, titles)) for one in outcome.ways)
    leads = ""
    if outcome.to is not None:
        place = link("place", outcome.to, titles(outcome.to))
        leads = element("p", "Leads to ", place, ".", class_="leads")
    return joined(
        told(outcome.text),
        effects if outcome.effects else "",
        element("ul", *ways, class_="ways") if outcome.ways else "",
        leads,
    )


def _effect(effect: Effect) -> Html:
    when = element("span", f"Where {effect.when}: ", class_="when") if effect.when else ""
    seen = element("strong", f"{'; '.join(effect.seen)}.") if effect.seen else ""
    note = f" {sentence(effect.note)}" if effect.note else ""
    lead = " " if effect.seen else ""
    unseen = (
        element("span", f"{lead}Noted unseen: {'; '.join(effect.unseen)}.", class_="unseen")
        if effect.unseen
        else ""
    )
    return element("li", when, seen, note, unseen, marks(effect.marks))


def _lead(way: Way) -> Html:
    """Return what stands before one of several ways."""
    if way.odds is None:
        return element("span", f"Where {way.when}:" if way.when else "Otherwise:", class_="when")
    words = f", put as “{way.words}”" if way.words else ", what remains"
    return element(
        "span",
        "By chance: ",
        element("strong", way.drawn),
        f", {brief(*way.odds)}{words}",
        marks(way.marks),
        class_="lead",
    )


def _odds(scene: Scene) -> Iterable[Html]:
    if scene.odds is None:
        return
    yield element("h3", "How the options move the odds")
    if scene.odds.expectation:
        ask = f"Before they see this, ask: {scene.odds.expectation}"
        yield element("div", paragraph(ask), class_="notes")
    yield options(scene.odds)
