"""Probabilities as short words and as bars drawn in text."""

from __future__ import annotations

from math import ceil


def percent(share: float) -> str:
    """Return a fraction of 1 as a percentage: whole from 10 % on, with one decimal below."""
    number = share * 100
    if number == 0:
        return "0%"
    if number < 0.1:
        return "<0.1%"
    if 99.9 < number < 100:
        return ">99.9%"
    if number < 9.95:
        return f"{number:.1f}%"
    return f"{number:.0f}%" if number < 99.5 or number >= 100 - 1e-9 else f"{number:.1f}%"


def brief(low: float, point: float, high: float) -> str:
    """Return odds with their range in few words: *21% (16 to 28%)*."""
    least, middle, most = map(percent, (low, point, high))
    return middle if least == most else f"{middle} ({least.removesuffix('%')} to {most})"


def scale_end(greatest: float) -> float:
    """Return the end of a scale from 0 on which ``greatest`` fits, a round tenth of 1."""
    return min(1.0, max(0.1, ceil(greatest * 10 - 1e-9) / 10))


def bar(low: float, point: float, high: float, end: float, cells: int) -> str:
    """Draw a range with its point: ``  ━━●━━━   `` on a scale from 0 to ``end``."""
    drawn = [" "] * cells
    first, middle, last = (min(cells - 1, int(one / end * cells)) for one in (low, point, high))
    for cell in range(first, last + 1):
        drawn[cell] = "━"
    drawn[middle] = "●"
    return "".join(drawn)
