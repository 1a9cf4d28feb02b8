"""The first page of a game."""

from __future__ import annotations

from game.play import Playthrough
from game.tui.leaf import Leaf
from game.tui.prose import inline
from game.tui.views.pages import briefing
from game.tui.views.situation import situation


def first_page(playthrough: Playthrough) -> Leaf:
    """Return the briefing, with how things stand at the start."""
    table = playthrough.table
    start = table.start
    title = inline(table.render(table.scenario.title, start))
    return Leaf(title, tuple(briefing(playthrough)), tuple(situation(table, start, start)))
