"""The story as it is told: briefing, decisions, what came of them, the ending."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from game.plain.speaker import Speaker
from game.play import Offer, Playthrough
from game.reports.evidence import change_line
from game.reports.flat import flat, sentence
from game.reports.situation import (
    Gauge,
    Known,
    gauges,
    known,
    notice,
    state_time,
    state_title,
)
from game.rules import Changed, Step, Table, Told, World
from game.scenario.model import State


def say_briefing(speaker: Speaker, playthrough: Playthrough, how_to_go_on: str) -> None:
    """Say what the exercise is and who the player is."""
    table = playthrough.table
    scenario, start = table.scenario, table.start
    speaker.heading(flat(table.render(scenario.title, start)))
    speaker.paragraph(f"You are: {sentence(flat(table.render(scenario.role, start)))}")
    speaker.prose(table.render(scenario.summary, start))
    speaker.prose(notice(table))
    speaker.items(
        (flat(table.render(objective, start)) for objective in scenario.objectives.values()),
        "What this exercise is about:",
    )
    minutes = f"It takes about {scenario.minutes} minutes. " if scenario.minutes else ""
    speaker.paragraph(f"{minutes}The seed of this game is {playthrough.seed}. {how_to_go_on}")


def say_decision(speaker: Speaker, playthrough: Playthrough, before: Collection[str] = ()) -> None:
    """Say where the player stands, how things are, and what can be decided."""
    say_story(speaker, playthrough)
    if _decision_at(playthrough).advice:
        say_advisers(speaker, playthrough)
    say_situation_since_last(speaker, playthrough)
    say_options(speaker, playthrough, before)


def say_story(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say where and when the decision is, and its story."""
    table, world, state = playthrough.table, playthrough.world, _decision_at(playthrough)
    _say_heading(speaker, table, world, f"Decision {len(playthrough.turns) + 1}", state)
    speaker.prose(table.tell(state.text, world))


def say_advisers(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say what each adviser says about the decision."""
    table, world = playthrough.table, playthrough.world
    advice = _decision_at(playthrough).advice
    speaker.heading("Your advisers." if advice else "No adviser speaks here.")
    for adviser, words in advice.items():
        name = flat(table.render(table.scenario.advisers[adviser].name, world))
        speaker.prose(table.tell(words, world), f"{name}:")


def say_situation_since_last(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say how things stand, and what has moved since the last decision."""
    turns, table = playthrough.turns, playthrough.table
    before = turns[-1].steps[0].before if turns else table.start
    since = ", and what has moved since the last decision" if turns else ""
    say_situation(speaker, table, playthrough.world, before, f"The situation{since}:")


def say_situation(speaker: Speaker, table: Table, world: World, before: World, lead: str) -> None:
    """Say every indicator, and the variables that the player may know."""
    facts: list[Gauge | Known] = [*gauges(table, world, before), *known(table, world)]
    speaker.items(map(_fact, facts), lead)


def say_options(speaker: Speaker, playthrough: Playthrough, before: Collection[str] = ()) -> None:
    """Say the options by number, those not yet on offer with the reason.

    Args:
        speaker: says it.
        playthrough: which stands at the decision.
        before: the options that were chosen here at another time.
    """
    table, world = playthrough.table, playthrough.world
    offers = playthrough.offers()
    labels = (flat(table.render(offer.option.label, world)) for offer in offers)
    lines = [
        f"{number}. {label}{_not_offered(offer)}{_before(offer, before)}"
        for number, (offer, label) in enumerate(zip(offers, labels, strict=True), 1)
    ]
    speaker.lines(["What do you decide?", *lines])


def say_turn(speaker: Speaker, table: Table, steps: Sequence[Step]) -> None:
    """Say what came of a decision, or what happened before the first one."""
    for step, number in pages(steps):
        say_step(speaker, table, step, number)


def pages(steps: Sequence[Step]) -> list[tuple[Step, int]]:
    """Return the steps that are told, each with the number of its first change."""
    return [
        (step, 1 + len(numbered_changes(steps[:at])))
        for at, step in enumerate(steps)
        if not step.quiet
    ]


def say_step(speaker: Speaker, table: Table, step: Step, number: int) -> None:
    """Say what came of an option, or what happened; its changes are numbered from ``number``."""
    state = table.scenario.states[step.state]
    if step.option is None:
        _say_heading(speaker, table, step.before, "Event", state)
    else:
        label = table.render(state.options[step.option].label, step.before)
        speaker.heading(f"You chose: {sentence(flat(label))}")
    _say_events(speaker, table, step, number)


def say_ending(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say the ending that was reached."""
    ending = playthrough.ending
    assert ending is not None  # callers ask at the end only
    table, world = playthrough.table, playthrough.world
    speaker.heading(f"The end. {sentence(flat(table.render(ending.title, world)))}")
    speaker.prose(table.tell(ending.text, world))


def numbered_changes(steps: Iterable[Step]) -> list[Changed]:
    """Return the changes a player saw in ``steps``, as they were numbered."""
    return [
        event
        for step in steps
        if not step.quiet
        for event in step.events
        if isinstance(event, Changed) and event.seen
    ]


def _decision_at(playthrough: Playthrough) -> State:
    place = playthrough.place
    assert isinstance(place, State)  # callers ask before the end only
    return place


def _say_heading(speaker: Speaker, table: Table, world: World, what: str, state: State) -> None:
    title = sentence(state_title(table, world, state))
    speaker.heading(f"{what}. {title}", state_time(table, world, state))


def _say_events(speaker: Speaker, table: Table, step: Step, number: int) -> None:
    """Say a step's texts and changes in their order."""
    lines: list[str] = []
    for at, event in enumerate(step.events):
        match event:
            case Told(text):
                _say_changes(speaker, lines)
                speaker.prose(text)
            case Changed(seen=True):
                note = "" if _note_follows(step, at) else f" {flat(event.note or '')}"
                lines.append(f"Change {number}: {change_line(table, event)}.{note}".rstrip())
                number += 1
            case _:
                pass
    _say_changes(speaker, lines)


def _say_changes(speaker: Speaker, lines: list[str]) -> None:
    if lines:
        speaker.lines(lines)
    lines.clear()


def _note_follows(step: Step, at: int) -> bool:
    """Whether the next change seen belongs to the same effect: its note is said at the last."""
    this = step.events[at]
    for event in step.events[at + 1 :]:
        if not isinstance(event, Changed) or not isinstance(this, Changed):
            return False
        if event.seen:
            return event.note == this.note
    return False


def _not_offered(offer: Offer) -> str:
    return "" if offer.available else f" (not on offer: {flat(offer.unavailable or '')})"


def _before(offer: Offer, before: Collection[str]) -> str:
    return " (chosen before)" if offer.option.id in before else ""


def _fact(fact: Gauge | Known) -> str:
    if isinstance(fact, Known):
        return f"{fact.label}: {fact.value}"
    change = f", {fact.arrow}" if fact.change else ""
    scale = f"of {fact.high}" if fact.low == 0 else f"on a scale from {fact.low} to {fact.high}"
    return f"{fact.label}: {fact.level}, {fact.number} {scale}{change}"
