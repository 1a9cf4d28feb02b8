"""The words that can be typed: one table for what they do and for the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.scenario.names import nearest

AT_A_DECISION, IN_THE_DEBRIEF = "at a decision", "in the debrief"

_ALONE = {
    AT_A_DECISION: (
        "look", "choose", "decide", "reason", "expect", "wrong", "story", "advisers", "advice",
        "options", "last",
    ),
    IN_THE_DEBRIEF: (
        "outcome", "trail", "findings", "path", "chances", "hidden", "assumptions", "evidence",
        "afterwards", "questions", "work", "reasons", "seed", "all", "assume", "from", "ending",
    ),
}  # fmt: skip
"""Words by where alone they can be typed, for whoever types one in another place."""


def place_of(name: str) -> str:
    """Return where the word ``name`` can be typed, if in one kind of place alone, or nothing."""
    return next((place for place, names in _ALONE.items() if name in names), "")


@dataclass(frozen=True, slots=True)
class Word:
    """Something that can be typed.

    Attributes:
        names: the word, and others that do the same.
        usage: how it is typed, as the help says it; empty keeps it out of there.
        help: what it does, in a sentence.
        run: does it; it is given what was typed after the word.
    """

    names: tuple[str, ...]
    usage: str
    help: str
    run: Callable[[str], None]


class Words:
    """The words of one place in the game, in the order in which the help lists them."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._all = tuple(words)
        self._by_name = {name: word for word in self._all for name in word.names}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def get(self, name: str) -> Word | None:
        """Return the word called ``name``, or None."""
        return self._by_name.get(name)

    def help(self) -> list[str]:
        """Return a line on each word."""
        return [f"{word.usage}: {word.help}" for word in self._all if word.usage]

    def nearest(self, name: str, others: Iterable[str] = ()) -> str | None:
        """Return the word, or one of ``others``, that ``name`` was probably meant to be."""
        return nearest(name, (*(one for one in self._by_name if len(one) > 1), *others))
