"""The assumptions that an ending rested on, each with its plausible range drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from game.reports.assuming import words as value_words
from game.reports.assumptions import WhatIf
from game.reports.evidence import Reason
from game.reports.flat import sentence
from game.reports.odds_text import bar, brief, percent
from game.reports.supposing import EndingOdds, Supposing
from game.tui.text import Block, Tone, joined, words
from game.tui.views.parts import heading, quiet, small_heading

_INDENT = 4
_CELLS = 16
_FEW, _SOME = 8, 16
"""Up to so many points stand two cells apart, and one."""


class Scale(NamedTuple):
    """A range drawn as a row of points: its ends in words, how many there are, which are marked."""

    low: str
    high: str
    points: int
    at: int
    own: int

    @property
    def _apart(self) -> int:
        return 2 if self.points <= _FEW else 1 if self.points <= _SOME else 0

    def drawn(self) -> Content:
        """Return it: what is supposed is full, what the game had is hollow."""
        pieces = [words(f"{self.low} ", "quiet")]
        for number in range(self.points):
            pieces.append(words("─" * self._apart * bool(number), "rule"))
            mark, tone = self._point(number)
            pieces.append(words(mark, tone))
        return joined([*pieces, words(f" {self.high}", "quiet")])

    def _point(self, number: int) -> tuple[str, Tone]:
        if number == self.at:
            return "●", "heading"
        return ("○", "accent") if number == self.own else ("·", "quiet")

    def point_at(self, cell: int) -> int | None:
        """Return the point nearest to a cell of its drawing; None beside its row of points."""
        cells = cell - len(self.low) - 1
        step = self._apart + 1
        nearest = round(cells / step)
        return nearest if 0 <= nearest < self.points and cells >= 0 else None


def scale(supposing: Supposing, name: str) -> Scale:
    """Return the scale of an assumption."""
    values = supposing.values(name)
    return Scale(
        value_words(values[0]),
        value_words(values[-1]),
        len(values),
        supposing.at(name),
        supposing.own_at(name),
    )


def scale_cell(cell: int) -> int:
    """Return the cell of a scale's drawing that a cell of its row is."""
    return cell - _INDENT


def row(
    supposing: Supposing, reason: Reason, found: WhatIf | None, *, looked_at: bool
) -> list[Block]:
    """Return an assumption with its range.

    Args:
        supposing: what is supposed.
        reason: the assumption.
        found: what each value of it alone would have done, once that is known.
        looked_at: whether all is told of it.
    """
    name = reason.id
    pointer = words("▸ " if looked_at else "  ", "heading")
    taken, own = value_words(supposing.taken(name)), value_words(supposing.own(name))
    changed = taken != own
    said = (
        words(f"   {taken} instead of {own}", "strong") if changed else words(f"   taken as {own}")
    )
    alone = [one for one in found.tried if one.reason.id == name] if found else []
    turns = found is not None and any(flip.reason.id == name for flip in found.flips)
    drawn = scale(supposing, name).drawn() + said
    blocks = [
        Block(words(sentence(reason.says), "strong" if looked_at else ""), first=pointer, gap=0),
        Block(drawn, gap=0).indented(_INDENT),
    ]
    if turns:
        blocks.append(
            Block(words("Alone it can turn the ending.", "accent"), gap=0).indented(_INDENT)
        )
    if looked_at:
        told = [*(line for one in alone for line in one.lines)]
        told += [f"Its direction rests on: {one.line}" for one in reason.rests_on]
        blocks += [quiet(line, gap=0).indented(_INDENT) for line in told]
    return blocks


def verdict(supposing: Supposing, odds: Sequence[EndingOdds] | None) -> list[Block]:
    """Return where the same choices lead, and how the odds of the ending that came move.

    Args:
        supposing: what is supposed.
        odds: of each ending; None as long as they are being worked out.
    """
    if not supposing.is_changed:
        ask = "What if it were otherwise? ↓ goes to an assumption, ← and → change it."
        return [Block(words(ask, "strong"))]
    result = supposing.result()
    other = "Another ending. " if result.ending else "No end. "
    lead = "Same ending. " if supposing.is_same(result) else other
    said = words(lead, "heading") + words(f"Your choices {result.words}.", "strong")
    return [Block(said), *_moved(odds)]


def _moved(odds: Sequence[EndingOdds] | None) -> Iterator[Block]:
    came = next((one for one in odds or () if one.came), None)
    if came is not None:
        before, after = percent(came.before.point), percent(came.after.point)
        moved = f"stay at {before}" if before == after else f"move from {before} to {after}"
        yield quiet(f"The odds of “{came.title}” {moved}.", gap=0)
    elif odds is None:
        yield quiet("The odds are being worked out…", gap=0)


def odds_moved(odds: Sequence[EndingOdds] | None, *, is_changed: bool) -> list[Block]:
    """Return the odds of every ending as bars, with what they were before.

    Args:
        odds: None as long as they are being worked out; empty where they cannot be told.
        is_changed: whether anything is supposed that is not so in the game.
    """
    blocks = [heading("The odds of each ending", gap=0)]
    if odds is None:
        return [*blocks, quiet("Being worked out…", gap=0)]
    if not odds:
        lost = "They cannot be told here: too much can happen, or a way never ends."
        return [*blocks, quiet(lost, gap=0)]
    how = "From the start, for a player who picks evenly among the options on offer."
    blocks.append(quiet(how, gap=0))
    for one in odds:
        if max(one.before.high, one.after.high) > 0:
            blocks += _ending(one, is_changed=is_changed)
    return blocks


def _ending(one: EndingOdds, *, is_changed: bool) -> list[Block]:
    came = words("  (it came)", "quiet") if one.came else words("")
    drawn = words(bar(*one.after, 1.0, _CELLS), "accent")
    figures = f" {brief(*one.after)}"
    if is_changed and (was := brief(*one.before)) != figures.strip():
        arrow = "▲" if one.after.point > one.before.point else "▼"
        figures += f"   {arrow} was {was}"
    title = words(one.title, "strong" if one.came else "")
    return [Block(title + came), Block(words(figures, "quiet"), first=drawn, gap=0)]


def hung_on(found: WhatIf | None, count: int = 0) -> list[Block]:
    """Return what the ending hung on: single changes, and how much of the ground it holds on.

    Args:
        found: None as long as it is being worked out.
        count: how many combinations were looked at until now.
    """
    blocks = [heading("What the ending hung on", gap=2)]
    if found is None:
        told = f": {count:,} combinations so far" if count else ""
        return [*blocks, quiet(f"Being worked out{told}…", gap=0)]
    return blocks + [
        Block(words(line), gap=0 if not at else 1) for at, line in enumerate(found.summary)
    ]


def as_they_are(nothing: str) -> list[Block]:
    """Return what is said where no assumption was behind what happened."""
    return [small_heading("What had to be assumed"), quiet(nothing)]
