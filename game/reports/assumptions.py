"""What the ending hung on: where the same choices lead under other assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.analysis.situations import Progress
from game.play import Playthrough
from game.reports.english import counted
from game.reports.evidence import Reason, chances, reasons
from game.reports.flat import flat, sentence
from game.reports.ground import Ground, ground
from game.reports.grounds import assumptions_behind
from game.reports.same_choices import Again, Result


@dataclass(frozen=True, slots=True)
class Trial:
    """One assumption at other values that all come to the same."""

    values: tuple[int, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Tried:
    """One assumption, at every other value of its plausible range, all else as it was.

    Attributes:
        reason: the assumption, for the reader.
        own: what it is taken as; None where it is no amount that mattered on the way.
        trials: what its other amounts come to, by the first of them.
        is_chance: whether it says how likely something is.
    """

    reason: Reason
    own: int | None
    trials: tuple[Trial, ...]
    is_chance: bool

    def at_end(self, end: Literal[0, -1]) -> str:
        """Return the least plausible amount, or the greatest, with what it alone comes to."""
        results = {value: trial.result for trial in self.trials for value in trial.values}
        value = sorted((*results, self.own or 0))[end]
        if value == self.own:
            return f"{value}, as in the game"
        result = results[value]
        return (
            f"{value}: {f'“{result.title}”' if result.ending else 'cannot be followed to an end'}"
        )

    @property
    def lines(self) -> list[str]:
        """What comes of it, in sentences."""
        found = [
            f"With {_either(trial.values)} instead of {self.own}, your choices "
            f"{trial.result.words}."
            for trial in self.trials
        ]
        if self.is_chance:
            found.append(
                "It is a chance. With what chance brought kept as it was, it cannot change where "
                "your choices lead; it moves the odds alone."
            )
        elif self.own is None:
            found.append("On your way nothing was as large or small as it says; it gave reasons.")
        elif not found:
            found.append("No other value of it is plausible.")
        return found


class Flip(NamedTuple):
    """A single change after which the same choices come to another ending."""

    reason: Reason
    own: int
    value: int
    result: Result

    @property
    def line(self) -> str:
        """It in sentences."""
        return (
            f"{sentence(self.reason.says)} With {self.value} instead of {self.own}, your choices "
            f"{self.result.words}."
        )


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the ending of a playthrough hung on.

    Attributes:
        ending: its title.
        tried: every assumption behind the playthrough, and those its conditions read.
        flips: each single change that changes the ending, at its smallest, smallest first.
        ground: None where no amount was at work.
    """

    ending: str
    tried: tuple[Tried, ...]
    flips: tuple[Flip, ...]
    ground: Ground | None

    @property
    def summary(self) -> list[str]:
        """What it comes to, in sentences."""
        if self.ground is None:
            return ["No amount was assumed on your way; only chances and reasons were."]
        if self.flips:
            found = ["Single changes, smallest first, that give your choices another ending:"]
            found += [flip.line for flip in self.flips]
        else:
            alone = "No assumption, changed alone within its plausible range, gives your choices"
            found = [f"{alone} another ending."]
        lost = sum(any(trial.result.ending is None for trial in one.trials) for one in self.tried)
        if lost:
            found.append(
                f"With {counted(lost, 'assumption')} changed alone, your choices come to where "
                "they cannot be followed to an end."
            )
        return [*found, self.ground.line(self.ending)]


def bearing(playthrough: Playthrough, again: Again) -> list[Reason]:
    """Return the assumptions that the ending rested on: those behind it, and those it was read by.

    Args:
        playthrough: that is over.
        again: its choices.
    """
    behind = [reason.id for reason in assumptions_behind(playthrough)]
    names = dict.fromkeys((*behind, *sorted(again.at_work)))
    return reasons(playthrough.table, playthrough.world, names)


def what_if(playthrough: Playthrough, progress: Progress | None = None) -> WhatIf:
    """Work out what the ending of a finished playthrough hung on.

    Args:
        playthrough: that is over.
        progress: told now and then how far it has come; it may raise to cancel.

    Raises:
        ValueError: if it is not over.
    """
    if playthrough.ending is None:
        raise ValueError("what the ending hung on is told after the end")
    again = Again(playthrough)
    came = playthrough.world.place
    chance = chances(playthrough.table)
    tried = tuple(
        _tried(reason, again, is_chance=reason.id in chance)
        for reason in bearing(playthrough, again)
    )
    return WhatIf(
        ending=flat(playthrough.table.render(playthrough.ending.title, playthrough.world)),
        tried=tried,
        flips=tuple(_flips(tried, came)),
        ground=ground(playthrough, again, progress),
    )


def _tried(reason: Reason, again: Again, *, is_chance: bool) -> Tried:
    if reason.id not in again.at_work:
        return Tried(reason, None, (), is_chance)
    own, values = again.plausible(reason.id)
    found: dict[Result, list[int]] = {}
    for value in values:
        if value != own:
            found.setdefault(again.result({reason.id: value}), []).append(value)
    trials = tuple(Trial(tuple(same), result) for result, same in found.items())
    return Tried(reason, own, trials, is_chance)


def _flips(tried: tuple[Tried, ...], came: str) -> Iterator[Flip]:
    found = []
    for one in tried:
        other = [
            Flip(one.reason, one.own, value, trial.result)
            for trial in one.trials
            for value in trial.values
            if one.own is not None and trial.result.ending not in {came, None}
        ]
        if other:
            found.append(min(other, key=lambda flip: abs(flip.value - flip.own)))
    yield from sorted(found, key=lambda flip: abs(flip.value - flip.own))


def _either(values: tuple[int, ...]) -> str:
    *most, last = map(str, values)
    return f"{', '.join(most)} or {last}" if most else last
