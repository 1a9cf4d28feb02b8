"""The playthrough so far as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import Turn
from game.reports import expecting
from game.reports.evidence import change_line
from game.reports.flat import flat, sentence
from game.reports.markdown import contain, escape
from game.reports.situation import state_time, state_title
from game.rules import Table
from game.tui.game import Game
from game.tui.story import Page, pages


def transcript(game: Game) -> str:
    """Return everything that was read and decided, in order; nothing that is still unread."""
    playthrough, table = game.playthrough, game.playthrough.table
    unread = [page.step for page in game.ahead]
    lines = [f"# {escape(flat(game.title))}", ""]
    lines += [f"Seed {playthrough.seed}.", ""]
    for turn in (Turn(playthrough.opening), *playthrough.turns):
        for page in pages(table, [step for step in turn.steps if step not in unread]):
            lines += _page(table, page, turn)
    return "\n".join(lines).rstrip() + "\n"


def _page(table: Table, page: Page, turn: Turn) -> Iterator[str]:
    before = page.step.before
    yield from (f"## {escape(state_title(table, before, page.state))}", "")
    time = state_time(table, before, page.state)
    if time:
        yield from (escape(time), "")
    if page.option is not None:
        chosen = sentence(flat(table.render(page.option.label, before)))
        yield from (f"**You chose:** {escape(chosen)}", "")
        for line in expecting.written(table, before, turn.reason, turn.expectation):
            quoted = escape(line).replace("\n", "\n> ")
            yield from (f"> {quoted}", "")
    for told in page.told:
        yield from (contain(told), "")
    changes = [one for which in page.moved for one in which.changes]
    for change in (*changes, *page.unseen):
        yield f"- {escape(change_line(table, change))}."
    yield ""
