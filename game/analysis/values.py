"""Where the outcome indicators end on average, and the options that another option dominates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.analysis.situations import Situations
from game.analysis.stepping import Tree
from game.scenario.model import Indicator, Scenario

SAME = 1e-12
"""Expected values nearer than this are equal but for rounding."""


class Dominated(NamedTuple):
    """In every situation that offers both, ``by`` is at least as good on every count."""

    option: str
    by: str


def judged(scenario: Scenario) -> list[Indicator]:
    """Return the outcome indicators of which less, or more, is better."""
    return [one for one in scenario.indicators.values() if one.outcome and one.aim != "none"]


Goodness = Sequence[Sequence[float]]
"""For each count, how good each situation is, on average; more is better."""


def dominated(situations: Situations, good: Goodness, state: str) -> list[Dominated]:
    """Return the options of a decision that another option dominates.

    An option is dominated where, in every situation that offers both, it is at least as bad on
    every outcome indicator with an aim and worse on one, by expected final value, at the points,
    for a player who picks evenly from there on.

    Args:
        situations: all, told apart by the final values of :func:`judged` indicators.
        good: what :func:`goodness` says of them.
        state: the decision.
    """
    scenario = situations.table.scenario
    offers = [
        {option: [_mean_of(tree, one) for one in good] for option, tree in situations.moves[number]}
        for number, place in enumerate(situations.places)
        if place == state
    ]
    found = []
    for option in scenario.states[state].options:
        for other in scenario.states[state].options:
            pairs = [(at[option], at[other]) for at in offers if option in at and other in at]
            if option != other and pairs and all(_worse(*pair) for pair in pairs):
                found.append(Dominated(option, other))
                break
    return found


def _worse(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(a <= b + SAME for a, b in zip(one, other, strict=True)) and any(
        a < b - SAME for a, b in zip(one, other, strict=True)
    )


def goodness(situations: Situations) -> Goodness:
    """Return how good each situation is on each count: expected final values, signed by aim.

    Args:
        situations: all, told apart by the final values of :func:`judged` indicators.
    """
    places, moves = situations.places, situations.moves
    found = []
    for one in judged(situations.table.scenario):
        slot, sign = situations.table.layout.slots[one.id], 1 if one.aim == "high" else -1
        good = [0.0] * len(situations)
        for number in reversed(situations.order):
            ways = moves[number]
            if ways:
                good[number] = sum([_mean_of(tree, good) for _, tree in ways]) / len(ways)
            else:
                world = situations.merge.world(places[number], situations.keys[number])
                good[number] = float(sign * world.values[slot])
        found.append(good)
    return found


def _mean_of(tree: Tree, good: Sequence[float]) -> float:
    if isinstance(tree, int):
        return good[tree]
    rule, branches = tree
    mean = 0.0
    for point, branch in zip(rule.points, branches, strict=True):
        mean += point * (good[branch] if isinstance(branch, int) else _mean_of(branch, good))
    return mean
