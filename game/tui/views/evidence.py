"""What is behind a change, a page or an option."""

from __future__ import annotations

from collections.abc import Iterable

from game.play import Playthrough
from game.reports.evidence import Reason, change_line, explain, reasons
from game.reports.flat import flat
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
    return blocks or [quiet("The scenario gives no source for it.")]


def behind_moved(table: Table, page: Page, which: Moved) -> list[Block]:
    """Return what is behind changes that were made together."""
    lines = [small_heading(f"{change_line(table, one)}.", gap=0) for one in which.changes]
    return [*lines, *grounds(reasons(table, page.step.before, which.because))]


def behind_page(table: Table, page: Page) -> list[Block]:
    """Return what is behind everything on a page."""
    return grounds(reasons(table, page.step.before, page.because))


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
    """Return the claims that bear on an option.

    Only claims, and only those behind what follows in any case: neither the sizes of changes
    nor what chance may bring is given away.
    """
    names = [name for effect in option.block.effects for name in effect.because]
    claims = [name for name in names if table.scenario.claim(name) is not None]
    label = small_heading(flat(table.render(option.label, world)))
    if not claims:
        return [label, quiet("No claim of a source bears on this directly.")]
    said = quiet("What is said that bears on it, and by whom:")
    return [label, said, *grounds(reasons(table, world, claims))]
