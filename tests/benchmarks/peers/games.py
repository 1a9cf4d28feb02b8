"""Games of the generated story with every choice and every draw fixed, and where they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter
from typing import NamedTuple

from tests.benchmarks.story import Story


class End(NamedTuple):
    """Where a game ended: the ending, and every indicator."""

    ending: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """One game.

    Attributes:
        taken: the number of the option taken in each layer.
        picks: its position among those on offer.
        drawn: whether the first entry of its draw came; None where nothing is drawn.
        end: where it ends.
    """

    taken: tuple[int, ...]
    picks: tuple[int, ...]
    drawn: tuple[bool | None, ...]
    end: End


class Played(NamedTuple):
    """What came of some games, and the seconds that they took together."""

    ends: list[End]
    seconds: float


Player = Callable[[Sequence[Game]], Played]
"""Plays games to their ends."""


class UnavailableError(Exception):
    """An engine is not there; the message says what is missing."""


def games(story: Story, many: int) -> list[Game]:
    """Return games played at random, always the same ones."""
    random = Random(11)
    return [_game(story, random) for _ in range(many)]


def _game(story: Story, random: Random) -> Game:
    picks: list[int] = []
    chances: list[float] = []

    def pick(offered: Sequence[int]) -> int:
        picks.append(random.randrange(len(offered)))
        return offered[picks[-1]]

    def chance() -> float:
        chances.append(random.random())
        return chances[-1]

    ending, values, taken = story.play(pick, chance)
    left = iter(chances)
    drawn = tuple(
        None if (draw := acts[number].chance) is None else next(left) * 100 < draw[0]
        for acts, number in zip(story.acts, taken, strict=True)
    )
    return Game(tuple(taken), tuple(picks), drawn, End(ending, tuple(values)))


def one_by_one(play: Callable[[Game], End]) -> Player:
    """Return what plays games one after another, in this process."""

    def player(several: Sequence[Game]) -> Played:
        started = perf_counter()
        ends = [play(game) for game in several]
        return Played(ends, perf_counter() - started)

    return player


def by_hand(story: Story) -> Player:
    """Return the loop written by hand."""

    def play(game: Game) -> End:
        taken: Iterator[int] = iter(game.taken)
        chances = iter([0.0 if first else 0.999 for first in game.drawn if first is not None])
        ending, values, _ = story.play(lambda _: next(taken), lambda: next(chances))
        return End(ending, tuple(values))

    return one_by_one(play)
