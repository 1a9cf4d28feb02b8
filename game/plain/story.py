"""The story as it is told: briefing, decisions, what came of them, the ending."""

from __future__ import annotations

from collections.abc import Iterable

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


def say_briefing(speaker: Speaker, playthrough: Playthrough) -> None:
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
    speaker.paragraph(f"{minutes}The seed of this game is {playthrough.seed}. Type help for help.")


def say_decision(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say where the player stands, how things are, and what can be decided."""
    table, world, place = playthrough.table, playthrough.world, playthrough.place
    assert isinstance(place, State)  # callers ask before the end only
    _say_heading(speaker, table, world, f"Decision {len(playthrough.turns) + 1}", place)
    speaker.prose(table.tell(place.text, world))
    for adviser, words in place.advice.items():
        name = flat(table.render(table.scenario.advisers[adviser].name, world))
        speaker.prose(table.tell(words, world), f"{name}:")
    say_situation(speaker, table, world, _before_last(playthrough))
    say_options(speaker, playthrough)


def say_situation(speaker: Speaker, table: Table, world: World, before: World) -> None:
    """Say every indicator, and the variables that the player may know."""
    facts: list[Gauge | Known] = [*gauges(table, world, before), *known(table, world)]
    speaker.items(map(_fact, facts), "The situation:")


def say_options(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say the options by number, those not yet on offer with the reason."""
    table, world = playthrough.table, playthrough.world
    offers = playthrough.offers()
    labels = (flat(table.render(offer.option.label, world)) for offer in offers)
    lines = [
        f"{number}. {label}{_not_offered(offer)}"
        for number, (offer, label) in enumerate(zip(offers, labels, strict=True), 1)
    ]
    speaker.lines(["What do you decide? (look N for the arguments)", *lines])


def say_turn(speaker: Speaker, table: Table, steps: Iterable[Step]) -> None:
    """Say what came of a decision, or what happened before the first one."""
    number = 0
    for step in steps:
        if step.quiet:
            continue
        state = table.scenario.states[step.state]
        if step.option is None:
            _say_heading(speaker, table, step.before, "Event", state)
        else:
            label = table.render(state.options[step.option].label, step.before)
            speaker.heading(f"You chose: {sentence(flat(label))}")
        number = _say_events(speaker, table, step, number)


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


def _say_heading(speaker: Speaker, table: Table, world: World, what: str, state: State) -> None:
    speaker.heading(f"{what}. {sentence(state_title(table, world, state))}")
    time = state_time(table, world, state)
    if time:
        speaker.paragraph(time)


def _say_events(speaker: Speaker, table: Table, step: Step, number: int) -> int:
    """Say a step's texts and changes in their order; return the number of the last change."""
    lines: list[str] = []
    for at, event in enumerate(step.events):
        match event:
            case Told(text):
                _say_changes(speaker, lines)
                speaker.prose(text)
            case Changed(seen=True):
                number += 1
                note = "" if _note_follows(step, at) else f" {flat(event.note or '')}"
                lines.append(f"Change {number}: {change_line(table, event)}.{note}".rstrip())
            case _:
                pass
    _say_changes(speaker, lines)
    return number


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


def _fact(fact: Gauge | Known) -> str:
    if isinstance(fact, Known):
        return f"{fact.label}: {fact.value}"
    change = f", {fact.arrow}" if fact.change else ""
    scale = f"{fact.number} on a scale from {fact.low} to {fact.high}"
    return f"{fact.label}: {fact.level}, {scale}{change}"


def _before_last(playthrough: Playthrough) -> World:
    """The world before the last decision, or before everything."""
    turns = playthrough.turns
    return turns[-1].steps[0].before if turns else playthrough.table.start
