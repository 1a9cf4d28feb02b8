"""Quantities: what is counted, and what had to be assumed about sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from game.scenario.likelihoods import Likelihood, Range
from game.scenario.places import NOWHERE, Span, Word
from game.scenario.prose import Prose

Aim = Literal["low", "high", "none"]


@dataclass(frozen=True, slots=True)
class Level:
    """A word for a stretch of an indicator's range, both ends included."""

    id: Word
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that the player watches."""

    id: Word
    label: Prose
    low: int
    high: int
    start: int
    levels: tuple[Level, ...]
    aim: Aim = "none"
    outcome: bool = False

    def level_index(self, number: int) -> int:
        """Return the position of the level that ``number`` falls in, from 0."""
        for index, level in enumerate(self.levels):
            if level.low <= number <= level.high:
                return index
        raise ValueError(f"{number} lies in no level of {self.id}")


@dataclass(frozen=True, slots=True)
class Variable:
    """Something the scenario remembers: a range, ordered values, or true and false.

    Exactly one of the three: ``bounds`` for a range, ``values`` (id -> words to show) for ordered
    values, neither for true and false. ``start`` is the number, the position of the value, or
    0 and 1.
    """

    id: Word
    start: int
    bounds: tuple[int, int] | None = None
    values: Mapping[str, Prose | None] | None = None
    label: Prose | None = None
    hidden: bool = False

    @property
    def is_bookkeeping(self) -> bool:
        """Whether it works unseen: a variable without a label."""
        return self.label is None

    @property
    def is_shown(self) -> bool:
        """Whether the player may see it during play."""
        return self.label is not None and not self.hidden

    @property
    def low(self) -> int:
        """The least number it can hold."""
        return self.bounds[0] if self.bounds else 0

    @property
    def high(self) -> int:
        """The greatest number it can hold."""
        if self.bounds:
            return self.bounds[1]
        return len(self.values) - 1 if self.values is not None else 1

    def show(self, number: int) -> int | str | bool:
        """Return what ``number`` stands for: itself, a value's id, or true and false."""
        if self.bounds:
            return number
        if self.values is not None:
            return str(list(self.values)[number])
        return bool(number)


Quantity = Indicator | Variable


def range_of(end: int | Likelihood) -> Range:
    """Return one end of a plausible range as a range of its own: a word's, or a single number."""
    return end.range if isinstance(end, Likelihood) else (Fraction(end), Fraction(end))


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number or likelihood that its author had to assume, with its plausible range.

    ``amount`` is set where the value is a plain integer, ``likelihood`` where it can be used as
    one; a plain integer from 0 to 100 can be both. ``plausible`` holds the ends of the range as
    the author wrote them.
    """

    id: Word
    says: Prose
    amount: int | None
    likelihood: Likelihood | None
    plausible: tuple[int | Likelihood, int | Likelihood]
    rests_on: tuple[Word, ...] = ()
    span: Span = NOWHERE

    @property
    def plausible_ranges(self) -> tuple[Range, Range]:
        """The lowest and the highest range it may plausibly have, as a likelihood in percent."""
        low, high = self.plausible
        return range_of(low), range_of(high)

    @property
    def plausible_amounts(self) -> tuple[int, int]:
        """The least and the greatest plausible amount.

        Raises:
            TypeError: if the value is no integer.
        """
        low, high = self.plausible
        if not isinstance(low, int) or not isinstance(high, int):
            raise TypeError(f"{self.id} is no amount")
        return low, high
