"""Likelihoods: words and numbers that stand for ranges of percentages.

The seven words and their ranges are those of US Intelligence Community Directive 203,
*Analytic Standards*, table D.2.e(2)(a).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from game.scenario.places import Word

BANDS: dict[str, tuple[int, int]] = {
    "almost_no_chance": (1, 5),
    "very_unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly_even": (45, 55),
    "likely": (55, 80),
    "very_likely": (80, 95),
    "almost_certain": (95, 99),
}
BAND_NAMES = tuple(BANDS)
OTHERWISE = "otherwise"

Range = tuple[Fraction, Fraction]
"""The least and the greatest percentage, 0 to 100."""

Kind = Literal["word", "number", "range", "assumption", "otherwise"]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely something is: a range of percentages, and how its author put it.

    For an assumption's name, ``assumption`` is set and the range is that of its value; for
    ``otherwise`` the range is 0 to 100.
    """

    kind: Kind
    low: Fraction
    high: Fraction
    written: str
    assumption: Word | None = None

    @property
    def range(self) -> Range:
        """Both ends, in percent."""
        return self.low, self.high

    @property
    def midpoint(self) -> Fraction:
        """The middle of the range, in percent."""
        return (self.low + self.high) / 2


def from_word(word: str) -> Likelihood:
    """Return the likelihood of one of the seven words.

    Raises:
        KeyError: if it is none of them.
    """
    low, high = BANDS[word]
    return Likelihood("word", Fraction(low), Fraction(high), word)


def can_add_up(ranges: Iterable[Range]) -> bool:
    """Whether one number from each range can be chosen so that the sum is 100."""
    pairs = list(ranges)
    return sum(low for low, _ in pairs) <= 100 <= sum(high for _, high in pairs)


def greatest_shares(ranges: Sequence[Range]) -> list[Fraction]:
    """Return the most that each entry can have while all of them add up to 100."""
    least = sum((low for low, _ in ranges), Fraction(0))
    return [max(Fraction(0), min(high, 100 - (least - low))) for low, high in ranges]


def points(likelihoods: Sequence[Likelihood]) -> list[Fraction]:
    """Return the probability of each entry of a draw, as fractions of 1 that add up to 1.

    Each entry starts at its range's midpoint and ``otherwise`` takes what remains, at least 0;
    where that does not come to 100, every entry moves the same fraction of the way towards its
    upper end (too little) or its lower end (too much).

    Raises:
        ValueError: if the ranges cannot add up to 100.
    """
    if not can_add_up(one.range for one in likelihoods):
        raise ValueError("the ranges cannot add up to 100")
    middle = [one.midpoint if one.kind != "otherwise" else Fraction(0) for one in likelihoods]
    total = sum(middle, Fraction(0))
    for index, one in enumerate(likelihoods):
        if one.kind == "otherwise" and total < 100:
            middle[index] = 100 - total
            total = Fraction(100)
    if total != 100:
        ends = [one.high if total < 100 else one.low for one in likelihoods]
        room = sum(ends) - total
        share = (100 - total) / room
        middle = [at + share * (end - at) for at, end in zip(middle, ends, strict=True)]
    return [at / 100 for at in middle]
