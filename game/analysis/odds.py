"""How likely each ending is, exactly: ``[low, point, high]``.

The scenario with an evenly choosing player is an interval Markov chain: at each draw every choice
of likelihoods inside their ranges that adds up to 1 is possible, made anew each time (Škulj,
*Discrete time Markov chains with interval probabilities*, 2009). As every playthrough ends, one
pass from the endings back to the start gives the least, the point and the greatest probability.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.analysis.situations import Fork, Situations, Tree
from game.rules.record import World
from game.rules.table import DrawRule

Vector = tuple[float, ...]
"""A number for each ending, or each set of endings, asked for."""


class Range(NamedTuple):
    """Least, point and greatest probability, as fractions of 1."""

    low: float
    point: float
    high: float


class Vectors(NamedTuple):
    """Least, point and greatest, for all that is asked for at once."""

    low: Vector
    point: Vector
    high: Vector

    def ranges(self, names: Iterable[str]) -> dict[str, Range]:
        """Return them by name."""
        return {
            name: Range(*numbers)
            for name, *numbers in zip(names, self.low, self.point, self.high, strict=True)
        }


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of what was asked for, in every situation.

    Attributes:
        names: of the endings or sets of endings, in the order of the vectors.
        at: of each situation.
        arrival: how likely each situation is to be come to, at the points; empty where options
            were not asked for.
        options: for each ``state.option`` somewhere on offer: the least low, the point weighted
            by arrival, and the greatest high, over the situations that offer it.
    """

    names: tuple[str, ...]
    situations: Situations
    at: list[Vectors]
    arrival: list[float]
    options: Mapping[str, Vectors]

    @property
    def start(self) -> dict[str, Range]:
        """From the start."""
        return self.at[0].ranges(self.names)

    def after(self, world: World) -> dict[str, Range] | None:
        """From the situation of a world a player stands in; None where it was not found."""
        number = self.situations.number(world)
        return None if number is None else self.at[number].ranges(self.names)

    def by_option(self, world: World) -> dict[str, dict[str, Range]]:
        """Under each option on offer to a player who stands in ``world``."""
        number = self.situations.number(world)
        if number is None:
            return {}
        return {
            move.option: vectors_of(move.tree, self.at).ranges(self.names)
            for move in self.situations.moves[number]
            if move.option is not None
        }


def solve(
    situations: Situations,
    wanted: Mapping[str, Iterable[str]],
    choosing: Mapping[str, str] | None = None,
    occurring: Container[int] | None = None,
    *,
    with_options: bool = True,
) -> Odds:
    """Work out the odds of endings.

    Args:
        situations: all of them; where they are not complete the odds mean nothing.
        wanted: name -> the endings that are taken together under it.
        choosing: state -> the option that is always taken there when it is on offer.
        occurring: the situations over which options are summed up; all of them where None.
        with_options: whether to sum up options at all, and work out arrival for it.
    """
    choosing = choosing or {}
    sets = [frozenset(endings) for endings in wanted.values()]
    order = situations.order
    arrival = _arrival(situations, order, choosing) if with_options else []
    at: list[Vectors] = [Vectors((), (), ())] * len(situations.worlds)
    totals: dict[str, _Total] = {}
    for number in reversed(order):
        place, moves = situations.worlds[number].place, situations.moves[number]
        if not moves:
            reached = tuple(float(place in endings) for endings in sets)
            at[number] = Vectors(reached, reached, reached)
            continue
        found = {move.option: vectors_of(move.tree, at) for move in moves}
        for option, vectors in found.items():
            if with_options and option is not None and (occurring is None or number in occurring):
                total = totals.setdefault(f"{place}.{option}", _Total(len(sets)))
                total.add(vectors, arrival[number])
        taken = choosing.get(place)
        chosen = [found[taken]] if taken in found else list(found.values())
        at[number] = _mean(chosen)
    in_file_order = {
        f"{state}.{option}": totals[f"{state}.{option}"].vectors
        for state, rule in situations.table.states.items()
        for option in rule.options
        if f"{state}.{option}" in totals
    }
    return Odds(tuple(wanted), situations, at, arrival, in_file_order)


class _Total:
    """Gathers one option's odds over the situations that offer it."""

    def __init__(self, width: int) -> None:
        self._low: Vector = (1.0,) * width
        self._high: Vector = (0.0,) * width
        self._weighted: Vector = (0.0,) * width
        self._plain: Vector = (0.0,) * width
        self._weight = 0.0
        self._count = 0

    def add(self, vectors: Vectors, weight: float) -> None:
        self._low = tuple(map(min, self._low, vectors.low))
        self._high = tuple(map(max, self._high, vectors.high))
        self._weighted = tuple(
            sum_ + weight * point for sum_, point in zip(self._weighted, vectors.point, strict=True)
        )
        self._plain = tuple(
            sum_ + point for sum_, point in zip(self._plain, vectors.point, strict=True)
        )
        self._weight += weight
        self._count += 1

    @property
    def vectors(self) -> Vectors:
        # Situations that only a draw of point 0 leads to have no weight; then they count alike.
        if self._weight > 0:
            point = tuple(one / self._weight for one in self._weighted)
        else:
            point = tuple(one / self._count for one in self._plain)
        return Vectors(self._low, point, self._high)


def _mean(several: Sequence[Vectors]) -> Vectors:
    """Return the odds of a player who picks evenly."""
    if len(several) == 1:
        return several[0]
    count = len(several)
    return Vectors(
        *(
            tuple(
                sum(numbers) / count for numbers in zip(*(v[bound] for v in several), strict=True)
            )
            for bound in range(3)
        )
    )


def vectors_of(tree: Tree, at: Sequence[Vectors]) -> Vectors:
    """Return the odds of a tree whose ends have the odds ``at``."""
    if isinstance(tree, int):
        return at[tree]
    rule = tree.rule
    inner = [vectors_of(branch, at) for branch in tree.branches]
    points = rule.points
    point = tuple(
        sum(share * number for share, number in zip(points, numbers, strict=True))
        for numbers in zip(*(one.point for one in inner), strict=True)
    )
    if len(inner) == 2:
        return Vectors(
            _of_two(rule, inner[0].low, inner[1].low, least=True),
            point,
            _of_two(rule, inner[0].high, inner[1].high, least=False),
        )
    return Vectors(
        tuple(extreme(rule, ns, least=True) for ns in zip(*(v.low for v in inner), strict=True)),
        point,
        tuple(extreme(rule, ns, least=False) for ns in zip(*(v.high for v in inner), strict=True)),
    )


def _of_two(rule: DrawRule, first: Vector, second: Vector, *, least: bool) -> Vector:
    """Return the extreme of a draw between two, for each number."""
    fewest = max(rule.lows[0], 1 - rule.highs[1])
    most = min(rule.highs[0], 1 - rule.lows[1])
    return tuple(
        b + (most if (a < b) == least else fewest) * (a - b)
        for a, b in zip(first, second, strict=True)
    )


def extreme(rule: DrawRule, numbers: Sequence[float], *, least: bool) -> float:
    """Return the least or greatest mean of ``numbers`` under shares inside the draw's ranges.

    Each entry has its least share; what remains of 1 goes to the best entries first.
    """
    order = sorted(range(len(numbers)), key=numbers.__getitem__, reverse=not least)
    rest = 1 - sum(rule.lows)
    total = sum(low * number for low, number in zip(rule.lows, numbers, strict=True))
    for index in order:
        more = min(rest, rule.highs[index] - rule.lows[index])
        total += more * numbers[index]
        rest -= more
        if rest <= 0:
            break
    return total


def _arrival(
    situations: Situations, order: Iterable[int], choosing: Mapping[str, str]
) -> list[float]:
    arrival = [0.0] * len(situations.worlds)
    arrival[0] = 1.0
    for number in order:
        moves, here = situations.moves[number], arrival[number]
        if here == 0.0 or not moves:
            continue
        taken = choosing.get(situations.worlds[number].place)
        chosen = [move for move in moves if move.option == taken] if taken is not None else []
        chosen = chosen or list(moves)
        for move in chosen:
            _spread(move.tree, here / len(chosen), arrival)
    return arrival


def _spread(tree: Tree, share: float, arrival: list[float]) -> None:
    if isinstance(tree, Fork):
        for point, branch in zip(tree.rule.points, tree.branches, strict=True):
            _spread(branch, share * point, arrival)
    else:
        arrival[tree] += share
