"""What a draw makes of the ranges of that which it leads to.

At each draw every choice of likelihoods inside their ranges that adds up to 1 is possible: the
least and the greatest mean over all of them, and the mean at the points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.analysis.stepping import Tree
from game.rules.table import DrawRule


class Range(NamedTuple):
    """Least, point and greatest probability, as fractions of 1."""

    low: float
    point: float
    high: float


class Ranges(NamedTuple):
    """The ranges of one thing asked for, in every situation."""

    low: list[float]
    point: list[float]
    high: list[float]

    def at(self, number: int) -> Range:
        """Return the range in one situation."""
        return Range(self.low[number], self.point[number], self.high[number])


Triple = tuple[float, float, float]
"""Low, point and high."""


class Mixers:
    """How each draw mixes what its entries lead to; worked out once for each."""

    def __init__(self) -> None:
        self._known: dict[int, Callable[[Sequence[Triple]], Triple]] = {}

    def tree(self, tree: Tree, ranges: Ranges) -> Triple:
        """Return the low, point and high of a tree whose ends have these ranges."""
        if isinstance(tree, int):
            return ranges.low[tree], ranges.point[tree], ranges.high[tree]
        rule, branches = tree
        mixed = self._known.get(id(rule))
        if mixed is None:
            mixed = self._known[id(rule)] = _mixer(rule)
        return mixed([self.tree(branch, ranges) for branch in branches])


def _mixer(rule: DrawRule) -> Callable[[Sequence[Triple]], Triple]:
    """Return what mixes low, point and high of a draw's entries."""
    points = rule.points
    if len(points) != 2:
        return lambda parts: (
            extreme(rule, [part[0] for part in parts], least=True),
            sum(share * part[1] for share, part in zip(points, parts, strict=True)),
            extreme(rule, [part[2] for part in parts], least=False),
        )
    # Between two, all that is to be decided is whether the first has its least or its most.
    first, second = points
    fewest = max(rule.lows[0], 1 - rule.highs[1])
    most = min(rule.highs[0], 1 - rule.lows[1])

    def of_two(parts: Sequence[Triple]) -> Triple:
        (low, point, high), (other_low, other_point, other_high) = parts
        return (
            other_low + (most if low < other_low else fewest) * (low - other_low),
            first * point + second * other_point,
            other_high + (most if high > other_high else fewest) * (high - other_high),
        )

    return of_two


def extreme(rule: DrawRule, numbers: Sequence[float], *, least: bool) -> float:
    """Return the least or greatest mean of ``numbers`` under shares inside the draw's ranges.

    Each entry has its least share; what remains of 1 goes to the best entries first.
    """
    order = sorted(range(len(numbers)), key=numbers.__getitem__, reverse=not least)
    rest = 1 - sum(rule.lows)
    total = sum(low * number for low, number in zip(rule.lows, numbers, strict=True))
    for index in order:
        more = max(0.0, min(rest, rule.highs[index] - rule.lows[index]))
        total += more * numbers[index]
        rest -= more
    return total
