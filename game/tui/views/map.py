"""The map, drawn: one place under another, on rails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from game.reports.map import Kind, Map, Place
from game.reports.rails import Rails, Row, Way, rails
from game.tui.text import NOTHING, Block, joined, words
from game.tui.views.parts import quiet

_MARKS: dict[Kind, str] = {"decision": "◆", "event": "●", "ending": "■"}
_UNSEEN: dict[Kind, str] = {"decision": "◇", "event": "○", "ending": "□"}
_LEAST_TEXT = 24
"""Cells that are left for words, whatever the rails would take."""


def map_blocks(drawn: Map) -> list[Block]:
    """Return the map as blocks: what the signs mean, and one block for each place."""
    lines = rails(
        len(drawn.places),
        [Way(one.source, one.target, one.taken) for one in drawn.paths if one.source < one.target],
    )
    blocks = [
        quiet(drawn.count),
        quiet("◆ decision   ● event   ■ ending   ◇ ○ □ not met"),
        quiet("━ your way   ─ another way", gap=0),
    ]
    for number, (place, rail) in enumerate(zip(drawn.places, lines, strict=True)):
        block = _PlaceBlock(_name(drawn, number), gap=0 if number else 1)
        blocks.append(block.on(rail, _mark(place), _below(drawn, number)))
    return blocks


@dataclass(frozen=True, slots=True)
class _PlaceBlock(Block):
    """A place beside its rails: its name, wrapped, and below it what there is to say of it."""

    rail: Rails | None = None
    mark: Content = NOTHING
    below: tuple[Content, ...] = ()

    def on(self, rail: Rails, mark: Content, below: Sequence[Content]) -> _PlaceBlock:
        """Return it with what is drawn beside it."""
        return _PlaceBlock(self.content, gap=self.gap, rail=rail, mark=mark, below=tuple(below))

    def lines(self, width: int) -> list[Content]:
        """Return it as wide as ``width`` cells."""
        assert self.rail is not None  # set at once
        rail = self.rail
        rows = [rail.at] if rail.ends else [rail.at, rail.below or rail.still]
        columns = max(map(len, rows), default=1)
        # Where there are many rails they stand without gaps; beyond all room they are cut off.
        spaced = columns * 2 <= width - _LEAST_TEXT
        cells = min(columns * (2 if spaced else 1), max(width - _LEAST_TEXT, 1))
        inside = width - cells - 1
        text = [line for one in (self.content, *self.below) for line in one.wrap(inside)]
        text += [NOTHING] * (len(rows) - len(text))
        found = []
        for number, line in enumerate(text):
            row = rows[number] if number < len(rows) else rail.still
            mark = (rail.column, self.mark) if number == 0 else None
            found.append(_drawn(row, mark, cells, spaced=spaced) + words(" ") + line)
        return found


def _drawn(row: Row, marked: tuple[int, Content] | None, cells: int, *, spaced: bool) -> Content:
    """Return a line of rails, as wide as ``cells``, with a place's mark where it stands."""
    pieces = []
    for column, stroke in enumerate(row):
        if marked is not None and marked[0] == column:
            pieces.append(marked[1])
        else:
            pieces.append(words(stroke.glyph, "accent" if stroke.lit else "quiet"))
        if spaced:
            pieces.append(words(stroke.gap, "accent" if stroke.gap_lit else "quiet"))
    line = joined(pieces)
    missing = cells - line.cell_length
    return line + words(" " * missing) if missing >= 0 else line[:cells]


def _mark(place: Place) -> Content:
    if place.seen == "never":
        return words(_UNSEEN[place.kind], "quiet")
    return words(_MARKS[place.kind], "heading" if place.seen == "now" else "")


def _name(drawn: Map, number: int) -> Content:
    place, name = drawn.places[number], drawn.name(number)
    if place.here:
        return words(name, "heading") + words("  ◂ you are here", "accent")
    if place.seen == "now":
        return words(name, "strong")
    if place.seen == "before":
        return words(name) + words("  (at another time)", "quiet")
    return words(name, "quiet")


def _below(drawn: Map, number: int) -> list[Content]:
    """Return what was chosen at a place, and the earlier places that it can lead back to."""
    said = [words(f"→ {label}", "quiet") for label in drawn.places[number].chosen]
    return said + [
        words(f"↺ leads back to: {drawn.name(one.target)}", "quiet")
        for one in drawn.onward(number)
        if one.target <= number
    ]
