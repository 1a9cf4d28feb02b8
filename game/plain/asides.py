"""What bears on an option before it is chosen, and what is behind a change after it."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.listener import as_number
from game.plain.speaker import Speaker
from game.play import Playthrough
from game.reports import in_play
from game.reports.evidence import behind, change_line, explain
from game.reports.flat import flat, sentence
from game.reports.in_play import NOT_SAID, Grounds
from game.rules import Changed, Table, World
from game.scenario.model import Prose


def look(speaker: Speaker, playthrough: Playthrough, number: int) -> None:
    """Say the detail, the arguments and the advisers of the option with this number, from 1."""
    table, world = playthrough.table, playthrough.world
    offer = playthrough.offers()[number - 1]
    option = offer.option
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
    # What is kept for the debrief would only delay the question here; ``why`` names it later.
    if found.told:
        speaker.paragraph("What is said that bears on it, and by whom:")
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
        there_is = "was 1 change" if len(changes) == 1 else f"were {len(changes)} changes"
        up_to = "1" if len(changes) == 1 else f"a number from 1 to {len(changes)}"
        speaker.paragraph(f"There {there_is} last: type why and {up_to}, or why alone.")
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
