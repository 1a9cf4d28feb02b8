"""A finished game with some of its assumptions changed: what can be asked again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.analysis import Analysis
from game.analysis.keeping import AnalysisKeeper
from game.analysis.mixing import Range
from game.analysis.situations import Progress
from game.play import Playthrough
from game.reports.assumptions import bearing
from game.reports.evidence import Reason
from game.reports.flat import flat
from game.reports.same_choices import Again, Result
from game.scenario.assuming import Value, assuming, plausible_values, value_of
from game.scenario.model import Scenario
from game.scenario.quantities import range_of


@dataclass(frozen=True, slots=True)
class EndingOdds:
    """How likely an ending is from the start, for a player who picks evenly.

    Attributes:
        title: of the ending, in plain text.
        came: whether it is the one that came.
        before, after: without the changes, and with them.
    """

    title: str
    came: bool
    before: Range
    after: Range


class Supposing:
    """The assumptions that an ending rested on, each with the value it is supposed to have.

    Args:
        playthrough: that is over.

    Attributes:
        assumptions: for the reader, in the order they came up.
    """

    def __init__(self, playthrough: Playthrough) -> None:
        self._playthrough = playthrough
        self._again = Again(playthrough)
        self.assumptions: Sequence[Reason] = bearing(playthrough, self._again)
        self._changed: dict[str, Value] = {}
        self._result: Result | None = None

    @property
    def is_changed(self) -> bool:
        """Whether any value is not the scenario's own."""
        return bool(self._changed)

    def own(self, name: str) -> Value:
        """Return what the scenario takes an assumption as."""
        return value_of(self._playthrough.scenario.assumptions[name])

    def values(self, name: str) -> tuple[Value, ...]:
        """Return its plausible values, in order."""
        return plausible_values(self._playthrough.scenario.assumptions[name])

    def taken(self, name: str) -> Value:
        """Return what it is supposed to be."""
        return self._changed.get(name, self.own(name))

    def at(self, name: str) -> int:
        """Return which of its plausible values that is, from 0."""
        return self._place(name, self.taken(name))

    def own_at(self, name: str) -> int:
        """Return which of them the scenario's own is."""
        return self._place(name, self.own(name))

    def _place(self, name: str, value: Value) -> int:
        return [range_of(one) for one in self.values(name)].index(range_of(value))

    def take(self, name: str, at: int) -> None:
        """Suppose one of its plausible values, by its place among them; past the ends, the end.

        Raises:
            ValueError: if some chance could not add up to 100 with it; nothing is changed then.
        """
        values = self.values(name)
        value = values[min(max(at, 0), len(values) - 1)]
        changed = {**self._changed, name: value}
        if range_of(value) == range_of(self.own(name)):
            del changed[name]
        assuming(self._playthrough.scenario, changed)
        self._changed, self._result = changed, None

    def reset(self) -> None:
        """Suppose what the scenario does."""
        self._changed, self._result = {}, None

    @property
    def scenario(self) -> Scenario:
        """The scenario as it would be read with these values."""
        return assuming(self._playthrough.scenario, self._changed)

    def result(self) -> Result:
        """Return where the same choices lead."""
        if self._result is None:
            self._result = self._again.result(self._changed)
        return self._result

    def is_same(self, result: Result) -> bool:
        """Whether that is where they led in the game."""
        return result.ending == self._playthrough.world.place


def moved_odds(
    playthrough: Playthrough,
    other: Scenario,
    keeper: AnalysisKeeper,
    progress: Progress | None = None,
) -> list[EndingOdds] | None:
    """Return how the odds of each ending move from a finished game's scenario to another.

    Args:
        playthrough: that is over.
        other: its scenario under other assumptions.
        keeper: of analyses.
        progress: told now and then how far it has come; it may raise to cancel.

    Returns:
        The likeliest before first; None where they cannot be told: a change may open a loop or
        leave nothing on offer, and there may be too many situations.
    """
    before, after = (_odds(keeper.of(one, progress)) for one in (playthrough.scenario, other))
    if before is None or after is None:
        return None
    titles = {
        name: flat(playthrough.table.render(one.title, playthrough.world))
        for name, one in playthrough.scenario.endings.items()
    }
    came = playthrough.world.place
    found = (EndingOdds(titles[name], name == came, before[name], after[name]) for name in titles)
    return sorted(found, key=lambda one: -one.before.point)


def _odds(analysis: Analysis) -> dict[str, Range] | None:
    if not analysis.is_exact or not analysis.is_sound:
        return None
    return analysis.odds_at(analysis.table, analysis.table.start)
