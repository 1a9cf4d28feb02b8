"""The whole of a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.scenario.model.afterwards import Debrief, History
from game.scenario.model.evidence import Actor, Adviser, Claim, Source
from game.scenario.model.nothing import nothing
from game.scenario.model.story import Ending, State
from game.scenario.places import Word
from game.scenario.prose import Prose
from game.scenario.quantities import Assumption, Indicator, Quantity, Variable


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file, whole and without errors."""

    id: Word
    title: Prose
    role: Prose
    summary: Prose
    start: Word
    indicators: Mapping[str, Indicator]
    states: Mapping[str, State]
    endings: Mapping[str, Ending]
    minutes: int | None = None
    language: str = "en"
    notice: Prose | None = None
    objectives: Mapping[str, Prose] = field(default_factory=nothing)
    sources: Mapping[str, Source] = field(default_factory=nothing)
    assumptions: Mapping[str, Assumption] = field(default_factory=nothing)
    variables: Mapping[str, Variable] = field(default_factory=nothing)
    actors: Mapping[str, Actor] = field(default_factory=nothing)
    advisers: Mapping[str, Adviser] = field(default_factory=nothing)
    history: History | None = None
    debrief: Debrief = field(default_factory=Debrief)
    file: str = ""
    digest: str = ""

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """Indicators and variables together, in file order."""
        return {**self.indicators, **self.variables}

    def claim(self, name: str) -> Claim | None:
        """Return the claim of that id from whichever source has it, or None."""
        for source in self.sources.values():
            if name in source.claims:
                return source.claims[name]
        return None

    @property
    def decisions(self) -> Iterator[State]:
        """The states where the player chooses, in file order."""
        return (state for state in self.states.values() if state.is_decision)
