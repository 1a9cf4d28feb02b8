"""Which assumptions matter: what the ends of each plausible range do to the odds of the endings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.analysis.analysis import Analysis
from game.analysis.odds import points
from game.analysis.situations import Progress
from game.rules.compiling import compile_scenario
from game.scenario.assuming import Value, assuming, plausible_values
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
    scenario: Scenario, analysis: Analysis, progress: Progress | None = None, most: int = MOST
) -> dict[str, Swing] | None:
    """Return what each assumption does; None where there is too much to look at.

    Args:
        scenario: without errors.
        analysis: of it.
        progress: told now and then how many situations were looked at; it may raise to cancel.
        most: how many may have to be looked at, all taken together.
    """
    count = len(analysis.first_situations)
    if not analysis.first_situations.complete or count * 2 * len(scenario.assumptions) > most:
        return None
    own = points(analysis.first_situations)
    found, looked_at = {}, 0
    for name, assumption in scenario.assumptions.items():
        values = plausible_values(assumption)
        ends = [_points(scenario, name, value, own) for value in (values[0], values[-1])]
        found[name] = Swing(own, *ends)
        looked_at += 2 * count
        if progress is not None:
            progress(looked_at)
    return found


def _points(scenario: Scenario, name: str, value: Value, own: Points) -> Points | None:
    # No single change can keep a chance from adding up to 100: the check has seen to that.
    other = assuming(scenario, {name: value})
    if other is scenario:
        return own
    analysis = Analysis(compile_scenario(other, prose=False))
    return points(analysis.situations) if analysis.is_exact and analysis.is_sound else None
