"""The analysis in columns says what the plain one says, to the last value."""

from __future__ import annotations

import pytest
from hypothesis import given

from game.analysis.analysis import Analysis
from game.analysis.columns import exact
from game.analysis.columns.domination import all_dominated
from game.analysis.distinctions import Asked
from game.analysis.mixing import Range
from game.analysis.plain import PlainAnswers
from game.analysis.routes import routes
from game.analysis.situations import explore
from game.rules import PlayError, Table
from game.scenario.expressions import Condition, EndedAt
from tests.building import option, story, table_of, text_of
from tests.generating import Data, compiled, scenarios, share
from tests.stories import odds_of

_LIMIT = 1_000_000


def _same(one: dict[str, Range], other: dict[str, Range]) -> None:
    assert one.keys() == other.keys()
    for name, numbers in one.items():
        assert tuple(numbers) == pytest.approx(tuple(other[name]), abs=1e-12)


def _agree(table: Table, choosing: dict[str, str]) -> None:
    odds = odds_of(table, choosing=choosing)
    plain = routes(odds.situations, choosing)
    space = exact.explore(table, _LIMIT, choosing=choosing)
    assert space is not None
    assert len(space) == len(odds.situations)
    assert sum(space.met.values()) == len(plain.met)
    assert space.met.keys() == plain.places()
    assert {f"{state}.{one}" for state, one in space.offered} == plain.offered()
    assert exact.shortest_to_endings(space) == plain.endings()
    found = exact.odds(space, {name: (name,) for name in table.scenario.endings})
    _same(found.start, odds.start)
    assert list(found.options) == list(odds.options)
    for name, ranges in found.options.items():
        _same(ranges, dict(odds.options[name]))


@share(0.2)
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


@share(0.15)
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
    conditions = [*guards, Condition("ending", EndedAt(None))]
    asked = Asked(everywhere=tuple(conditions))
    space = exact.explore(table, _LIMIT, asked)
    assert space is not None
    plain = PlainAnswers(explore(table, _LIMIT, asked))
    assert exact.shortest_to(space, conditions) == plain.nearest(conditions)


@share(0.2)
@given(scenarios())
def test_sets_of_endings_agree(data: Data) -> None:
    """Endings taken together, without options: the same."""
    table = compiled(data, prose=False)
    wanted = {"these": ("won", "lost"), "all": ("won", "lost", "over"), "none": ()}
    space = exact.explore(table, _LIMIT)
    assert space is not None
    found = exact.odds(space, wanted, with_options=False)
    _same(found.start, odds_of(table, wanted).start)
    assert not found.options


@share(0.2)
@given(scenarios())
def test_overviews_agree(data: Data) -> None:
    """An analysis of much leaves it to numpy, and says the same as one of little."""
    table = compiled(data, prose=False)
    one = Analysis(table)
    plain, decisions = one.overview(), [str(state.id) for state in table.scenario.decisions]
    dominated = [one.dominated(state) for state in decisions]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.analysis.search.PLAIN", 0)
        other = Analysis(table)
        found, odds = other.overview(), other.odds_of(("won", "lost"), {})
        assert [other.dominated(state) for state in decisions] == dominated
    assert plain is not None
    assert found is not None
    assert (found.situations, found.shortest) == (plain.situations, plain.shortest)
    assert (found.places, found.offered) == (plain.places, plain.offered)
    _same(dict(found.endings), dict(plain.endings))
    assert odds is not None
    assert tuple(odds) == pytest.approx(tuple(one.odds_of(("won", "lost"), {}) or ()), abs=1e-12)


_WIDE = """
here:
  title: Here
  because: seen
  cases:
    - {if: PRODUCT >= 0, to: home}
    - {to: lost}
"""


def test_without_a_judged_indicator_nothing_is_dominated() -> None:
    """There is nothing to compare by."""
    text = text_of(option("to: home") + "    stay: {label: Stay, to: lost}\n")
    table = table_of(text.replace("    aim: low\n", ""), prose=False)
    space = exact.explore(table, _LIMIT)
    assert space is not None
    assert all_dominated(space) == {"here": []}


@pytest.mark.parametrize("factors", [2, 6])
def test_arithmetic_does_not_overflow(factors: int) -> None:
    """A product that needs more than 32 bits, or more than 64, is as in plain Python."""
    product = " * ".join(["wide"] * factors)
    table = table_of(
        text_of(_WIDE.replace("PRODUCT", product)).replace(
            "  n: {range: [0, 3]}", "  wide: {range: [-1000000, 999999], start: -999995}"
        )
    )
    space = exact.explore(table, _LIMIT)
    assert space is not None
    assert exact.odds(space, {"home": ("home",)}).start["home"] == (1, 1, 1)


def test_progress_is_told_and_may_cancel(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the way there, and on the way back."""
    monkeypatch.setattr("game.analysis.search.PLAIN", 0)
    told: list[int] = []
    analysis = Analysis(story(option("to: home")), progress=told.append)
    overview = analysis.overview()
    assert overview is not None
    assert tuple(overview.endings["home"]) == (1, 1, 1)
    assert len(told) >= 2

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    analysis.progress = stop
    with pytest.raises(KeyboardInterrupt):
        analysis.overview({"here": "go"})


def test_what_is_too_wide_for_columns_is_left_to_plain_python() -> None:
    """Four values of two million each are more than one integer tells apart."""
    names = "abcd"
    variables = "\n".join(f"  {name}: {{range: [-1000000, 999999]}}" for name in names)
    total = " + ".join(names)
    states = f"""
here:
  title: Here
  because: seen
  cases:
    - {{if: {total} <= 0, to: home}}
    - {{to: lost}}
"""
    table = table_of(text_of(states).replace("  n: {range: [0, 3]}", variables))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.analysis.search.PLAIN", 0)
        found, odds = Analysis(table).overview(), Analysis(table).odds_of(("home",), {})
    assert found is not None
    assert found.endings["home"] == odds == (1, 1, 1)


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
