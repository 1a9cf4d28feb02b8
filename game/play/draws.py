"""Seeded draws that depend on the way taken, and on nothing else.

There is no stream of random numbers to be shifted: each draw is a hash of the seed, the choices
made so far, and the place of the draw. Undoing and choosing again gives the same; fixing one
draw leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

_BITS = 53
Tried = tuple[str, str | None]
"""A state that was come to, and the option chosen there; None at an inject."""


def uniform(seed: int, choices: Iterable[str], where: str, repeat: int) -> float:
    """Return a number from 0 up to, not including, 1.

    Args:
        seed: of the playthrough.
        choices: the options chosen so far, as ``state.option``, in order.
        where: the place of the draw: state, option, and the branches around it.
        repeat: how often this option or inject was resolved before.
    """
    so_far = _begun(seed)
    for choice in choices:
        so_far.update(f"\n{choice}".encode())
    return _number(so_far, where, repeat)


class WayTaken:
    """The way taken so far, as draws depend on it; each takes the same time, however long it is.

    Args:
        seed: of the playthrough.
    """

    def __init__(self, seed: int) -> None:
        self._steps: list[Tried] = []
        self._resolved: Counter[Tried] = Counter()
        self._after_choices = [_begun(seed)]

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, state: str, option: str | None) -> None:
        """Go on by one step."""
        self._steps.append((state, option))
        self._resolved[state, option] += 1
        if option is not None:
            so_far = self._after_choices[-1].copy()
            so_far.update(f"\n{state}.{option}".encode())
            self._after_choices.append(so_far)

    def back_to(self, length: int) -> None:
        """Take back all steps but the first so many."""
        while len(self._steps) > length:
            state, option = self._steps.pop()
            self._resolved[state, option] -= 1
            if option is not None:
                self._after_choices.pop()

    def times(self, state: str, option: str | None) -> int:
        """Return how often an option, or an inject, was resolved before."""
        return self._resolved[state, option]

    def uniform(self, where: str, state: str, option: str | None) -> float:
        """Return the number for a draw of the step at hand, as :func:`uniform` does."""
        return _number(self._after_choices[-1], where, self.times(state, option))


def _begun(seed: int) -> hashlib.blake2b:
    return hashlib.blake2b(str(seed).encode(), digest_size=8)


def _number(so_far: hashlib.blake2b, where: str, repeat: int) -> float:
    whole = so_far.copy()
    whole.update(f"\n\n{where}\n{repeat}".encode())
    return (int.from_bytes(whole.digest(), "big") >> (64 - _BITS)) / (1 << _BITS)


def pick(number: float, points: Sequence[float]) -> int:
    """Return which entry ``number`` falls on, when each takes its share of 0 to 1.

    An entry whose share is 0 is never picked.
    """
    reached = 0.0
    last = 0
    for index, share in enumerate(points):
        if share > 0:
            reached += share
            last = index
            if number < reached:
                return index
    return last  # the shares' floating-point sum fell short of 1 by a hair
