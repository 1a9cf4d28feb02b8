"""The situation at one moment: what the player may know, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.reports.flat import flat
from game.rules import Table
from game.rules.record import World
from game.scenario.model import State

STANDARD_NOTICE = (
    "This is an exercise, not a prediction. What follows from a decision here was written by the "
    "scenario's author, from the sources it names and from assumptions that it states."
)


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator's place in its range.

    Attributes:
        name: the indicator's id.
        label: its label, as plain text.
        low, high: the ends of its range.
        number: where it stands.
        level: the word for that, with spaces.
        change: how far it moved since the earlier world; 0 where there was none.
    """

    name: str
    label: str
    low: int
    high: int
    number: int
    level: str
    change: int = 0

    @property
    def arrow(self) -> str:
        """The last change as a word: ``up 2``, ``down 1``, or nothing."""
        return f"{'up' if self.change > 0 else 'down'} {abs(self.change)}" if self.change else ""


@dataclass(frozen=True, slots=True)
class Known:
    """A variable and its value in words, both plain text."""

    name: str
    label: str
    value: str


def gauges(table: Table, world: World, before: World | None = None) -> list[Gauge]:
    """Return every indicator as it stands in ``world``, with its change since ``before``."""
    found = []
    for name, indicator in table.scenario.indicators.items():
        number = table.number(world, name)
        found.append(
            Gauge(
                name=name,
                label=flat(table.render(indicator.label, world)),
                low=indicator.low,
                high=indicator.high,
                number=number,
                level=table.show(name, number),
                change=0 if before is None else number - table.number(before, name),
            )
        )
    return found


def known(table: Table, world: World) -> list[Known]:
    """Return the variables that the player may see, as they stand in ``world``."""
    return [
        _as_known(table, world, name)
        for name, variable in table.scenario.variables.items()
        if variable.is_shown
    ]


def hidden(table: Table, world: World) -> list[Known]:
    """Return the hidden variables that have a label: for the debrief, and nowhere before it."""
    return [
        _as_known(table, world, name)
        for name, variable in table.scenario.variables.items()
        if variable.hidden and variable.label is not None
    ]


def label_of(table: Table, world: World, name: str) -> str:
    """Return what the player reads for an indicator, a variable or an objective."""
    scenario = table.scenario
    if name in scenario.indicators:
        prose = scenario.indicators[name].label
    elif name in scenario.variables:
        label = scenario.variables[name].label
        if label is None:
            return name.replace("_", " ")
        prose = label
    else:
        prose = scenario.objectives[name]
    return flat(table.render(prose, world))


def _as_known(table: Table, world: World, name: str) -> Known:
    value = flat(table.show(name, table.number(world, name)))
    return Known(name, label_of(table, world, name), value)


def notice(table: Table) -> str:
    """Return the scenario's notice as Markdown, or the standard one."""
    prose = table.scenario.notice
    return STANDARD_NOTICE if prose is None else table.render(prose, table.start)


def state_title(table: Table, world: World, state: State) -> str:
    """Return a state's title as plain text; a quiet inject may have none."""
    if state.title is None:
        return "Out of sight"
    return flat(table.render(state.title, world))


def state_time(table: Table, world: World, state: State) -> str:
    """Return when and where a state is set, as plain text; empty where nothing is said."""
    return flat(table.tell(state.time, world))


def known_then(table: Table, world: World) -> Iterator[str]:
    """Yield what could be known at a moment: each gauge, and each known variable."""
    for gauge in gauges(table, world):
        yield f"{gauge.label}: {gauge.level} ({gauge.number})"
    for fact in known(table, world):
        yield f"{fact.label}: {fact.value}"
