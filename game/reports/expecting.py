"""What a player can be asked to expect: where each outcome will end, which spoils nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.play import Expectation, Playthrough
from game.play.expectation import WAYS, Way
from game.reports.outcomes import outcome_names
from game.reports.situation import label_of
from game.rules import Table, World
from game.scenario.likelihoods import BANDS

_WAY_WORDS: dict[Way, str] = {
    "higher": "higher than",
    "lower": "lower than",
    "same": "the same as",
}


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something that can be expected at a decision.

    Attributes:
        indicator: its id.
        way: where it would end.
        words: it in plain text, such as *Trust: higher than now (5)*.
    """

    indicator: str
    way: Way
    words: str


def prospects(playthrough: Playthrough) -> list[Prospect]:
    """Return what can be expected where a playthrough stands."""
    return list(_prospects(playthrough.table, playthrough.world))


def _prospects(table: Table, world: World) -> Iterator[Prospect]:
    for name in outcome_names(table):
        for way in WAYS:
            yield Prospect(name, way, ": ".join(_parts(table, world, name, way, "now")))


def expected_words(
    table: Table, world: World, indicator: str, way: Way, moment: str = "now"
) -> str:
    """Return what is expected of an indicator (plain text): *Trust higher than now (5)*.

    Args:
        table: the compiled scenario.
        world: as the indicator stands.
        indicator: its id.
        way: where it would end.
        moment: the word for when it stood so.
    """
    return " ".join(_parts(table, world, indicator, way, moment))


def _parts(table: Table, world: World, indicator: str, way: Way, moment: str) -> tuple[str, str]:
    number = table.number(world, indicator)
    return label_of(table, world, indicator), f"{_WAY_WORDS[way]} {moment} ({number})"


def likelihood_words(likelihood: str) -> str:
    """Return one of the seven words of ICD 203 with its range: *likely (55 to 80%)*."""
    low, high = BANDS[likelihood]
    return f"{likelihood.replace('_', ' ')} ({low} to {high}%)"


def written(table: Table, world: World, reason: str, expectation: Expectation | None) -> list[str]:
    """Return what a player wrote down for a decision, a line for each thing (plain text).

    Args:
        table: the compiled scenario.
        world: the player decides in.
        reason: may be empty.
        expectation: left out where it is of a thing that the scenario does not have.
    """
    found = [f"Your reason: {reason}"] if reason else []
    if expectation is None or expectation.indicator not in table.scenario.indicators:
        return found
    what = expected_words(table, world, expectation.indicator, expectation.way)
    found.append(f"You expect by the end: {what}; {likelihood_words(expectation.likelihood)}.")
    if expectation.wrong_if:
        found.append(f"It would prove you wrong: {expectation.wrong_if}")
    return found
