"""Exact odds and expected values against a slow reading in which nothing is merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.analysis import Analysis
from game.play import Expectation
from game.play.expectation import WAYS, Way
from tests.generating import Data, compiled, scenarios, share
from tests.naive import Naive, Now, Outcome, explored
from tests.play.test_agreement import world_of
from tests.stories import odds_of

ENDINGS = ("won", "lost", "over")
Three = list[float]
"""Least, point and greatest."""


def extreme(
    shares: list[tuple[str, float, float, float]],
    goods: Three,
    best: Callable[[Iterable[float]], float],
) -> float:
    """Return the least or greatest mean, by trying every order in which shares are filled."""
    found = []
    for order in permutations(range(len(shares))):
        parts = [low for _, low, _, _ in shares]
        for index in order:
            rest = 1 - sum(parts)
            parts[index] += max(0.0, min(rest, shares[index][3] - parts[index]))
        found.append(sum(part * good for part, good in zip(parts, goods, strict=True)))
    return best(found)


class Expected:
    """What is expected at the end: least, point and greatest mean of ``goal``."""

    def __init__(
        self, naive: Naive, goal: Callable[[Now], float], choosing: dict[str, str]
    ) -> None:
        self.naive, self.goal, self.choosing = naive, goal, choosing
        self.known: dict[Any, Three] = {}

    def at(self, now: Now) -> Three:
        """From a situation on."""
        if now.key not in self.known:
            self.known[now.key] = self._at(now)
        return self.known[now.key]

    def _at(self, now: Now) -> Three:
        if now.place in self.naive.data["endings"]:
            return [self.goal(now)] * 3
        ways: list[str | None] = [None] if self.naive.is_inject(now) else [*self.naive.offered(now)]
        taken = self.choosing.get(now.place)
        if taken is not None and taken in ways:
            ways = [taken]
        each = [self.after(now, option) for option in ways]
        return [sum(numbers) / len(each) for numbers in zip(*each, strict=True)]

    def after(self, now: Now, option: str | None) -> Three:
        """After an option, or an inject."""
        return self._through(list(self.naive.outcomes(now, option)), 0)

    def _through(self, outcomes: list[Outcome], depth: int) -> Three:
        if len(outcomes[0].draws) == depth:
            return self.at(outcomes[0].now)
        names = dict.fromkeys(one.draws[depth] for one in outcomes)
        inner = [
            self._through([one for one in outcomes if one.draws[depth] == name], depth + 1)
            for name in names
        ]
        shares = outcomes[0].shares[depth]
        return [
            extreme(shares, [one[0] for one in inner], min),
            sum(share[2] * one[1] for share, one in zip(shares, inner, strict=True)),
            extreme(shares, [one[2] for one in inner], max),
        ]


@share(0.3)
@given(scenarios())
def test_exact_odds_agree_with_the_naive_reading(data: Data) -> None:
    """Least, point and greatest of every ending are the same, for even and for fixed choices."""
    naive, table = Naive(data), compiled(data, prose=False)
    explored(naive)
    decisions = {s: one["options"] for s, one in data["states"].items() if "options" in one}
    for choosing in ({}, {state: list(options)[-1] for state, options in decisions.items()}):
        odds = odds_of(table, choosing=choosing)
        for ending in ENDINGS:
            expected = Expected(naive, _came_to(ending), choosing)
            wanted = tuple(expected.at(naive.start()))
            assert tuple(odds.start[ending]) == pytest.approx(wanted, abs=1e-9)


@share(0.3)
@given(scenarios())
def test_the_odds_of_options_hold_those_of_each_situation(data: Data) -> None:
    """A situation's odds are the mean of those under its options, and within the options' own."""
    table = compiled(data, prose=False)
    odds = odds_of(table)
    assert odds.after(table.start) == odds.start
    under = odds.by_option(table.start)
    for ending in ENDINGS:
        if under:
            mean = sum(one[ending].point for one in under.values()) / len(under)
            assert odds.start[ending].point == pytest.approx(mean)
        for option, ranges in under.items():
            whole = odds.options[f"{table.start.place}.{option}"][ending]
            assert whole.low <= ranges[ending].low <= ranges[ending].high <= whole.high


@share(0.2)
@given(scenarios(), st.sampled_from(WAYS))
def test_the_odds_of_what_is_expected_agree_with_the_naive_reading(data: Data, way: Way) -> None:
    """Under every option of every decision: that a number ends higher, lower, or the same."""
    table, naive = compiled(data, prose=False), Naive(data)
    analysis = Analysis(table)

    def visit(now: Now) -> None:
        holds = partial(Expectation("heat", way, "likely").holds, now.values["heat"])
        expected = Expected(naive, lambda end: float(holds(end.values["heat"])), {})
        for option in [] if naive.is_inject(now) else naive.offered(now):
            found = analysis.final_odds(table, world_of(table, now), option, "heat", holds)
            assert found is not None
            assert tuple(found) == pytest.approx(tuple(expected.after(now, option)), abs=1e-9)

    explored(naive, visit)


@share(0.3)
@given(scenarios())
def test_dominated_options_agree_with_the_naive_reading(data: Data) -> None:
    """An option is dominated exactly where the naive expected final values say so."""
    table, naive = compiled(data, prose=False), Naive(data)
    heat = Expected(naive, lambda now: -float(now.values["heat"]), {})
    calm = Expected(naive, lambda now: float(now.values["calm"]), {})
    state = data["start"]
    offers: list[dict[str, tuple[float, float]]] = []

    def visit(now: Now) -> None:
        if now.place == state:
            offers.append(
                {o: (heat.after(now, o)[1], calm.after(now, o)[1]) for o in naive.offered(now)}
            )

    explored(naive, visit)
    options = data["states"][state].get("options", {})
    wanted = set()
    for one in options:
        for other in options:
            pairs = [(at[one], at[other]) for at in offers if one in at and other in at]
            if pairs and all(_worse(*pair) for pair in pairs):
                wanted.add(one)
    assert {found.option for found in Analysis(table).dominated(state) or ()} == wanted


def _came_to(ending: str) -> Callable[[Now], float]:
    return lambda now: float(now.place == ending)


def _worse(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(a <= b + 1e-9 for a, b in pairs) and any(a < b - 1e-9 for a, b in pairs)
