"""Means of what comes at the end: at the points, and the least and greatest there can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.arriving import Floats
from game.analysis.columns.backward import Backward, Under
from game.analysis.columns.space import Offers, Space
from game.analysis.columns.worlds import Rows, Worlds
from game.analysis.situations import Progress
from game.rules.table import DrawRule


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        columns: how many numbers there are in a row.
        least: how many of them, the first ones, are the least over all likelihoods; the others are
            at the points. The greatest is the least of the opposite.
        final: returns the rows of worlds at an ending.
    """

    columns: int
    least: int
    final: Callable[[str, Worlds], Floats]


class Told(NamedTuple):
    """What comes of an option, in some situations that are met.

    Attributes:
        place, option: which.
        at: the positions of the situations among those looked at together.
        rows: of each.
        mass: how likely each is come to.
    """

    place: str
    option: str
    at: Rows
    rows: Floats
    mass: Floats


class Means(Backward):
    """Answers a question for every situation.

    Args:
        space: all situations.
        question: asked of them.
        tell: told what comes of the options of some situations of one decision.
        progress: told now and then how many situations were looked at.
    """

    def __init__(
        self,
        space: Space,
        question: Question,
        tell: Callable[[list[Told]], None] | None = None,
        progress: Progress | None = None,
    ) -> None:
        super().__init__(space, question.columns, np.dtype(np.float64), progress)
        self._question = question
        self._tell = tell
        self._shares: dict[int, _Shares] = {}

    def final(self, place: str, worlds: Worlds) -> Floats:
        """Return what the question says of an ending."""
        return self._question.final(place, worlds)

    def drawn(self, draw: DrawRule, parts: Sequence[Floats], *, of_inject: bool) -> Floats:  # noqa: ARG002
        """Return the means."""
        shares = self._shares.get(id(draw))
        if shares is None:
            shares = self._shares[id(draw)] = _Shares(draw, self._question)
        return shares.least(parts)

    def decided(
        self, place: str, worlds: Worlds, at: Rows | slice, offers: Offers, under: Sequence[Under]
    ) -> Floats:
        """Return the means under even play, or under the option that is always taken."""
        if self._tell is not None:
            self._tell([told for one in under if (told := self._told(place, at, one)) is not None])
        total: Floats | None = None
        for offer, rows, found in under:
            if offers.fixed is not None:
                np.multiply(found, _as_column(offers.share(offer), rows), out=found)
            everywhere = found
            if rows is not None:
                everywhere = np.zeros((worlds.count, self.columns))
                everywhere[rows] = found
            total = everywhere if total is None else np.add(total, everywhere, out=total)
        assert total is not None  # something is on offer
        if offers.fixed is None:
            total /= _as_column(offers.many, None)
        return total

    def _told(self, place: str, at: Rows | slice, under: Under) -> Told | None:
        found = self.space.found[place].at(at)
        here = np.arange(len(found.mass)) if under.at is None else under.at
        rows = under.rows
        if found.met is not None:
            is_met = found.met[here]
            here, rows = here[is_met], rows[is_met]
        if not len(here):
            return None
        return Told(place, under.offer.name, here, rows, found.mass[here])


class _Shares:
    """A draw's shares: the ends of their ranges, or the points where these are asked for.

    Args:
        draw: its rule.
        question: asked of what it leads to.
    """

    def __init__(self, draw: DrawRule, question: Question) -> None:
        is_least = np.arange(question.columns) < question.least
        lows = [np.where(is_least, *pair) for pair in zip(draw.lows, draw.points, strict=True)]
        highs = [np.where(is_least, *pair) for pair in zip(draw.highs, draw.points, strict=True)]
        self._ends = [_Ends(*pair) for pair in zip(lows, highs, strict=True)]
        # What the first entry's share can be, given the others'.
        self._first = _Ends(
            np.maximum(lows[0], 1 - sum(highs[1:])), np.minimum(highs[0], 1 - sum(lows[1:]))
        )

    def least(self, parts: Sequence[Floats]) -> Floats:
        """Return the least mean under shares inside the ranges.

        By the duality of linear programmes that is the greatest, over the entries, of the mean in
        which each entry better than that one has its greatest share, each worse one its least, and
        that one the rest.
        """
        if len(parts) == 2:
            return self._of_two(*parts)
        found: Floats | None = None
        for middle in parts:
            mean = middle.copy()
            for part, ends in zip(parts, self._ends, strict=True):
                if part is not middle:
                    mean += ends.lesser(part - middle)
            found = mean if found is None else np.maximum(found, mean, out=found)
        assert found is not None  # a draw has entries
        return found

    def _of_two(self, first: Floats, second: Floats) -> Floats:
        """All that is to be decided is whether the first has its least share or its greatest."""
        mean = self._first.lesser(first - second)
        mean += second
        return mean


class _Ends:
    """The least and the greatest that a share can be, once for each number in a row.

    They are kept for many rows, as whole tables are multiplied faster than row by row; and for no
    more than were asked for, as small scenarios are soon done.
    """

    def __init__(self, fewest: Floats, most: Floats) -> None:
        self._fewest = fewest[np.newaxis]
        self._most = most[np.newaxis]

    def lesser(self, apart: Floats) -> Floats:
        """Return what the share that makes less of each number makes of it; it may be changed."""
        count = len(apart)
        if count > len(self._most):
            self._fewest = np.tile(self._fewest[0], (count, 1))
            self._most = np.tile(self._most[0], (count, 1))
        with_most = apart * self._most[:count]
        apart *= self._fewest[:count]
        return np.minimum(with_most, apart, out=apart)


def _as_column(numbers: NDArray[Any] | float, rows: Rows | None) -> NDArray[Any] | float:
    if not isinstance(numbers, np.ndarray):
        return numbers
    return (numbers if rows is None else numbers[rows])[:, np.newaxis]
