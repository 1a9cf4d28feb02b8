"""What can be asked for at any time: the situation, the people, the objectives, the log."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.speaker import Speaker
from game.plain.story import numbered_changes, say_situation
from game.play import Playthrough
from game.reports import expecting
from game.reports.decided import decision_title, option_chosen, way_lines
from game.reports.evidence import change_line
from game.reports.flat import flat, sentence
from game.rules import Step, Table, World
from game.scenario.model import Prose, State


def say_situation_since_start(speaker: Speaker, table: Table, world: World) -> None:
    """Say how things stand in ``world``, and how far they have moved since the beginning."""
    lead = "The situation, and how far it has moved since the beginning:"
    say_situation(speaker, table, world, table.start, lead)


def say_objectives(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say what the exercise is about, and which of it the decision at hand is about."""
    table, place = playthrough.table, playthrough.place
    objectives = table.scenario.objectives
    shown = {name: flat(table.render(one, table.start)) for name, one in objectives.items()}
    if not shown:
        speaker.paragraph("The scenario states no objectives.")
    speaker.items(shown.values(), "What this exercise is about:")
    if isinstance(place, State) and place.objectives:
        speaker.items((shown[name] for name in place.objectives), "What this decision is about:")


def say_people(speaker: Speaker, playthrough: Playthrough) -> None:
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


def say_log(speaker: Speaker, playthrough: Playthrough, last: Sequence[Step]) -> None:
    """Say every decision so far, with what changed after it; of the last turn only ``last``."""
    table = playthrough.table
    if not playthrough.turns:
        speaker.paragraph("You have decided nothing yet.")
    for number, turn in enumerate(playthrough.turns, 1):
        lines = [f"You chose: {sentence(option_chosen(table, turn))}"]
        before = turn.steps[0].before
        lines += expecting.written(table, before, turn.reason, turn.expectation)
        steps = last if number == len(playthrough.turns) else turn.steps
        lines += [f"{change_line(table, one)}." for one in numbered_changes(steps)]
        speaker.items(lines, f"Decision {number}. {sentence(decision_title(table, turn))}")


def say_way(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say in short how the game came to where it stands."""
    table = playthrough.table
    speaker.heading(flat(table.render(table.scenario.title, table.start)))
    speaker.items(
        way_lines(table, playthrough.turns),
        "You go on with this game. So far:",
    )
