"""The parts of a condition, once its names and types have been checked.

Every quantity is an integer here: ordered values are their position, booleans 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.scenario.places import NOWHERE, Span

CompareOperator = Literal["==", "!=", "<", "<=", ">", ">="]
ArithmeticOperator = Literal["+", "-", "*"]


@dataclass(frozen=True, slots=True)
class Number:
    """An integer, the position of an ordered value, or 0 and 1 for false and true."""

    number: int


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator or a variable holds."""

    name: str


@dataclass(frozen=True, slots=True)
class LevelOf:
    """The position of the level that an indicator stands at."""

    name: str


@dataclass(frozen=True, slots=True)
class Assumed:
    """The value of an integer assumption."""

    name: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether the option was chosen in that state, so far."""

    state: str
    option: str


@dataclass(frozen=True, slots=True)
class Visited:
    """Whether the state was entered, so far."""

    state: str


@dataclass(frozen=True, slots=True)
class EndedAt:
    """Whether the playthrough is over: at ``ending``, or, where that is None, at any."""

    ending: str | None


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Every:
    """``and``: all parts hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """``or``: at least one part holds."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, a difference or a product."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Comparison:
    """Operands compared each with the next: ``1 <= a < b``."""

    operands: tuple[Expression, ...]
    operators: tuple[CompareOperator, ...]


Expression = (
    Number
    | Value
    | LevelOf
    | Assumed
    | Chosen
    | Visited
    | EndedAt
    | Not
    | Every
    | Some
    | Arithmetic
    | Comparison
)


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield ``expression`` and everything inside it, outermost first."""
    stack = [expression]
    while stack:
        part = stack.pop()
        yield part
        match part:
            case Not():
                stack.append(part.part)
            case Every() | Some():
                stack.extend(reversed(part.parts))
            case Arithmetic():
                stack.extend((part.right, part.left))
            case Comparison():
                stack.extend(reversed(part.operands))
            case _:
                pass


@dataclass(frozen=True, slots=True)
class Condition:
    """A checked condition: what its author wrote, and what it comes to."""

    source: str
    expression: Expression
    span: Span = NOWHERE
