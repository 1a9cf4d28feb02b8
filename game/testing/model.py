"""Outcome tests and properties, as their author wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from game.scenario.expressions import Condition
from game.scenario.places import NOWHERE, Span, Word

Claim = Literal["always", "never", "reachable"]


@dataclass(frozen=True, slots=True)
class OutcomeTest:
    """A play, and what must be so after it, however its open draws fall.

    ``endings`` is empty where the test does not name one, ``state`` None likewise.
    """

    name: str
    play: tuple[Word, ...]
    endings: tuple[Word, ...] = ()
    state: Word | None = None
    offered: tuple[Word, ...] = ()
    not_offered: tuple[Word, ...] = ()
    that: tuple[Condition, ...] = ()
    xfail: str | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition that holds always, never, or somewhere, over everything that can happen."""

    name: str
    kind: Claim
    condition: Condition | None
    xfail: str | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Odds:
    """Bounds on how likely some endings are, taken together; as fractions of 1."""

    name: str
    endings: tuple[Word, ...]
    choosing: tuple[Word, ...] = ()
    at_most: Fraction | None = None
    at_least: Fraction | None = None
    point_at_most: Fraction | None = None
    point_at_least: Fraction | None = None
    xfail: str | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Undominated:
    """In that state no option is worse than some other, wherever both are on offer."""

    name: str
    state: Word
    xfail: str | None = None
    span: Span = NOWHERE


Property = Rule | Odds | Undominated


@dataclass(frozen=True, slots=True)
class TestFile:
    """One ``NAME.test.yaml``."""

    __test__ = False  # pytest: not a class of tests

    tests: tuple[OutcomeTest, ...] = ()
    properties: tuple[Property, ...] = ()
    file: str = ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition asked in it."""
        asked = [condition for test in self.tests for condition in test.that]
        asked += [p.condition for p in self.properties if isinstance(p, Rule) and p.condition]
        return tuple(asked)
