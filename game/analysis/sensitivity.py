"""Which assumptions matter: what the ends of each plausible range do to the odds of the endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.analysis.analysis import Analysis
from game.analysis.odds import points
from game.analysis.situations import HELD, Progress, Situations, explore
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
        most: how many may be looked at, all taken together.
    """
    scenario = analysis.table.scenario
    if count * 2 * len(scenario.assumptions) > most or not analysis.is_exact:
        return None
    trying = _Trying(scenario, analysis.situations, progress, most)
    try:
        return {name: trying.swing(name) for name in scenario.assumptions}
    except _TooManyError:
        return None


class _TooManyError(Exception):
    """There is more to look at than there may be."""


class _Trying:
    """Tries the ends of plausible ranges, and counts the situations looked at for it."""

    def __init__(
        self, scenario: Scenario, situations: Situations, progress: Progress | None, most: int
    ) -> None:
        self._scenario, self._situations = scenario, situations
        self._progress, self._most = progress, most
        self._own = points(situations)
        self._looked_at = 0

    def swing(self, name: str) -> Swing:
        values = plausible_values(self._scenario.assumptions[name])
        return Swing(self._own, *(self._points(name, value) for value in (values[0], values[-1])))

    def _points(self, name: str, value: Value) -> Points | None:
        if not isinstance(value, int):
            # What can happen stays the same; only how likely it is does not.
            self._add(len(self._situations))
            return points(self._situations, _Shares(name, value))
        # No single change can keep a chance from adding up to 100: the check has seen to that.
        other = assuming(self._scenario, {name: value})
        if other is self._scenario:
            return self._own
        # Other amounts can lead to far more than the scenario's own.
        limit = min(HELD, self._most - self._looked_at)
        found = explore(compile_scenario(other, prose=False), limit, progress=self._on_the_way)
        if not found.complete:
            raise _TooManyError
        self._add(len(found))
        return points(found) if found.is_sound else None

    def _add(self, count: int) -> None:
        self._looked_at += count
        if self._looked_at > self._most:
            raise _TooManyError
        self._on_the_way(0)

    def _on_the_way(self, count: int) -> None:
        if self._progress is not None:
            self._progress(self._looked_at + count)


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
