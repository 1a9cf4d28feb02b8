"""How long it takes: from the minutes that the scenario gives, and what exercises need around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.reports.packet.scenes import Scene

BRIEFING = 10
"""Minutes for reading the handout and saying how it goes."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """A session, in minutes.

    Attributes:
        briefing: before it begins.
        play: the game; None where the scenario says nothing of it.
        stated: whether the scenario gives the time of the whole game; else it is the sum of what
            it gives for its decisions and events, met on one way or not.
        debrief: as long as play.
    """

    briefing: int
    play: int | None
    stated: bool

    @property
    def debrief(self) -> int | None:
        """For the discussion afterwards: as long as play, by the practice of exercises."""
        return self.play

    @property
    def total(self) -> int | None:
        """All of it."""
        return None if self.play is None else self.briefing + 2 * self.play


def timetable(minutes: int | None, scenes: Sequence[Scene]) -> Timetable:
    """Return how a session can be laid out.

    Args:
        minutes: what the scenario gives for the whole game.
        scenes: of the scenario.
    """
    given = sum(one.minutes or 0 for one in scenes)
    return Timetable(BRIEFING, minutes or given or None, bool(minutes))
