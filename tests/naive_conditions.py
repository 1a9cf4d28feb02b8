"""Conditions read a second time: by Python, whose expressions they resemble.

For the tests' own scenarios only; an author's words are never evaluated so.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from types import CodeType
from typing import Any


class _Word(str):
    """A name in a condition that is no quantity."""

    __slots__ = ()

    def __getattr__(self, name: str) -> _Word:
        return _Word(f"{self}.{name}")


@functools.total_ordering
class Ordered:
    """One of ordered values."""

    def __init__(self, value: str, values: list[str]) -> None:
        self.value, self.values = value, values

    def _at(self, other: Any) -> int:
        return self.values.index(other.value if isinstance(other, Ordered) else str(other))

    def __eq__(self, other: object) -> bool:
        return self.values.index(self.value) == self._at(other)

    def __lt__(self, other: Any) -> bool:
        return self.values.index(self.value) < self._at(other)

    __hash__ = None  # type: ignore[assignment]


class _Number(int):
    """An indicator's number, which also compares with its level words."""

    levels: dict[str, list[int]]
    start: int

    def _pair(self, other: Any) -> tuple[int, int]:
        if not isinstance(other, str):
            return int(self), int(other)
        names = list(self.levels)
        mine = next(n for n, (low, high) in self.levels.items() if low <= int(self) <= high)
        return names.index(mine), names.index(str(other))

    def __eq__(self, other: object) -> bool:
        one, two = self._pair(other)
        return one == two

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        one, two = self._pair(other)
        return one < two

    def __le__(self, other: Any) -> bool:
        one, two = self._pair(other)
        return one <= two

    def __gt__(self, other: Any) -> bool:
        return not self <= other

    def __ge__(self, other: Any) -> bool:
        return not self < other

    __hash__ = int.__hash__


class _Names(dict[str, Any]):
    """The names in a condition."""

    def __missing__(self, name: str) -> _Word:
        return _Word(name)


def evaluate(
    condition: str,
    indicators: Mapping[str, tuple[int, Any]],
    others: Mapping[str, Any],
    chosen: Collection[str],
    visited: Collection[str],
) -> bool:
    """Return whether a condition holds.

    Args:
        condition: as written.
        indicators: the number of each, and its declaration.
        others: the values of variables and assumptions.
        chosen: what was chosen, as ``state.option``.
        visited: the states that were entered.
    """
    names = _Names(
        others,
        true=True,
        false=False,
        chosen=lambda option: str(option) in chosen,
        visited=lambda state: str(state) in visited,
        start=lambda number: number.start,
    )
    for name, (value, declared) in indicators.items():
        number = _Number(value)
        number.levels, number.start = declared["levels"], declared["start"]
        names[name] = number
    return bool(eval(_code(condition), {"__builtins__": {}}, names))


@functools.cache
def _code(condition: str) -> CodeType:
    return compile(condition, "<condition>", "eval")
