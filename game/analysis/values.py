"""Where the outcome indicators end on average, and the options that another option dominates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.analysis.situations import Fork, Situations, Tree
from game.scenario.model import Indicator, Scenario

_SAME = 1e-12
"""Expected values nearer than this are equal but for rounding."""


class Dominated(NamedTuple):
    """In every situation that offers both, ``by`` is at least as good on every count."""

    option: str
    by: str


def judged(scenario: Scenario) -> list[Indicator]:
    """Return the outcome indicators of which less, or more, is better."""
    return [one for one in scenario.indicators.values() if one.outcome and one.aim != "none"]


Goodness = Sequence[tuple[float, ...]]
"""Of each situation: how good it is on each count, on average; more is better."""


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
        {move.option: _mean_of(move.tree, good) for move in situations.moves[number]}
        for number, world in enumerate(situations.worlds)
        if world.place == state
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
    return all(a <= b + _SAME for a, b in zip(one, other, strict=True)) and any(
        a < b - _SAME for a, b in zip(one, other, strict=True)
    )


def goodness(situations: Situations) -> Goodness:
    """Return how good each situation is on each count: expected final values, signed by aim.

    Args:
        situations: all, told apart by the final values of :func:`judged` indicators.
    """
    slots = situations.table.layout.slots
    counts = judged(situations.table.scenario)
    signs = [(slots[one.id], 1 if one.aim == "high" else -1) for one in counts]
    good: list[tuple[float, ...]] = [()] * len(situations.worlds)
    for number in reversed(situations.order):
        moves = situations.moves[number]
        if not moves:
            values = situations.worlds[number].values
            good[number] = tuple(float(sign * values[slot]) for slot, sign in signs)
            continue
        each = [_mean_of(move.tree, good) for move in moves]
        good[number] = tuple(sum(one) / len(each) for one in zip(*each, strict=True))
    return good


def _mean_of(tree: Tree, good: Goodness) -> tuple[float, ...]:
    if not isinstance(tree, Fork):
        return good[tree]
    inner = [_mean_of(branch, good) for branch in tree.branches]
    return tuple(
        sum(point * number for point, number in zip(tree.rule.points, numbers, strict=True))
        for numbers in zip(*inner, strict=True)
    )
