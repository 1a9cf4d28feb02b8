"""What can happen in a scenario, as data and as JSON."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from game.analysis.analysis import Analysis
from game.analysis.routes import routes
from game.analysis.values import Dominated
from game.reports.flat import flat
from game.rules import Table

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Chance:
    """A probability as a fraction of 1; ``low`` and ``high`` are None where it was sampled."""

    low: float | None
    point: float
    high: float | None

    @property
    def triple(self) -> list[float | None]:
        """It as ``[low, point, high]``."""
        return [self.low, self.point, self.high]


@dataclass(frozen=True, slots=True)
class EndingOdds:
    """An ending: how likely it is, and a shortest play to it (None where there is none)."""

    name: str
    title: str
    odds: Chance
    shortest: list[str] | None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """What no play comes to."""

    states: tuple[str, ...]
    options: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exploration:
    """Everything that can happen.

    Attributes:
        table: of the scenario.
        choosing: state -> the option that is always taken there.
        situations: how many can occur, or, past the limit, were held.
        endings: every ending, in file order.
        unreachable: what no play comes to; where it was sampled, what no way leads to.
        options: the odds of each ending, for each ``state.option`` on offer somewhere.
        dominated: for each decision, the options that another dominates; None where that was
            not worked out.
        samples: how many games were played past the limit; None where the odds are exact.
        error: half the width of the 95 % interval around sampled odds.
    """

    table: Table
    choosing: Mapping[str, str]
    situations: int
    endings: tuple[EndingOdds, ...]
    unreachable: Unreachable
    options: Mapping[str, Mapping[str, Chance]]
    dominated: Mapping[str, list[Dominated]] | None
    samples: int | None = None
    error: float | None = None

    @property
    def exact(self) -> bool:
        """Whether the odds were worked out, not sampled."""
        return self.samples is None


def explore(
    analysis: Analysis,
    choosing: Mapping[str, str] | None = None,
    *,
    with_dominated: bool = True,
) -> Exploration:
    """Work out everything that can happen.

    Args:
        analysis: of the scenario.
        choosing: state -> the option that is always taken there when it is on offer.
        with_dominated: whether to look for dominated options, which takes longer than the rest.
    """
    choosing = choosing or {}
    overview = analysis.overview(choosing)
    if overview is None:
        return _sampled(analysis, choosing)
    table = analysis.table
    start = {name: Chance(*numbers) for name, numbers in overview.endings.items()}
    return Exploration(
        table=table,
        choosing=choosing,
        situations=overview.situations,
        endings=_endings(table, start, overview.shortest),
        unreachable=_missing(table, overview.places, overview.offered),
        options={
            name: {end: Chance(*numbers) for end, numbers in ranges.items()}
            for name, ranges in overview.options.items()
        },
        dominated=_dominated(analysis) if with_dominated else None,
    )


def _dominated(analysis: Analysis) -> dict[str, list[Dominated]] | None:
    found = {}
    for state in analysis.table.scenario.decisions:
        options = analysis.dominated(str(state.id))
        if options is None:
            return None
        found[str(state.id)] = options
    return found


def _sampled(analysis: Analysis, choosing: Mapping[str, str]) -> Exploration:
    table = analysis.table
    met = analysis.samples(choosing)
    # What was searched was searched by steps, so a play found there is a shortest one.
    shortest = {**met.shortest, **routes(analysis.first_situations, choosing).endings()}
    places = _joined(table)
    options = {
        f"{name}.{option}": f"{name}.{option}" in met.options
        for name, state in table.scenario.states.items()
        for option in state.options
    }
    offered = {name for name in options if name.partition(".")[0] in places}
    return Exploration(
        table=table,
        choosing=choosing,
        situations=analysis.looked_at,
        endings=_endings(table, _shares(met.endings), shortest),
        unreachable=_missing(table, places, offered),
        options={name: _shares(met.options[name]) for name, was_met in options.items() if was_met},
        dominated=None,
        samples=met.games,
        error=met.error,
    )


def _shares(shares: Mapping[str, float]) -> dict[str, Chance]:
    return {name: Chance(None, share, None) for name, share in shares.items()}


def _endings(
    table: Table, odds: Mapping[str, Chance], shortest: Mapping[str, list[str]]
) -> tuple[EndingOdds, ...]:
    return tuple(
        EndingOdds(
            name, flat(table.render(ending.title, table.start)), odds[name], shortest.get(name)
        )
        for name, ending in table.scenario.endings.items()
    )


def _missing(table: Table, places: Container[str], offered: Container[str]) -> Unreachable:
    scenario = table.scenario
    options = (f"{name}.{one}" for name, state in scenario.states.items() for one in state.options)
    return Unreachable(
        tuple(name for name in scenario.states if name not in places),
        tuple(option for option in options if option not in offered),
        tuple(name for name in scenario.endings if name not in places),
    )


def _joined(table: Table) -> set[str]:
    """Return the states and endings that some way leads to, whatever the conditions say."""
    found = {table.start.place}
    waiting = [table.start.place]
    while waiting:
        rule = table.states.get(waiting.pop())
        for place in rule.destinations if rule is not None else ():
            if place not in found:
                found.add(place)
                waiting.append(place)
    return found


def exploration_data(found: Exploration) -> dict[str, object]:
    """Return it as the object that ``explore --json`` prints."""
    data: dict[str, object] = {
        "format": FORMAT,
        "scenario": str(found.table.scenario.id),
        "exact": found.exact,
        "situations": found.situations,
        "choosing": [f"{state}.{option}" for state, option in found.choosing.items()],
        "endings": {
            one.name: {"odds": one.odds.triple, "shortest": one.shortest} for one in found.endings
        },
        "unreachable": {
            "states": list(found.unreachable.states),
            "options": list(found.unreachable.options),
            "endings": list(found.unreachable.endings),
        },
        "options": {
            option: {"endings": {name: chance.triple for name, chance in chances.items()}}
            for option, chances in found.options.items()
        },
        "dominated": None
        if found.dominated is None
        else {
            state: [{"option": one.option, "by": one.by} for one in options]
            for state, options in found.dominated.items()
            if options
        },
    }
    if not found.exact:
        data |= {"samples": found.samples, "error": found.error}
    return data
