"""What is behind a change, a page or an option."""

from __future__ import annotations

from collections.abc import Iterable

from game.play import Playthrough
from game.reports import in_play
from game.reports.evidence import Reason, change_line, explain
from game.reports.flat import flat
from game.reports.in_play import NOT_SAID, Grounds
from game.rules import Table, World
from game.scenario.model import Option
from game.tui.story import Moved, Page, last_pages
from game.tui.text import Block, words
from game.tui.views.parts import quiet, small_heading


def grounds(found: Iterable[Reason], *, with_source: bool = True) -> list[Block]:
    """Return reasons one after another, each with its lines.

    Args:
        found: the reasons.
        with_source: whether a claim's source is told; not where they stand under it.
    """
    blocks: list[Block] = []
    for reason in found:
        first, *others = explain(reason)
        blocks.append(Block(words(first), first=words("• ", "accent")))
        if not (with_source or reason.is_assumption):
            del others[0]
        blocks += [quiet(line, gap=0).indented(2) for line in others]
    return blocks or [quiet(NOT_SAID)]


def before_debrief(found: Grounds) -> list[Block]:
    """Return as much of some grounds as may be told during play."""
    told = grounds(found.told) if found.told else []
    kept = [quiet(found.kept_line)] if found.kept else []
    return [*told, *kept] or [quiet(NOT_SAID)]


def behind_moved(table: Table, page: Page, which: Moved) -> list[Block]:
    """Return what is behind changes that were made together, as far as it may be told."""
    lines = [small_heading(f"{change_line(table, one)}.", gap=0) for one in which.changes]
    return [*lines, *before_debrief(in_play.grounds(table, page.step.before, which.because))]


def behind_page(table: Table, page: Page) -> list[Block]:
    """Return what is behind everything on a page, as far as it may be told."""
    return before_debrief(in_play.grounds(table, page.step.before, page.because))


def behind_situation(playthrough: Playthrough) -> list[Block]:
    """Return what is behind all that has changed since the last decision."""
    table = playthrough.table
    blocks: list[Block] = []
    for page in last_pages(playthrough):
        for which in page.moved:
            first, *others = behind_moved(table, page, which)
            blocks += [first.closer(1), *others]
    return blocks or [quiet("Nothing has changed since the last decision.")]


def behind_option(table: Table, world: World, option: Option) -> list[Block]:
    """Return the claims that bear on an option, as far as they may be told."""
    found = in_play.bearing_on(table, world, option)
    label = small_heading(flat(table.render(option.label, world)))
    if not found.told and not found.kept:
        return [label, quiet("No claim of a source bears on this directly.")]
    said = [quiet("What is said that bears on it, and by whom:")] if found.told else []
    return [label, *said, *before_debrief(found)]
