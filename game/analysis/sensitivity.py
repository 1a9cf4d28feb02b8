"""Which assumptions matter: what the ends of each plausible range do to the odds of the endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.analysis.analysis import Analysis
from game.analysis.odds import points
from game.analysis.situations import Progress, Situations, explore
from game.rules.compiling import compile_scenario
from game.rules.table import DrawRule
from game.scenario.assuming import Value, assuming, plausible_values
from game.scenario.likelihoods import Likelihood
from game.scenario.likelihoods import points as shares_of
from game.scenario.model import Scenario

MOST = 4_000_000
"""How many situations may have to be looked at for it, all taken together."""

Points = Mapping[str, float]
"""The odds of each ending from the start, at the points of all likelihoods, as fractions of 1."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption does to the odds, all others being as they are.

    Attributes:
        own: the odds with its own value.
        least, most: the odds at the ends of its plausible range; None where they cannot be told:
            a loop opens then, or nothing is on offer somewhere.
    """

    own: Points
    least: Points | None
    most: Points | None

    @property
    def size(self) -> float:
        """The most that the odds of any ending move, as a fraction of 1."""
        ends = [end for end in (self.least, self.most) if end is not None]
        return max((abs(end[name] - self.own[name]) for end in ends for name in end), default=0.0)


def swings(
    analysis: Analysis, count: int, progress: Progress | None = None, most: int = MOST
) -> dict[str, Swing] | None:
    """Return what each assumption does; None where there is too much to look at.

    Args:
        analysis: of the scenario.
        count: how many situations it has.
        progress: told now and then how many situations were looked at; it may raise to cancel.
        most: how many may have to be looked at, all taken together.
    """
    scenario = analysis.table.scenario
    if count * 2 * len(scenario.assumptions) > most or not analysis.is_exact:
        return None
    situations = analysis.situations
    own = points(situations)
    found, looked_at = {}, 0
    for name, assumption in scenario.assumptions.items():
        values = plausible_values(assumption)
        ends = [_points(scenario, name, value, situations) for value in (values[0], values[-1])]
        found[name] = Swing(own, *ends)
        looked_at += 2 * count
        if progress is not None:
            progress(looked_at)
    return found


def _points(scenario: Scenario, name: str, value: Value, situations: Situations) -> Points | None:
    if not isinstance(value, int):
        # What can happen stays the same; only how likely it is does not.
        return points(situations, _Shares(name, value))
    # No single change can keep a chance from adding up to 100: the check has seen to that.
    other = assuming(scenario, {name: value})
    if other is scenario:
        return points(situations)
    found = explore(compile_scenario(other, prose=False))
    return points(found) if found.complete and found.is_sound else None


class _Shares:
    """How likely the entries of each draw are, with another value of one assumption."""

    def __init__(self, name: str, value: Likelihood) -> None:
        self._name, self._value = name, value
        self._known: dict[int, Sequence[float]] = {}

    def __call__(self, rule: DrawRule) -> Sequence[float]:
        known = self._known.get(id(rule))
        if known is None:
            known = self._known[id(rule)] = self._of(rule)
        return known

    def _of(self, rule: DrawRule) -> Sequence[float]:
        likelihoods = [entry.likelihood for entry in rule.entries]
        if all(one.assumption != self._name for one in likelihoods):
            return rule.points
        low, high = self._value.range
        changed = (
            replace(one, low=low, high=high) if one.assumption == self._name else one
            for one in likelihoods
        )
        return [float(share) for share in shares_of(list(changed))]
