"""How likely each ending is, exactly: ``[low, point, high]``.

The scenario with an evenly choosing player is an interval Markov chain: at each draw every choice
of likelihoods inside their ranges that adds up to 1 is possible, made anew each time (Škulj,
*Discrete time Markov chains with interval probabilities*, 2009). As every playthrough ends, one
pass from the endings back to the start gives the least, the point and the greatest probability.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from game.analysis.mixing import Mixers, Range, Ranges, Triple
from game.analysis.situations import Progress, Situations
from game.analysis.stepping import Tree
from game.rules.record import World
from game.rules.table import DrawRule


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of what was asked for, in every situation.

    Attributes:
        situations: of the scenario.
        ranges: of each thing asked for, in every situation.
        options: for each ``state.option`` somewhere on offer and each thing asked for: the least
            low, the point weighted by arrival, and the greatest high, over the situations that
            offer it; empty where options were not asked for.
    """

    situations: Situations
    ranges: Mapping[str, Ranges]
    options: Mapping[str, Mapping[str, Range]]

    @property
    def start(self) -> dict[str, Range]:
        """From the start."""
        return self._at(0)

    def after(self, world: World) -> dict[str, Range] | None:
        """From the situation of a world a player stands in; None where it was not found."""
        number = self.situations.number(world)
        return None if number is None else self._at(number)

    def by_option(self, world: World) -> dict[str, dict[str, Range]]:
        """Under each option on offer to a player who stands in ``world``."""
        number = self.situations.number(world)
        moves = self.situations.moves[number] if number is not None else ()
        mixed = Mixers()
        return {
            option: {name: Range(*mixed.tree(tree, ranges)) for name, ranges in self.ranges.items()}
            for option, tree in moves
            if option is not None
        }

    def _at(self, number: int) -> dict[str, Range]:
        return {name: ranges.at(number) for name, ranges in self.ranges.items()}


def solve(  # noqa: PLR0913  # nobody gives all of them
    situations: Situations,
    wanted: Mapping[str, Iterable[str]],
    choosing: Mapping[str, str] | None = None,
    occurring: Container[int] | None = None,
    progress: Progress | None = None,
    *,
    with_options: bool = True,
) -> Odds:
    """Work out the odds of endings.

    Args:
        situations: all of them; where they are not complete the odds mean nothing.
        wanted: name -> the endings that are taken together under it.
        choosing: state -> the option that is always taken there when it is on offer.
        occurring: the situations over which options are summed up; all of them where None.
        progress: told now and then how many were gone back over; it may raise to cancel.
        with_options: whether to sum up options at all, and work out arrival for it.
    """
    solver = _Solver(situations, choosing or {}, occurring, progress)
    if with_options:
        solver.work_out_arrival()
    ranges: dict[str, Ranges] = {}
    options: dict[str, dict[str, Range]] = {
        f"{state}.{option}": {}
        for state, rule in situations.table.states.items()
        for option in rule.options
    }
    for name, endings in wanted.items():
        ranges[name] = solver.ranges(partial(_is_among, situations.places, frozenset(endings)))
        for state, totals in solver.totals.items():
            for option, total in totals.items():
                options[f"{state}.{option}"][name] = total.range
    return Odds(situations, ranges, {name: found for name, found in options.items() if found})


Shares = Callable[[DrawRule], Sequence[float]]
"""Returns how likely each entry of a draw is, as fractions of 1."""


def _own_points(rule: DrawRule) -> Sequence[float]:
    return rule.points


def points(situations: Situations, shares: Shares = _own_points) -> dict[str, float]:
    """Return how likely each ending is from the start, at the points of all likelihoods.

    It goes forward once, and so takes a fraction of the time that :func:`solve` does.

    Args:
        situations: all of them.
        shares: of the draws, where they are not to be the scenario's own points.
    """
    arrival = _arrival(situations, {}, shares)
    found = dict.fromkeys(situations.table.scenario.endings, 0.0)
    for place, share in zip(situations.places, arrival, strict=True):
        if place in found:
            found[place] += share
    return found


def solve_final(
    situations: Situations,
    quantity: str,
    wanted: Callable[[int], bool],
    progress: Progress | None = None,
) -> Odds:
    """Work out the odds that a quantity ends at a wanted value; they are called by its id.

    Args:
        situations: all of them, told apart by the quantity's value at endings.
        quantity: its id.
        wanted: whether a final value is.
        progress: as for :func:`solve`.
    """
    worlds, slot = situations.worlds, situations.table.layout.slots[quantity]
    solver = _Solver(situations, {}, None, progress)
    found = solver.ranges(lambda number: wanted(worlds[number].values[slot]))
    return Odds(situations, {quantity: found}, {})


def _is_among(places: Sequence[str], endings: Container[str], number: int) -> bool:
    return places[number] in endings


class _Solver:
    """Goes back from the endings, once for each thing asked for."""

    def __init__(
        self,
        situations: Situations,
        choosing: Mapping[str, str],
        occurring: Container[int] | None,
        progress: Progress | None,
    ) -> None:
        self._situations = situations
        self._choosing = choosing
        self._occurring = occurring
        self._progress = progress
        self._looked_at = 0
        self._mixers = Mixers()
        self._arrival: list[float] | None = None
        self.totals: dict[str, dict[str, _Total]] = {}

    def work_out_arrival(self) -> None:
        """Work out how likely each situation is to be come to, at the points."""
        self._arrival = _arrival(self._situations, self._choosing, _own_points)

    def ranges(self, wanted: Callable[[int], bool]) -> Ranges:
        """Return the ranges of those last situations, and gather those of the options."""
        moves = self._situations.moves
        count = len(moves)
        found = low, point, high = Ranges([0.0] * count, [0.0] * count, [0.0] * count)
        mixed, choosing = self._mixers.tree, self._choosing
        self.totals = {}
        for number in reversed(self._situations.order):
            self._looked_at += 1
            if self._progress is not None and self._looked_at % 4096 == 0:
                self._progress(self._looked_at)
            ways = moves[number]
            if not ways:
                low[number] = point[number] = high[number] = float(wanted(number))
                continue
            each = [mixed(tree, found) for _, tree in ways]
            if self._arrival is not None:
                self._sum_up(number, each, self._arrival[number])
            if choosing:
                each = self._picked(number, each)
            many = len(each)
            if many == 1:
                low[number], point[number], high[number] = each[0]
                continue
            lows, means, highs = zip(*each, strict=True)
            low[number], point[number], high[number] = (
                sum(lows) / many,
                sum(means) / many,
                sum(highs) / many,
            )
        return found

    def _picked(self, number: int, each: list[Triple]) -> list[Triple]:
        """Leave only the option that is always taken here, where it is on offer."""
        taken = self._choosing.get(self._situations.places[number])
        ways = self._situations.moves[number]
        return [one for one, (option, _) in zip(each, ways, strict=True) if option == taken] or each

    def _sum_up(self, number: int, each: Iterable[Triple], weight: float) -> None:
        if self._occurring is not None and number not in self._occurring:
            return
        totals = self.totals.setdefault(self._situations.places[number], {})
        for (option, _), found in zip(self._situations.moves[number], each, strict=True):
            if option is not None:
                if option not in totals:
                    totals[option] = _Total()
                totals[option].add(found, weight)


class _Total:
    """Gathers one option's odds over the situations that offer it."""

    def __init__(self) -> None:
        self._low = 1.0
        self._high = 0.0
        self._weighted = self._plain = self._weight = 0.0
        self._count = 0

    def add(self, found: Triple, weight: float) -> None:
        low, point, high = found
        self._low = min(self._low, low)
        self._high = max(self._high, high)
        self._weighted += weight * point
        self._plain += point
        self._weight += weight
        self._count += 1

    @property
    def range(self) -> Range:
        # Situations that only a draw of point 0 leads to have no weight; then they count alike.
        if self._weight > 0:
            return Range(self._low, self._weighted / self._weight, self._high)
        return Range(self._low, self._plain / self._count, self._high)


def _arrival(situations: Situations, choosing: Mapping[str, str], shares: Shares) -> list[float]:
    """Return how likely each situation is to be come to."""
    arrival = [0.0] * len(situations)
    arrival[0] = 1.0
    for number in situations.order:
        moves, here = situations.moves[number], arrival[number]
        if here == 0.0 or not moves:
            continue
        chosen = choosing.get(situations.places[number])
        taken = [tree for option, tree in moves if chosen is not None and option == chosen]
        taken = taken or [tree for _, tree in moves]
        for tree in taken:
            _spread(tree, here / len(taken), arrival, shares)
    return arrival


def _spread(tree: Tree, share: float, arrival: list[float], shares: Shares) -> None:
    if isinstance(tree, int):
        arrival[tree] += share
        return
    rule, branches = tree
    for point, branch in zip(shares(rule), branches, strict=True):
        _spread(branch, share * point, arrival, shares)
