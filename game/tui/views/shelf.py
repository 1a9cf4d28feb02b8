"""The list of scenarios, and what there is to know about each before it is played."""

from __future__ import annotations

from game.locations import bundled_scenarios
from game.reports.english import counted
from game.reports.flat import flat
from game.tui.items import Item
from game.tui.prose import inline, prose
from game.tui.shelf import Shelved
from game.tui.text import Block, words
from game.tui.views.parts import bullets, heading, quiet


def item(shelved: Shelved) -> Item:
    """Return its line in the list."""
    table = shelved.table
    if table is None:
        below = (quiet("cannot be played", gap=0),)
        return Item(words(shelved.title, "quiet"), below, is_open=False)
    scenario = table.scenario
    facts = [flat(table.render(scenario.role, table.start))]
    if scenario.minutes:
        facts.append(f"{scenario.minutes} min")
    facts.append(_found(shelved)[0])
    below_it = [quiet(" · ".join(facts), gap=0)]
    if shelved.save is not None:
        steps = counted(shelved.save.steps, "decision")
        below_it.append(Block(words(f"▸ to be resumed after {steps}", "accent"), gap=0))
    return Item(inline(table.render(scenario.title, table.start)), tuple(below_it))


def details(shelved: Shelved) -> list[Block]:
    """Return what there is to know about it."""
    blocks = [heading(shelved.title)]
    table = shelved.table
    if table is None:
        return [
            *blocks,
            Block(words(shelved.trouble)),
            quiet(f"measured-response check {shelved.path} shows every problem."),
        ]
    scenario, start = table.scenario, table.start
    role = flat(table.render(scenario.role, start))
    blocks.append(Block(words("You are: ", "quiet") + words(role)))
    blocks += prose(table.render(scenario.summary, start))
    if scenario.minutes:
        blocks.append(quiet(f"About {scenario.minutes} minutes."))
    blocks.append(quiet(f"{', '.join(_found(shelved))}."))
    found = [one for name, one in scenario.endings.items() if name in shelved.remembered.endings]
    blocks += bullets(table.render(one.title, start) for one in found)
    if shelved.path not in bundled_scenarios():
        blocks.append(quiet(f"File: {shelved.path}"))
    return blocks


def _found(shelved: Shelved) -> list[str]:
    """Return how much of it has been played."""
    assert shelved.table is not None  # asked of what can be played
    return shelved.remembered.found_of(shelved.table.scenario.endings)
