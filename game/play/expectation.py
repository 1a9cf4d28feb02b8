"""What a player expects of a decision: kept, replayed in the debrief, never graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from game.scenario.likelihoods import BAND_NAMES

Way = Literal["higher", "lower", "same"]
WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class Expectation:
    """Where an indicator will stand at the end, beside where it stood before the decision.

    It names nothing that a player cannot see, and yet the model can say how likely it was.

    Attributes:
        indicator: its id.
        way: where it will end, compared with where it stands now.
        likelihood: how likely the player holds that, as one of the seven words of ICD 203.
        wrong_if: what would prove the player wrong, in their own words; may be empty.

    Raises:
        ValueError: if the likelihood is none of the seven.
    """

    indicator: str
    way: Way
    likelihood: str
    wrong_if: str = ""

    def __post_init__(self) -> None:
        if self.likelihood not in BAND_NAMES:
            raise ValueError(self.likelihood)

    def holds(self, now: int, end: int) -> bool:
        """Return whether an indicator that stood at ``now`` and ended at ``end`` ended so."""
        return {"higher": end > now, "lower": end < now, "same": end == now}[self.way]
