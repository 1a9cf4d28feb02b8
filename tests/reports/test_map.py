"""The map: what a player may know of it, and nothing more."""

from __future__ import annotations

import pytest

from game.locations import bundled_scenarios
from game.play import Playthrough
from game.reports.map import Map, map_of
from game.rules import compile_scenario
from tests.samples import HARBOUR, played, table_of
from tests.stories import COIN, ROUND, scenario_of

ERBIL = next(path for path in bundled_scenarios() if path.stem == "erbil_2021")


def game(text: str, *steps: str) -> Playthrough:
    """Play a small story."""
    return Playthrough(compile_scenario(scenario_of(text)), 1, steps)


def drawn(playthrough: Playthrough, known: frozenset[str] = frozenset()) -> Map:
    """Return the map of all that was played."""
    return map_of(playthrough, playthrough.steps, playthrough.world.place, known)


def test_what_was_not_come_to_has_no_name() -> None:
    """Its kind and the ways to it are all there is to know."""
    found = drawn(game(COIN))
    assert [(one.kind, one.title, one.here) for one in found.places] == [
        ("decision", "Here", True),
        ("ending", "", False),
        ("ending", "", False),
    ]
    assert [found.name(number) for number in (1, 2)] == ["An ending not met yet"] * 2


def test_the_way_taken_is_lit_and_says_what_was_chosen() -> None:
    """From each place read to the next one, and no other way."""
    found = drawn(game(COIN, "risk/storm"))
    assert [one.chosen for one in found.places] == [("Risk it",), (), ()]
    assert {found.name(one.target) for one in found.paths if one.taken} == {"Lost"}
    assert found.places[found.here].title == "Lost"
    assert found.count == "You have come past 2 of 3 places, among them 1 of 2 endings."


def test_what_other_games_came_to_is_named_and_not_lit() -> None:
    """So is what was taken back in this one."""
    playthrough = game(COIN, "risk/storm")
    playthrough.undo()
    found = drawn(playthrough, frozenset(["home"]))
    assert [(one.seen, one.title) for one in found.places] == [
        ("now", "Here"), ("before", "Home"), ("never", ""),
    ]  # fmt: skip
    assert not any(one.taken for one in found.paths)


def test_what_was_decided_and_is_still_to_be_read_stays_unknown() -> None:
    """Neither an event nor the ending that follows it is named before its page is read."""
    playthrough = played(HARBOUR, "overnight/true_ones", "turn_away")
    count = len(playthrough.opening) + 1
    found = map_of(playthrough, playthrough.steps[:count], "arrival_reply")
    later = {step.state for step in playthrough.steps[count:]}
    titles = {one.title for one in found.places if one.seen != "never"}
    states = playthrough.scenario.states
    assert not titles & {str(states[name].title) for name in later if states[name].title}


def test_a_story_that_goes_round_leads_back() -> None:
    """The way that closes the circle is there, and lies between the same two places."""
    found = drawn(game(ROUND, "again/goes_on", "again"))
    back = [one for one in found.paths if one.target <= one.source]
    assert [(one.source, one.target, one.taken) for one in back] == [(0, 0, True)]
    assert len(found.places[0].chosen) == 2


def test_a_step_that_is_being_read_leads_nowhere_yet() -> None:
    """Neither on to another place nor round to the same one."""
    playthrough = game(ROUND, "again/goes_on")
    found = map_of(playthrough, playthrough.steps, None)
    assert found.places[0].here
    assert not any(one.taken for one in found.paths)


def test_quiet_injects_are_passed_through() -> None:
    """They are no places; what leads to them leads to what comes after them."""
    table = table_of(ERBIL)
    found = drawn(Playthrough(table, 1))
    quiet = [state for state in table.scenario.states.values() if state.quiet]
    assert quiet
    all_places = len(table.scenario.states) + len(table.scenario.endings)
    assert len(found.places) == all_places - len(quiet)
    ends = {at for at, one in enumerate(found.places) if one.kind == "ending"}
    assert {one.target for one in found.paths} >= ends
    assert {one.source for one in found.paths} == set(range(len(found.places))) - ends


@pytest.mark.parametrize("seed", range(3))
def test_every_step_of_a_whole_game_is_a_way_on_the_map(seed: int) -> None:
    """Place after place, each is one that the one before it leads to."""
    playthrough = Playthrough(table_of(ERBIL), seed)
    while not playthrough.is_over:
        playthrough.choose(playthrough.offered[seed % len(playthrough.offered)])
    found = drawn(playthrough)
    lit = {one.source for one in found.paths if one.taken} | {found.here}
    assert lit == {at for at, one in enumerate(found.places) if one.seen == "now"}
    assert all(one.target > one.source for one in found.paths)
