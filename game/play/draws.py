"""Seeded draws that depend on the way taken, and on nothing else.

There is no stream of random numbers to be shifted: each draw is a hash of the seed, the choices
made so far, and the place of the draw. Undoing and choosing again gives the same; fixing one
draw leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

_BITS = 53


def uniform(seed: int, choices: Iterable[str], where: str, repeat: int) -> float:
    """Return a number from 0 up to, not including, 1.

    Args:
        seed: of the playthrough.
        choices: the options chosen so far, as ``state.option``, in order.
        where: the place of the draw: state, option, and the branches around it.
        repeat: how often this option or inject was resolved before.
    """
    text = "\n".join((str(seed), *choices, "", where, str(repeat)))
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> (64 - _BITS)) / (1 << _BITS)


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
