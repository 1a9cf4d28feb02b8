"""What the ending hung on: where the same choices lead under other assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from game.play import Playthrough
from game.play.again import Followed, SameChoices
from game.play.draws import uniform
from game.reports.english import counted
from game.reports.evidence import Reason, chances, reasons
from game.reports.flat import flat
from game.reports.grounds import assumptions_behind
from game.reports.situation import state_title
from game.rules import Table, compile_scenario
from game.rules.assuming import Variants, asked_for

CORNERS = 4_096
"""Up to so many combinations of lowest and highest values are all looked at."""
SAMPLE = 2_000
"""How many combinations are drawn where there are more."""
_SEED = 0


class Result(NamedTuple):
    """What the same choices come to.

    Attributes:
        ending: id of the ending; None where the choices cannot be followed to one.
        words: it in words that go on from *your choices*.
    """

    ending: str | None
    words: str


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

    name: str
    own: int
    value: int
    result: Result

    @property
    def line(self) -> str:
        """It in a sentence."""
        return (
            f"{self.name}: with {self.value} instead of {self.own}, your choices "
            f"{self.result.words}."
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """In how much of the plausible ground the same choices come to the same ending.

    Attributes:
        amounts: how many assumptions were varied together.
        same, other, stopped: in how many combinations the choices come to the same ending, come
            to another, and cannot be followed to one.
        is_sample: whether combinations were drawn evenly from all plausible values; else all
            combinations of lowest and highest values were looked at.
    """

    amounts: int
    same: int
    other: int
    stopped: int
    is_sample: bool

    @property
    def total(self) -> int:
        """How many combinations were looked at."""
        return self.same + self.other + self.stopped


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
        return [*found, self._ground(self.ground)]

    def _ground(self, ground: Ground) -> str:
        how = (
            f"{ground.total:,} combinations drawn evenly from all plausible values of "
            f"{ground.amounts} assumed amounts"
            if ground.is_sample
            else f"all {counted(ground.total, 'combination')} of lowest and highest plausible "
            f"values of {counted(ground.amounts, 'assumed amount')}"
        )
        return (
            f"Taken together: of {how}, “{self.ending}” follows from your choices in "
            f"{ground.same:,}, they end elsewhere in {ground.other:,}, and cannot be followed to "
            f"an end in {ground.stopped:,}. What chance brought on your way is kept in all of "
            "them, so this says nothing of how lucky you were; and it is about this model, not "
            "about the world."
        )


def what_if(playthrough: Playthrough) -> WhatIf:
    """Work out what the ending of a finished playthrough hung on.

    Raises:
        ValueError: if it is not over.
    """
    if playthrough.ending is None:
        raise ValueError("what the ending hung on is told after the end")
    scenario, again = playthrough.scenario, Again(playthrough)
    came = playthrough.world.place
    behind = [reason.id for reason in assumptions_behind(playthrough)]
    names = dict.fromkeys((*behind, *sorted(again.at_work)))
    chance = chances(playthrough.table)
    tried = tuple(
        _tried(reason, again, is_chance=reason.id in chance)
        for reason in reasons(playthrough.table, playthrough.world, names)
    )
    return WhatIf(
        ending=flat(playthrough.table.render(playthrough.ending.title, playthrough.world)),
        tried=tried,
        flips=tuple(_flips(tried, came)),
        ground=_ground(
            {name: scenario.assumptions[name].plausible_amounts for name in sorted(again.at_work)},
            again,
            came,
        ),
    )


class Again:
    """Makes the choices of a playthrough again, under other amounts.

    Attributes:
        at_work: the amounts that sized something on the way, or that a condition reads.
    """

    def __init__(self, playthrough: Playthrough) -> None:
        self._playthrough = playthrough
        self._choices = SameChoices(playthrough)
        self._variants = Variants(compile_scenario(playthrough.scenario, prose=False))
        changes = (change for step in playthrough.steps for change in step.changes)
        sized = {change.amount_from for change in changes if change.amount_from is not None}
        self.at_work = frozenset(sized | asked_for(playthrough.scenario))

    def followed(self, amounts: Mapping[str, int]) -> Followed:
        """Return where the choices lead."""
        return self._choices.follow(self._variants.table(amounts))

    def plausible(self, name: str) -> tuple[int, range]:
        """Return what an amount is taken as, and all its plausible values."""
        assumption = self._playthrough.scenario.assumptions[name]
        assert assumption.amount is not None  # asked for amounts only
        low, high = assumption.plausible_amounts
        return assumption.amount, range(low, high + 1)

    def result(self, amounts: Mapping[str, int]) -> Result:
        """Return where the choices lead, in words."""
        playthrough, found = self._playthrough, self.followed(amounts)
        came = playthrough.world.place
        if found.stop is None:
            title = playthrough.scenario.endings[found.world.place].title
            still = "would still have ended" if found.world.place == came else "would have ended"
            words = flat(playthrough.table.render(title, playthrough.world))
            return Result(found.world.place, f"{still} at “{words}”")
        return Result(None, f"cannot be followed to an end: {_stop(playthrough.table, found)}")


def _stop(table: Table, found: Followed) -> str:
    if found.stop == "endless":
        return "the story goes round without coming to a decision"
    state = table.scenario.states[found.world.place]
    title = state_title(table, found.world, state)
    if found.option is None:
        return f"they come to “{title}”, where you had nothing to decide, or not as often"
    label = flat(table.render(state.options[found.option].label, found.world))
    return f"at “{title}”, “{label}” is not on offer then"


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
            Flip(one.reason.id, one.own, value, trial.result)
            for trial in one.trials
            for value in trial.values
            if one.own is not None and trial.result.ending not in {came, None}
        ]
        if other:
            found.append(min(other, key=lambda flip: abs(flip.value - flip.own)))
    yield from sorted(found, key=lambda flip: abs(flip.value - flip.own))


def _ground(ranges: Mapping[str, tuple[int, int]], again: Again, came: str) -> Ground | None:
    if not ranges:
        return None
    corners = [sorted(set(ends)) for ends in ranges.values()]
    is_sample = 2 ** sum(len(ends) > 1 for ends in corners) > CORNERS
    combinations = _drawn(ranges) if is_sample else product(*corners)
    same = other = stopped = 0
    for values in combinations:
        found = again.followed(dict(zip(ranges, values, strict=True)))
        if found.stop is not None:
            stopped += 1
        elif found.world.place == came:
            same += 1
        else:
            other += 1
    return Ground(len(ranges), same, other, stopped, is_sample)


def _drawn(ranges: Mapping[str, tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Yield combinations drawn evenly, always the same ones."""
    for number in range(SAMPLE):
        yield tuple(
            low + int(uniform(_SEED, (), name, number) * (high - low + 1))
            for name, (low, high) in ranges.items()
        )


def _either(values: tuple[int, ...]) -> str:
    *most, last = map(str, values)
    return f"{', '.join(most)} or {last}" if most else last
