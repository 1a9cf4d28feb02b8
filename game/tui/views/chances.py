"""What could have been: the odds of every ending under each option, as bars."""

from __future__ import annotations

from game.reports.chances import Chances, DecisionProspects, OptionProspects, Prospect
from game.reports.flat import sentence
from game.reports.odds_text import bar, percent
from game.tui.text import Block, joined, words
from game.tui.views.parts import heading, quiet

_CELLS = 22


def working_out(count: int | None) -> list[Block]:
    """Return what stands there meanwhile; ``count`` situations were looked at."""
    told = f": {count:,} situations so far" if count else ""
    return [heading("What could have been"), quiet(f"Being worked out{told}…")]


def could_have_been(found: Chances) -> list[Block]:
    """Return every decision with its options, and what could follow each."""
    blocks = [heading("What could have been"), quiet(found.how)]
    for decision in found.decisions:
        blocks += _decision(found, decision)
    return blocks


def _decision(found: Chances, decision: DecisionProspects) -> list[Block]:
    blocks = [quiet(sentence(decision.time), gap=2)] if decision.time else []
    blocks.append(heading(decision.title, gap=0 if blocks else 2))
    blocks.append(Block(words(found.moved(decision)), gap=0))
    for option in decision.options:
        blocks += _option(option)
    return blocks


def _option(option: OptionProspects) -> list[Block]:
    first = words("▸ " if option.chosen else "  ", "accent")
    chosen = words("  (your choice)", "quiet") if option.chosen else words("")
    blocks = [Block(words(option.label, "strong") + chosen, first=first)]
    return blocks + [_prospect(prospect) for prospect in option.prospects]


def _prospect(prospect: Prospect) -> Block:
    low, point, high = prospect.odds
    drawn = bar(low, point, high, 1.0, _CELLS)
    ending = words(prospect.ending, "strong" if prospect.came else "")
    came = words("  (it came)", "quiet") if prospect.came else words("")
    share = f"{percent(point):>6}  "
    return Block(
        ending + words(f"  {_between(low, high)}", "quiet") + came,
        first=joined([words("  "), words(drawn, "accent"), words(share)]),
        gap=0,
    )


def _between(low: float, high: float) -> str:
    least, most = percent(low), percent(high)
    return "" if least == most else f"{least} to {most}"
