"""What random playthroughs come to, where there is too much for exact work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

GAMES = 200_000
"""How many games are played, unless somebody asks for more or fewer, or they are very long."""
_Z = 1.959964
"""Two-sided 95 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What random games came to.

    Attributes:
        games: how many were played.
        endings: the share of each that came up.
        error: half the width, at most, of the 95 % interval around each share.
        shortest: for each ending that came up, the shortest play to it that was met.
        options: for each ``state.option`` that was taken, the share of each ending after it, over
            the situations that offer it.
    """

    games: int
    endings: Mapping[str, float]
    error: float
    shortest: Mapping[str, list[str]]
    options: Mapping[str, Mapping[str, float]]


def error_of(games: int) -> float:
    """Return half the width of the 95 % interval around a share of so many games, at most."""
    # At one half the interval is widest; the bound holds for every share.
    return _Z * sqrt(0.25 / games)
