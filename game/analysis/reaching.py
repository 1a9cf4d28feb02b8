"""Looking for a condition everywhere, and a shortest play to where it holds."""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.answers import Play
from game.analysis.plain import PlainAnswers
from game.analysis.search import Search
from game.scenario.expressions import Condition


class Reached(NamedTuple):
    """Whether, and how, an ending or a moment before a decision comes at which a condition holds.

    Attributes:
        play: a shortest play there, or None.
        complete: whether all situations were looked at.
    """

    play: Play | None
    complete: bool


def reached(search: Search, condition: Condition) -> Reached:
    """Look for a condition: everywhere, or past the limit in the first situations.

    Args:
        search: that asks for the condition.
        condition: looked for.

    Raises:
        PlayError: as for :meth:`Search.answers`.
    """
    answers = search.answers()
    (play,) = (answers or PlainAnswers(search.first)).nearest([condition])
    return Reached(play, complete=answers is not None)
