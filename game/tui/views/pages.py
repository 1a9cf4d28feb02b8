"""What is read between decisions: the briefing, outcomes, injects, the ending."""

from __future__ import annotations

from game.play import Playthrough
from game.reports import in_play
from game.reports.evidence import change_line
from game.reports.flat import flat, sentence
from game.reports.situation import notice, state_title
from game.rules import Changed, Table
from game.tui.prose import prose, with_lead
from game.tui.story import Moved, Page
from game.tui.text import Block, words
from game.tui.views.parts import bullets, heading, quiet, small_heading
from game.tui.views.people import people


def briefing(playthrough: Playthrough) -> list[Block]:
    """Return who the player is, what this is about, and what kind of thing it is."""
    table = playthrough.table
    scenario, start = table.scenario, table.start
    blocks = [heading(flat(table.render(scenario.title, start)))]
    role = flat(table.render(scenario.role, start))
    blocks.append(Block(words("You are: ", "quiet") + words(role, "strong")))
    blocks += prose(table.render(scenario.summary, start))
    blocks += prose(notice(table))
    if scenario.minutes:
        blocks.append(quiet(f"It takes about {scenario.minutes} minutes."))
    if scenario.objectives:
        blocks.append(small_heading("What it is about"))
        blocks += bullets(table.render(one, start) for one in scenario.objectives.values())
    return blocks + people(table, start)


def happened(table: Table, page: Page) -> list[Block]:
    """Return the texts of an outcome or an inject."""
    before = page.step.before
    blocks = [heading(state_title(table, before, page.state))]
    if page.option is not None:
        label = flat(table.render(page.option.label, before))
        blocks.append(Block(words("You chose: ", "quiet") + words(sentence(label), "emphasis")))
    for told in page.told:
        blocks += prose(told)
    return blocks


def changes(table: Table, page: Page) -> list[list[Block]]:
    """Return what changed, one thing after another."""
    told = [_moved(table, page, which) for which in page.moved]
    return [*told, *(_unseen(table, change) for change in page.unseen)]


def _unseen(table: Table, change: Changed) -> list[Block]:
    why = quiet("It happened out of sight; the debrief tells why.", gap=0)
    return [_change(table, change), *_inside([why])]


def _change(table: Table, change: Changed) -> Block:
    rise = change.after - change.before
    mark = "▲ " if rise > 0 else "▼ " if rise < 0 else "■ "
    line = words(f"{change_line(table, change)}.", "strong")
    return Block(line, first=words(mark, "accent"), gap=0)


def _moved(table: Table, page: Page, which: Moved) -> list[Block]:
    """Return changes that belong together, with their reason."""
    blocks = [_change(table, change) for change in which.changes]
    if which.note:
        blocks += _inside(prose(which.note))
    rests_on = in_play.grounds(table, page.step.before, which.because).summary
    if rests_on:
        blocks += _inside([quiet(rests_on)])
    return blocks


def _inside(blocks: list[Block]) -> list[Block]:
    inner = with_lead(words("  "), blocks)
    return [inner[0].closer(), *inner[1:]]


def ending(playthrough: Playthrough) -> list[Block]:
    """Return the ending that was reached."""
    reached = playthrough.ending
    assert reached is not None  # asked at the end only
    table, world = playthrough.table, playthrough.world
    return [
        heading(flat(table.render(reached.title, world))),
        *prose(table.tell(reached.text, world)),
    ]
