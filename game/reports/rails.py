"""Drawing a graph in lines of text: one node under another, on rails that lead on to others.

Each node has a line of its own, in an order in which ways lead downwards; a rail waits for every
node that is still to come and that something above leads to. So a graph is as narrow as the number
of nodes waited for at once, and is read, and scrolled, from top to bottom. Ways taken are heavy
lines, the others light ones: no colour is needed to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# By how heavy the arms are: up, right, down, left; 0 for none, 1 for light, 2 for heavy.
_GLYPHS = " ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"
_LIGHT, _HEAVY = 1, 2


class Way(NamedTuple):
    """A way from one node to a later one, by their numbers; heavy where it was taken."""

    source: int
    target: int
    lit: bool


class Stroke(NamedTuple):
    """What is drawn in one place, and in the gap to the right of it; heavy where it is lit."""

    glyph: str
    lit: bool
    gap: str
    gap_lit: bool


Row = tuple[Stroke, ...]


class Rails(NamedTuple):
    """The lines of a node.

    Attributes:
        column: on which rail the node stands.
        at: its own line, without the node.
        below: the line in which its ways part, where they do.
        still: a line in which nothing happens, for as many as are needed.
        ends: whether no way leads on from it.
    """

    column: int
    at: Row
    below: Row | None
    still: Row
    ends: bool


def rails(count: int, ways: Iterable[Way]) -> list[Rails]:
    """Return the lines of each of ``count`` nodes, from top to bottom.

    Raises:
        ValueError: if a way does not lead downwards.
    """
    leaving: list[list[Way]] = [[] for _ in range(count)]
    for way in ways:
        if way.source >= way.target:
            raise ValueError(way)
        leaving[way.source].append(way)
    track = _Track()
    return [track.node(number, sorted(ways, key=_soonest)) for number, ways in enumerate(leaving)]


def _soonest(way: Way) -> int:
    return way.target


@dataclass(slots=True)
class _Lane:
    """A rail that waits for a node, and how heavy it is by now."""

    target: int
    weight: int


@dataclass(slots=True)
class _Cell:
    """How heavy the arms of one place are."""

    up: int = 0
    right: int = 0
    down: int = 0
    left: int = 0
    over: int = 0

    def stroke(self) -> Stroke:
        arms = (self.up, self.right, self.down, self.left)
        place = 0
        for arm in arms:
            place = place * 3 + arm
        gap = max(self.right, self.over)
        return Stroke(_GLYPHS[place], max(arms) == _HEAVY, " ─━"[gap], gap == _HEAVY)


@dataclass(slots=True)
class _Track:
    """The rails as they stand while the nodes are gone through."""

    lanes: list[_Lane | None] = field(default_factory=list)

    def node(self, number: int, ways: Sequence[Way]) -> Rails:
        """Take in a node with the ways that leave it; return its lines."""
        column = self._lane_for(number)
        at = self._row({})
        self.lanes[column] = None
        before = [lane.weight if lane is not None else 0 for lane in self.lanes]
        ends = {self._join(way, column): _weight(way) for way in ways}
        below = None
        if any(end != column for end in ends):
            below = self._branches(column, ends, before, max(ends.values()))
        while self.lanes and self.lanes[-1] is None:
            self.lanes.pop()
        return Rails(column, at, below, self._row({}), not ways)

    def _lane_for(self, number: int) -> int:
        """Return the rail that waits for a node; a fresh one where none does."""
        for at, lane in enumerate(self.lanes):
            if lane is not None and lane.target == number:
                return at
        return self._fresh(_Lane(number, 0))

    def _fresh(self, lane: _Lane) -> int:
        """Put a lane on the first free rail; return which."""
        if None not in self.lanes:
            self.lanes.append(None)
        at = self.lanes.index(None)
        self.lanes[at] = lane
        return at

    def _join(self, way: Way, column: int) -> int:
        """Lead a way on to the rail of its target; return which."""
        for at, lane in enumerate(self.lanes):
            if lane is not None and lane.target == way.target:
                lane.weight = max(lane.weight, _weight(way))
                return at
        lane = _Lane(way.target, _weight(way))
        if self.lanes[column] is None:
            self.lanes[column] = lane
            return column
        return self._fresh(lane)

    def _row(self, cells: dict[int, _Cell]) -> Row:
        """Return a line: given cells, and elsewhere rails that go straight on."""
        drawn = []
        for at, lane in enumerate(self.lanes):
            weight = lane.weight if lane is not None else 0
            drawn.append(cells.get(at, _Cell(up=weight, down=weight)).stroke())
        return tuple(drawn)

    def _branches(
        self, column: int, ends: dict[int, int], before: Sequence[int], weight: int
    ) -> Row:
        """Return the line in which a node's ways part: from its column to the ends of each."""
        cells = {column: _Cell(up=weight, down=ends.get(column, 0))}
        for end, along in ends.items():
            if end == column:
                continue
            for at in range(min(column, end), max(column, end) + 1):
                cell = cells.setdefault(at, self._crossed(at, before))
                if at not in ends and at != column:
                    cell.over = max(cell.over, along)
                if at < max(column, end):
                    self._lead(cell, at in ends or at == column, along, right=True)
                if at > min(column, end):
                    self._lead(cell, at in ends or at == column, along, right=False)
        return self._row(cells)

    def _crossed(self, at: int, before: Sequence[int]) -> _Cell:
        lane = self.lanes[at]
        up = before[at] if at < len(before) else 0
        return _Cell(up=up, down=0 if lane is None else lane.weight)

    def _lead(self, cell: _Cell, joins: bool, along: int, *, right: bool) -> None:
        """Lead a horizontal through a cell; a rail that it only crosses stays whole."""
        if not joins and (cell.up or cell.down):
            return
        if right:
            cell.right = max(cell.right, along)
        else:
            cell.left = max(cell.left, along)


def _weight(way: Way) -> int:
    return _HEAVY if way.lit else _LIGHT
