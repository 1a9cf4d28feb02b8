"""What an author sees: the play, the problems, the values."""

from __future__ import annotations

from game.reports.problems import count_text, problem_text
from game.tui.rehearsal import Rehearsal
from game.tui.story import last_pages
from game.tui.text import Block, words
from game.tui.views import decision, pages
from game.tui.views.parts import heading, quiet, small_heading

_EXCERPT = 44
"""The width of a source line that fits the narrowest pane, with its number and margins: a line that
were wrapped would stand between a caret and its word."""


def play(rehearsal: Rehearsal) -> list[Block]:
    """Return what happened last, and the page at hand; or why there is none."""
    playthrough = rehearsal.playthrough
    if playthrough is None:
        said = rehearsal.look.trouble or "It goes on here when the errors are mended."
        return [heading("The play waits"), Block(words(said))]
    blocks: list[Block] = []
    if rehearsal.lost:
        blocks += [small_heading("The way no longer leads on"), Block(words(rehearsal.lost))]
    for page in last_pages(playthrough):
        blocks += pages.happened(playthrough.table, page)
        blocks += [one for change in pages.changes(playthrough.table, page) for one in change]
    if playthrough.is_over:
        return blocks + pages.ending(playthrough)
    blocks += decision.story(playthrough)
    return blocks if playthrough.offered else [*blocks, quiet("Nothing is on offer here.")]


def beside(rehearsal: Rehearsal) -> list[Block]:
    """Return the problems of the files, and every value as it stands."""
    report = rehearsal.look.report
    if report is None:
        return [heading("Problems"), Block(words(rehearsal.look.trouble))]
    blocks = [heading("Problems"), quiet(count_text(report.problems, 1))]
    blocks += [
        Block(words(problem_text(problem, report.lines.get(problem.file, []), most=_EXCERPT)))
        for problem in report.problems
    ]
    values = rehearsal.values()
    if values:
        blocks.append(heading("Values"))
        blocks += [
            Block(words(value), first=words(f"{name}  ", "quiet"), gap=0) for name, value in values
        ]
    return blocks
