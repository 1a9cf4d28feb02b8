"""What is rare in generated scenarios: columns say there, too, what plain Python says."""

from __future__ import annotations

import pytest

from game.analysis.analysis import Analysis
from game.analysis.columns import exact
from game.analysis.columns.games import sample
from game.analysis.columns.worlds import Worlds
from game.rules import Table
from tests.building import option, story, table_of, text_of

_LIMIT = 100_000


def _agree(table: Table, patch: pytest.MonkeyPatch) -> None:
    """Compare all that is said of a whole scenario."""
    decisions = [str(state.id) for state in table.scenario.decisions]
    plain = Analysis(table)
    said = plain.overview()
    dominated = [plain.dominated(state) for state in decisions]
    patch.setattr("game.analysis.search.PLAIN", 0)
    columns = Analysis(table)
    found = columns.overview()
    assert said is not None
    assert found is not None
    assert (found.situations, found.shortest) == (said.situations, said.shortest)
    assert (found.places, found.offered) == (said.places, said.offered)
    assert [columns.dominated(state) for state in decisions] == dominated
    for name, odds in said.endings.items():
        assert tuple(found.endings[name]) == pytest.approx(tuple(odds))
    assert found.options.keys() == said.options.keys()
    for name, under in said.options.items():
        for ending, odds in under.items():
            assert tuple(found.options[name][ending]) == pytest.approx(tuple(odds))


_HARDLY = """
here:
  title: Here
  because: seen
  chance:
    one: {likelihood: [50, 60], to: home}
    other: {likelihood: [40, 50], to: home}
    hardly: {likelihood: otherwise, to: there}
there:
  title: There
  options:
    toss:
      label: Toss
      because: seen
      chance: {heads: {likelihood: 40, to: home}, tails: {likelihood: 60, to: lost}}
"""
"""The third entry's point is 0."""

_ONE_OR_THE_OTHER = """
here:
  title: Here
  because: seen
  chance:
    up: {likelihood: 50, effects: [{set: {flag: true}}], to: there}
    down: {likelihood: 50, to: there}
there:
  title: There
  options:
    one: {label: One, if: flag, to: home}
    other: {label: Other, if: not flag, because: seen, effects: [{change: {heat: 1}}], to: home}
"""
"""No situation offers both options."""

_NEWS = """
here:
  title: Here
  because: seen
  chance:
    good: {likelihood: 50, to: there}
    bad: {likelihood: 50, effects: [{set: {flag: true}}], to: between}
between: {title: Between, because: seen, effects: [{change: {n: 1}}], to: there}
there:
  title: There
  options:
    go: {label: Go, cases: [{if: flag and n == 1, to: lost}, {to: home}]}
"""
"""Begins with a draw; one of its ways passes through an inject without one."""


@pytest.mark.parametrize("states", [_HARDLY, _ONE_OR_THE_OTHER, _NEWS])
def test_small_stories_agree(states: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odds, options, shortest plays, dominated options: the same."""
    _agree(story(states), monkeypatch)


def _counting(high: int, steps: int, cases: int, factor: int = 7) -> Table:
    """Return a story that adds up a wide number, and parts at many of its values."""
    adding = "".join(
        f"""
s{n}:
  title: S
  options:
    more: {{label: M, because: seen, effects: [{{change: {{wide: {factor**n}}}}}], to: s{n + 1}}}
    less: {{label: L, because: seen, effects: [{{change: {{wide: 1}}}}], to: s{n + 1}}}
"""
        for n in range(steps)
    )
    step, to = high // (cases + 1), ("lost", "home")
    parting = "".join(
        f"    - {{if: wide >= {step * n}, to: {to[n % 2]}}}\n" for n in range(cases, 0, -1)
    )
    last = f"\ns{steps}:\n  title: End\n  because: seen\n  cases:\n{parting}    - {{to: home}}\n"
    text = text_of(adding + last, start="s0")
    return table_of(text.replace("  n: {range", f"  wide: {{range: [-5, {high}]}}\n  n: {{range"))


@pytest.mark.parametrize("high", [400, 9_000])
@pytest.mark.parametrize("pending", [0, 2_000_000])
def test_numbers_that_many_conditions_part_agree(
    high: int, pending: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where groups are looked up, and where they are searched for; added up late, and at once."""
    monkeypatch.setattr("game.analysis.columns.arriving._PENDING", pending)
    _agree(_counting(high, 5, 12), monkeypatch)


def test_many_situations_at_one_decision_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a hundred sums, each of which leads elsewhere than the next."""
    _agree(_counting(263, 8, 262, factor=2), monkeypatch)


@pytest.mark.parametrize("high", [8, 900_000])
def test_too_many_at_one_place_are_given_up(high: int) -> None:
    """Counted where numbers are few, sorted where they are many: never more than may be held."""
    options = "".join(
        f"    set_{n}: {{label: S, effects: [{{set: {{wide: {n}}}}}], to: there}}\n"
        for n in range(8)
    )
    cases = ", ".join(f"{{if: wide == {n} or wide + 1 > 9, to: home}}" for n in range(1, 8, 2))
    there = f"there: {{title: There, cases: [{cases}, {{to: lost}}]}}\n"
    text = text_of(f"here:\n  title: Here\n  options:\n{options}{there}")
    table = table_of(text.replace("  n: {range", f"  wide: {{range: [0, {high}]}}\n  n: {{range"))
    assert [exact.explore(table, limit) for limit in (7, 8, 10)] == [None, None, None]
    whole = exact.explore(table, 11)
    assert whole is not None
    assert {place: len(found.keys) for place, found in whole.found.items()} == {
        "here": 1,
        "there": 8,
        "home": 1,
        "lost": 1,
    }


def test_too_many_going_round_are_given_up() -> None:
    """Places that lead back to one another are counted too."""
    table = story(
        option("""
            because: seen
            effects: [{change: {n: 1}}]
            cases: [{if: n >= 3, to: home}, {to: here}]
        """)
    )
    assert exact.explore(table, 2) is None
    whole = exact.explore(table, _LIMIT)
    assert whole is not None
    assert len(whole) == 4


def test_one_game_takes_one_option() -> None:
    """What nobody picks is passed over."""
    samples = sample(story(option("to: home") + "    stay: {label: Stay, to: lost}\n"), games=1)
    assert samples.games == 1
    assert sorted(samples.endings.values()) == [0, 1]
    assert len(samples.options) == 1


def test_a_value_that_nothing_looks_at_is_not_there() -> None:
    """Asking for it is a mistake in the program, and is not answered with any number."""
    with pytest.raises(AssertionError, match="nothing looks at"):
        _ = Worlds(1)[0]
