"""What the player wrote before deciding, beside what was known then and what the model says.

Nothing of it is graded: a good decision can end badly, and a model of assumptions is no judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.analysis import Analysis
from game.analysis.mixing import Range
from game.play import Expectation, Playthrough, Turn
from game.reports.expecting import expected_words, likelihood_words
from game.reports.flat import flat
from game.reports.odds_text import percent
from game.reports.situation import known_then, state_time, state_title
from game.rules import Table
from game.scenario.likelihoods import BANDS

ROUNDING = 1e-9
CAVEAT = (
    "Agreement with the model says how near your likelihood was to the odds of this exercise, "
    "whose every number is an assumption. It says nothing about how well you decided."
)


@dataclass(frozen=True, slots=True)
class OwnReason:
    """What the player wrote before a decision. All of it is plain text.

    Attributes:
        turn: which decision it was, counted from 0.
        time, decision: when it was, and what it was about.
        chosen: what was chosen.
        reason: in the player's words; may be empty.
        expected: what they expected, and how likely they held it; may be empty.
        wrong_if: what would have proved them wrong, in their words; may be empty.
        known: what could be known then: each gauge and each known variable.
        turned_out: where the indicator they spoke of stood, and where it ended; may be empty.
    """

    turn: int
    time: str
    decision: str
    chosen: str
    reason: str
    expected: str
    wrong_if: str
    known: tuple[str, ...]
    turned_out: str

    def rows(self, agreement: str = "") -> Iterator[tuple[str, str]]:
        """Yield what was written and what stands beside it, each under a label.

        Args:
            agreement: with the model, where that was worked out.
        """
        told = (
            ("You wrote", self.reason),
            ("You expected by the end", self.expected),
            ("Wrong if", self.wrong_if),
            ("Known then", f"{'; '.join(self.known)}."),
            ("Agreement with the model", agreement),
            ("How it turned out", self.turned_out),
        )
        return ((label, text) for label, text in told if text)


def own_reasons(playthrough: Playthrough) -> list[OwnReason]:
    """Return what the player wrote before each decision that stands."""
    return [
        _own_reason(playthrough, number, turn)
        for number, turn in enumerate(playthrough.turns)
        if turn.reason or _expectation(playthrough.table, turn) is not None
    ]


def _own_reason(playthrough: Playthrough, number: int, turn: Turn) -> OwnReason:
    table, before = playthrough.table, turn.steps[0].before
    state = table.scenario.states[turn.state]
    expectation = _expectation(table, turn)
    expected = wrong_if = turned_out = ""
    if expectation is not None:
        wrong_if = expectation.wrong_if
        words = expected_words(table, before, expectation.indicator, expectation.way, "then")
        expected = f"{words}; {likelihood_words(expectation.likelihood)}."
        then, end = (
            table.number(world, expectation.indicator) for world in (before, playthrough.world)
        )
        turned_out = f"It stood at {then} then, and at {end} at the end."
    return OwnReason(
        turn=number,
        time=state_time(table, before, state),
        decision=state_title(table, before, state),
        chosen=flat(table.render(state.options[turn.option].label, before)),
        reason=turn.reason,
        expected=expected,
        wrong_if=wrong_if,
        known=tuple(known_then(table, before)),
        turned_out=turned_out,
    )


def _expectation(table: Table, turn: Turn) -> Expectation | None:
    """Return what was expected, unless it is of a thing that the scenario does not have."""
    expectation = turn.expectation
    if expectation is None or expectation.indicator not in table.scenario.indicators:
        return None
    return expectation


def agreements(playthrough: Playthrough, analysis: Analysis) -> dict[int, str]:
    """Return, for each decision of which something was expected, how the model agrees with it.

    Args:
        playthrough: that is over.
        analysis: of the same scenario.
    """
    return {
        number: _agreement(playthrough.table, turn, expectation, analysis)
        for number, turn in enumerate(playthrough.turns)
        if (expectation := _expectation(playthrough.table, turn)) is not None
    }


def _agreement(table: Table, turn: Turn, expectation: Expectation, analysis: Analysis) -> str:
    before = turn.steps[0].before
    now = table.number(before, expectation.indicator)
    odds = analysis.final_odds(
        table,
        before,
        turn.option,
        expectation.indicator,
        lambda end: expectation.holds(now, end),
    )
    if odds is None:
        return "There are too many situations in this scenario to work it out."
    low, point, high = map(percent, odds)
    between = "" if low == high else f", between {low} and {high}"
    return (
        f"{_verdict(expectation.likelihood, odds)} Under your choice the model's odds of it were "
        f"{point}{between}."
    )


def _verdict(likelihood: str, odds: Range) -> str:
    """Say how the model's range and the player's lie; the outermost words reach to 0 and 100."""
    least, most = (end / 100 for end in BANDS[likelihood])
    first, *_, last = BANDS
    least, most = 0.0 if likelihood == first else least, 1.0 if likelihood == last else most
    if least - ROUNDING <= odds.point <= most + ROUNDING:
        return "It agrees."
    way = "likelier" if odds.point < least else "less likely"
    if odds.low <= most and odds.high >= least:
        return f"In part: the ranges overlap, and you held it {way} than the model's point."
    return f"It does not agree: you held it {way} than the model does."
