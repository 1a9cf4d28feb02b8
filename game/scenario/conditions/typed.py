"""Parts of a condition with their kind and place, and what is wrong with one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.scenario import expressions as e
from game.scenario.quantities import Indicator

Kind = Literal["number", "truth", "ordered", "word", "ending"]
IN_WORDS = {
    "number": "a number",
    "truth": "a truth value",
    "ordered": "an ordered value",
    "word": "a value",
    "ending": "the ending",
}


class ConditionError(ValueError):
    """A mistake in a condition, at ``offset`` characters from its beginning."""

    def __init__(self, code: str, offset: int, length: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.offset, self.length = code, offset, length
        self.message, self.hint = message, hint


class UnreadableName(Exception):
    """The condition uses a name whose own declaration has a problem; nothing more to say."""


class Typed(NamedTuple):
    """An expression with its kind and where it stands (offsets into the condition).

    ``indicator`` is set for an indicator standing alone, ``values`` for ordered values, and
    ``word`` for a bare word; ``about`` is the variable that has the values.
    """

    kind: Kind
    expression: e.Expression
    offset: int
    end: int
    indicator: Indicator | None = None
    values: tuple[str, ...] = ()
    word: str = ""
    about: str = ""

    def within(self, offset: int, end: int) -> Typed:
        """Return the same, standing from ``offset`` to ``end``."""
        return self._replace(offset=offset, end=end)
