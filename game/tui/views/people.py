"""Who is who."""

from __future__ import annotations

from game.rules import Table, World
from game.scenario.model import Prose
from game.tui.prose import inline, prose
from game.tui.text import Block
from game.tui.views.parts import quiet, small_heading


def people(table: Table, world: World) -> list[Block]:
    """Return everybody in the story, and those who advise the player."""
    actors = [(one.name, one.who) for one in table.scenario.actors.values()]
    advisers = [(one.name, one.view) for one in table.scenario.advisers.values()]
    blocks: list[Block] = []
    for title, found in (("Who is who", actors), ("Your advisers", advisers)):
        if found:
            blocks.append(small_heading(title))
        for name, about in found:
            blocks += _person(table, world, name, about)
    return blocks


def nobody() -> list[Block]:
    """Return what stands there in a story that names nobody."""
    return [quiet("The scenario names nobody.")]


def _person(table: Table, world: World, name: Prose, about: Prose | None) -> list[Block]:
    line = Block(inline(table.render(name, world), "accent"), gap=0).indented(2)
    told = [] if about is None else prose(table.render(about, world))
    return [line, *(block.closer().indented(4) for block in told)]
