"""What a player may ask between decisions."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.listener import as_number
from game.plain.speaker import Speaker
from game.plain.story import numbered_changes, say_situation
from game.play import Offer, Playthrough
from game.reports import in_play
from game.reports.evidence import behind, change_line, explain
from game.reports.flat import flat, sentence
from game.reports.in_play import NOT_SAID, Grounds
from game.reports.situation import state_title
from game.rules import Changed, Table, World
from game.scenario.model import Prose


def look(speaker: Speaker, playthrough: Playthrough, which: str) -> None:
    """Say an option's detail, arguments and advisers; without ``which``, those of all."""
    offers = playthrough.offers()
    for number, offer in enumerate(offers, 1):
        if not which or which == offer.option.id or as_number(which) == number:
            _look_at(speaker, playthrough, number, offer)
            if which:
                return
    if which:
        speaker.paragraph(f"There is no option {which[:60]}. Type look and a number.")


def _look_at(speaker: Speaker, playthrough: Playthrough, number: int, offer: Offer) -> None:
    table, world, option = playthrough.table, playthrough.world, offer.option
    speaker.heading(f"Option {number}. {sentence(flat(table.render(option.label, world)))}")
    if not offer.available:
        speaker.paragraph(f"Not on offer: {flat(offer.unavailable or '')}")
    speaker.prose(table.tell(option.detail, world))
    for lead, arguments in (
        ("For:", option.pro),
        ("Against:", option.con),
        ("Unknown:", option.unknown),
    ):
        speaker.items((flat(table.render(one, world)) for one in arguments), lead)
    for lead, views in (("Backed by:", option.backed_by), ("Opposed by:", option.opposed_by)):
        speaker.items(
            (_view(table, world, adviser, words) for adviser, words in views.items()), lead
        )
    _say_bearing(speaker, in_play.bearing_on(table, world, option))


def _say_bearing(speaker: Speaker, found: Grounds) -> None:
    if found.told:
        speaker.paragraph("What is said that bears on it, and by whom:")
    if found.told or found.kept:
        _before_debrief(speaker, found)


def _view(table: Table, world: World, adviser: str, words: Prose) -> str:
    name = flat(table.render(table.scenario.advisers[adviser].name, world))
    return f"{name}: {flat(table.render(words, world))}"


def why(speaker: Speaker, table: Table, changes: Sequence[Changed], which: str) -> None:
    """Say what is behind one of the last changes; without ``which``, behind all of them."""
    number = as_number(which)
    if not changes:
        speaker.paragraph("Nothing has changed yet.")
    elif which and (number is None or not 1 <= number <= len(changes)):
        speaker.paragraph(f"Type why and a number from 1 to {len(changes)}.")
    else:
        chosen = range(1, len(changes) + 1) if number is None else [number]
        for one in chosen:
            _why(speaker, table, one, changes[one - 1])


def _why(speaker: Speaker, table: Table, number: int, change: Changed) -> None:
    speaker.paragraph(f"Change {number}: {change_line(table, change)}.")
    _before_debrief(speaker, in_play.grounds(table, table.start, behind(change)))


def _before_debrief(speaker: Speaker, found: Grounds) -> None:
    for reason in found.told:
        speaker.lines(explain(reason))
    if found.kept or not found.told:
        speaker.paragraph(found.kept_line or NOT_SAID)


def situation(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say how things stand, with what moved since the start."""
    table = playthrough.table
    speaker.paragraph("With what has changed since the beginning.")
    say_situation(speaker, table, playthrough.world, table.start)


def who(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say who is who, and who advises."""
    table, world = playthrough.table, playthrough.world
    actors = ((one.name, one.who) for one in table.scenario.actors.values())
    advisers = ((one.name, one.view) for one in table.scenario.advisers.values())
    for lead, people in (("Who is who:", actors), ("Your advisers:", advisers)):
        speaker.items((_person(table, world, name, words) for name, words in people), lead)
    if not table.scenario.actors and not table.scenario.advisers:
        speaker.paragraph("The scenario names nobody.")


def _person(table: Table, world: World, name: Prose, words: Prose | None) -> str:
    shown = flat(table.render(name, world))
    return shown if words is None else f"{shown}: {flat(table.render(words, world))}"


def log(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say every decision so far, with what changed after it."""
    table = playthrough.table
    if not playthrough.turns:
        speaker.paragraph("You have decided nothing yet.")
    for number, turn in enumerate(playthrough.turns, 1):
        state, before = table.scenario.states[turn.state], turn.steps[0].before
        label = flat(table.render(state.options[turn.option].label, before))
        speaker.paragraph(f"Decision {number}. {sentence(state_title(table, before, state))}")
        lines = [f"You chose: {sentence(label)}"]
        if turn.reason:
            lines.append(f"Your reason: {turn.reason}")
        lines += [f"{change_line(table, one)}." for one in numbered_changes(turn.steps)]
        speaker.items(lines)
