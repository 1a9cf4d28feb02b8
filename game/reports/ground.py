"""Over how much of the plausible ground the same choices come to the same ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from game.analysis.situations import Progress
from game.play import Playthrough
from game.play.draws import uniform
from game.reports.english import counted
from game.reports.same_choices import Again

CORNERS = 4_096
"""Up to so many combinations of lowest and highest values are all looked at."""
SAMPLE = 2_000
"""How many combinations are drawn where there are more."""
_SEED = 0


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

    def line(self, ending: str) -> str:
        """It in sentences; ``ending`` is the title of the ending that came."""
        how = (
            f"{self.total:,} combinations drawn evenly from all plausible values of "
            f"{self.amounts} assumed amounts"
            if self.is_sample
            else f"all {self.total:,} combinations of lowest and highest plausible "
            f"values of {counted(self.amounts, 'assumed amount')}"
        )
        return (
            f"Taken together: of {how}, “{ending}” follows from your choices in "
            f"{self.same:,}, they end elsewhere in {self.other:,}, and cannot be followed to "
            f"an end in {self.stopped:,}. What chance brought on your way is kept in all of "
            "them, so this says nothing of how lucky you were; and it is about this model, not "
            "about the world."
        )


def ground(
    playthrough: Playthrough, again: Again, progress: Progress | None = None
) -> Ground | None:
    """Make the choices again under many values at once; None where no amount is at work.

    Args:
        playthrough: that is over.
        again: its choices.
        progress: told now and then how many combinations were looked at; it may raise to cancel.
    """
    assumptions, came = playthrough.scenario.assumptions, playthrough.world.place
    ranges = {name: assumptions[name].plausible_amounts for name in sorted(again.at_work)}
    if not ranges:
        return None
    corners = [sorted(set(ends)) for ends in ranges.values()]
    is_sample = 2 ** sum(len(ends) > 1 for ends in corners) > CORNERS
    combinations = _drawn(ranges) if is_sample else product(*corners)
    same = other = stopped = 0
    for number, values in enumerate(combinations):
        if progress is not None and number % 256 == 0:
            progress(number)
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
