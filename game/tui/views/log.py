"""The play so far."""

from __future__ import annotations

from game.play import Turn
from game.reports import expecting
from game.reports.evidence import change_line
from game.reports.situation import state_time
from game.tui.game import Game
from game.tui.story import pages
from game.tui.text import Block
from game.tui.views.decision import written
from game.tui.views.pages import happened
from game.tui.views.parts import quiet


def log(game: Game) -> list[Block]:
    """Return everything that was read and decided, the latest last."""
    playthrough, table = game.playthrough, game.playthrough.table
    unread = [page.step for page in game.ahead]
    turns = [Turn(playthrough.opening), *playthrough.turns]
    blocks: list[Block] = []
    for turn in turns:
        for page in pages(table, [step for step in turn.steps if step not in unread]):
            first, *others = happened(table, page)
            time = state_time(table, page.step.before, page.state)
            above = [quiet(time, gap=2)] if time else []
            blocks += [*above, first.closer(0 if time else 2), *others]
            if page.option is not None:
                before = page.step.before
                blocks += written(expecting.written(table, before, turn.reason, turn.expectation))
            changes = [one for which in page.moved for one in which.changes]
            lines = (change_line(table, one) for one in (*changes, *page.unseen))
            blocks += [
                quiet(f"{line}.", gap=0 if number else 1) for number, line in enumerate(lines)
            ]
    return blocks or [quiet("Nothing has happened yet.")]
