"""Merged situations against a slow reading in which nothing is merged."""

from __future__ import annotations

from textwrap import indent
from typing import Any

from hypothesis import given

from game.analysis import check_soundness, explore
from game.rules import Walk
from game.scenario.problems import Problems
from tests.building import story
from tests.generating import Data, compiled, scenarios, share
from tests.naive import Naive, Now, explored
from tests.play.test_agreement import world_of


def offers_of(naive: Naive) -> tuple[set[str], set[str]]:
    """Return every place that is reached, and every option that is somewhere on offer."""
    places: set[str] = set()
    options: set[str] = set()

    def visit(now: Now) -> None:
        places.add(now.place)
        options.update(f"{now.place}.{option}" for option in naive.offered(now))

    explored(naive, visit)
    return places, options


@share(0.25)
@given(scenarios(sound=False))
def test_merging_loses_no_place_and_no_option(data: Data) -> None:
    """Merged or not, the same states, options and endings are reached."""
    situations = explore(compiled(data, prose=False))
    places, options = offers_of(Naive(data))
    assert situations.complete
    assert set(situations.places) == places
    found = {
        f"{place}.{option}"
        for place, moves in zip(situations.places, situations.moves, strict=True)
        for option, _ in moves
        if option is not None
    }
    assert found == options


@share(0.25)
@given(scenarios(sound=False))
def test_each_exact_situation_belongs_to_one_that_offers_the_same(data: Data) -> None:
    """Every situation that can occur is found, and its merged one offers the same options."""
    table, naive = compiled(data, prose=False), Naive(data)
    situations = explore(table)

    def visit(now: Now) -> None:
        number = situations.number(world_of(table, now))
        assert number is not None
        if not naive.is_inject(now):
            assert [option for option, _ in situations.moves[number]] == naive.offered(now)

    explored(naive, visit)


@share(0.25)
@given(scenarios())
def test_the_play_to_a_situation_leads_there(data: Data) -> None:
    """The shortest play found to each situation can be played, and comes to it."""
    table = compiled(data)
    situations = explore(table)
    for number in range(len(situations)):
        walk = Walk(table, lambda where, draw: 0)  # what follows an inject is left open
        walk.play(situations.play_to(number))
        passed = {situations.number(table.start)}
        passed |= {situations.number(step.after) for step in walk.steps}
        assert number in passed


def loops(reached: dict[Any, set[Any]]) -> bool:
    """Whether some situation leads back to itself, by peeling off those that lead nowhere."""
    left = {key: set(after) for key, after in reached.items()}
    while ends := {key for key, after in left.items() if not after}:
        left = {key: after - ends for key, after in left.items() if key not in ends}
    return bool(left)


@share(0.25)
@given(scenarios(sound=False))
def test_dead_ends_and_loops_are_found_exactly(data: Data) -> None:
    """A dead end is told where there is one, a loop where an exact situation comes back."""
    problems = Problems()
    check_soundness(compiled(data, prose=False), problems)
    naive = Naive(data)
    stuck: set[str] = set()

    def visit(now: Now) -> None:
        if "options" in data["states"].get(now.place, {}) and not naive.offered(now):
            stuck.add(now.place)

    reached = explored(naive, visit)
    told = [p.message.split("`")[1] for p in problems.found if p.code == "MR701"]
    assert sorted(told) == sorted(stuck)
    assert any(p.code == "MR702" for p in problems.found) == loops(reached)


@share(0.25)
@given(scenarios())
def test_stories_made_to_end_have_no_problem(data: Data) -> None:
    """Where every decision has an option and every way back a counter, nothing is told."""
    problems = Problems()
    check_soundness(compiled(data, prose=False), problems)
    assert problems.found == []


def test_ways_on_are_limited_too() -> None:
    """A few situations with a very wide draw each are as much work as many situations."""
    entries = "\n".join(f"        e{n}: {{likelihood: 1, to: here}}" for n in range(60))
    states = f"""
here:
  title: Here
  options:
    go:
      label: Go
      because: seen
      effects: [{{change: {{n: 1}}}}]
      cases:
        - {{if: n >= 3, to: home}}
        - chance:
{indent(entries, "    ")}
            rest: {{likelihood: otherwise, to: here}}
"""
    table = story(states)
    assert explore(table, limit=10).complete
    assert not explore(table, limit=6).complete
