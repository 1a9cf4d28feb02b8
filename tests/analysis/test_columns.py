"""The analysis in columns says what the plain one says, to the last value."""

from __future__ import annotations

import pytest
from hypothesis import given

from game.analysis.analysis import Analysis, Reached
from game.analysis.columns import exact
from game.analysis.distinctions import Asked
from game.analysis.odds import Range
from game.analysis.situations import explore
from game.rules import PlayError, Table
from game.scenario.expressions import Condition, EndedAt
from tests.building import option, story
from tests.generating import Data, compiled, scenarios, share

_LIMIT = 1_000_000


def _same(one: dict[str, Range], other: dict[str, Range]) -> None:
    assert one.keys() == other.keys()
    for name, numbers in one.items():
        assert tuple(numbers) == pytest.approx(tuple(other[name]), abs=1e-12)


def _agree(table: Table, choosing: dict[str, str]) -> None:
    plain = Analysis(table)
    odds, routes = plain.odds(choosing=choosing), plain.routes(choosing)
    space = exact.explore(table, _LIMIT, choosing=choosing)
    assert space is not None
    assert len(space) == len(plain.situations)
    assert sum(space.met.values()) == len(routes.met)
    assert space.met.keys() == routes.places()
    assert {f"{state}.{one}" for state, one in space.offered} == routes.offered()
    assert exact.shortest_to_endings(space) == routes.endings()
    found = exact.odds(space, {name: (name,) for name in table.scenario.endings})
    _same(found.start, odds.start)
    assert list(found.options) == list(odds.options)
    for name, ranges in found.options.items():
        _same(ranges, dict(odds.options[name]))


@given(scenarios())
def test_all_that_is_asked_agrees(data: Data) -> None:
    """Situations, odds, options, shortest plays: the same, for even and for fixed choices."""
    table = compiled(data, prose=False)
    _agree(table, {})
    decisions = {s: one["options"] for s, one in data["states"].items() if "options" in one}
    if decisions:
        _agree(table, {state: list(options)[-1] for state, options in decisions.items()})
        state = next(iter(decisions))
        _agree(table, {state: next(iter(decisions[state]))})


@share(0.5)
@given(scenarios())
def test_shortest_plays_to_a_condition_agree(data: Data) -> None:
    """The play to the nearest decision or ending at which a guard holds is the same."""
    table = compiled(data, prose=False)
    guards = [
        one.option.when
        for rule in table.states.values()
        for one in rule.options.values()
        if one.option.when is not None
    ]
    for condition in [*guards, Condition("ending", EndedAt(None))]:
        asked = Asked(everywhere=(condition,))
        plain = Reached(explore(table, _LIMIT, asked), condition)
        space = exact.explore(table, _LIMIT, asked)
        assert space is not None
        assert exact.shortest_to(space, condition) == plain.play


@share(0.3)
@given(scenarios())
def test_sets_of_endings_agree(data: Data) -> None:
    """Endings taken together, without options: the same."""
    table = compiled(data, prose=False)
    wanted = {"these": ("won", "lost"), "all": ("won", "lost", "over"), "none": ()}
    space = exact.explore(table, _LIMIT)
    assert space is not None
    found = exact.odds(space, wanted, with_options=False)
    _same(found.start, Analysis(table).odds(wanted).start)
    assert not found.options


def test_a_limit_is_kept() -> None:
    """Where there are more situations than may be held, there is no answer."""
    table = story(option("effects: [{change: {n: 1}, because: seen}]\nto: home"))
    assert exact.explore(table, 1) is None
    assert exact.explore(table, 2) is not None


def test_going_round_for_ever_is_named() -> None:
    """A story that comes back to the same situation is refused, not misjudged."""
    with pytest.raises(PlayError, match="round and round at `here`"):
        exact.explore(story(option("to: here")), _LIMIT)


def test_nothing_on_offer_is_named() -> None:
    """A decision with nothing on offer is refused too."""
    with pytest.raises(PlayError, match="Nothing is on offer at `here`"):
        exact.explore(story(option("if: flag\nto: home")), _LIMIT)
