"""Odds worked out by hand."""

from __future__ import annotations

import pytest

from game.analysis import explore
from game.analysis.analysis import Analysis
from game.analysis.routes import routes
from game.rules import World, compile_scenario
from tests.stories import COIN, ROUND, THREE, TOP, odds_of, scenario_of, table_of


def test_one_draw_under_one_of_two_options() -> None:
    """Half of the players risk it, and `likely` is 55 to 80 %, its point 67.5 %."""
    odds = odds_of(table_of(COIN))
    assert odds.start["lost"] == pytest.approx((0.275, 0.3375, 0.40))
    assert odds.start["home"] == pytest.approx((0.60, 0.6625, 0.725))
    risk = odds.options["here.risk"]
    assert risk["lost"] == pytest.approx((0.55, 0.675, 0.80))
    assert odds.options["here.safe"]["lost"] == (0, 0, 0)


def test_three_ranges_that_come_to_too_little() -> None:
    """30 + 45 + 20 lacks 5; the room above is 10 + 15 + 10, so each moves a seventh of its own."""
    odds = odds_of(table_of(THREE))
    assert odds.start["home"] == pytest.approx((0.20, (30 + 10 / 7) / 100, 0.40))
    assert odds.start["lost"] == pytest.approx((0.60, (65 + 25 / 7) / 100, 0.80))


def test_a_loop_with_a_counter() -> None:
    """Once round, half leave and half are lost; before that comes a draw of 45 to 55 %."""
    odds = odds_of(table_of(ROUND))
    assert odds.start["lost"] == pytest.approx((0.5 * 0.45 * 0.5, 0.125, 0.5 * 0.55 * 0.5))
    again = odds.options["here.again"]["lost"]
    # 1 comes first and leads to 0.25; a quarter comes a second time, and is lost for certain.
    assert again == pytest.approx((0.225, (1 * 0.25 + 0.25 * 1) / 1.25, 1.0))


def test_fixed_choices() -> None:
    """A player who never leaves is lost unless the draw stops the round."""
    odds = odds_of(table_of(ROUND), choosing={"here": "again"})
    assert odds.start["lost"] == pytest.approx((0.45, 0.5, 0.55))


def test_choices_that_are_fixed_leave_out_what_then_cannot_happen() -> None:
    """A player who stays is never lost, and nothing leads there."""
    found = routes(explore(table_of(COIN)), {"here": "safe"})
    assert found.endings() == {"home": ["safe"]}
    assert found.offered() == {"here.risk", "here.safe"}


def test_the_shortest_play_fixes_each_draw() -> None:
    """To be lost takes two rounds, and the draw between them has to go on."""
    assert routes(explore(table_of(ROUND)), {}).endings() == {
        "home": ["again/stops"],
        "lost": ["again/goes_on", "again"],
    }


def test_an_option_that_only_makes_it_worse_is_dominated() -> None:
    """Risking it can only raise the heat, which is to be low."""
    found = Analysis(table_of(COIN)).dominated("here")
    assert found == [("risk", "safe")]


def test_what_is_not_come_to_at_the_points() -> None:
    """Its options count alike: nothing says how often it is come to."""
    text = f"""{TOP}
  here:
    title: Here
    because: seen
    chance:
      one: {{likelihood: [50, 60], to: home}}
      other: {{likelihood: [40, 50], to: home}}
      hardly: {{likelihood: otherwise, to: there}}
  there:
    title: There
    options:
      toss:
        label: Toss
        because: seen
        chance: {{heads: {{likelihood: 40, to: home}}, tails: {{likelihood: 60, to: lost}}}}
"""
    odds = odds_of(table_of(text))
    assert odds.start["lost"] == pytest.approx((0, 0, 0.06))
    assert odds.options["there.toss"]["lost"] == pytest.approx((0.6, 0.6, 0.6))


def test_the_odds_from_where_a_player_stands() -> None:
    """After one round: under each option, and for a player who picks evenly."""
    played = compile_scenario(scenario_of(ROUND))
    start = played.start
    once = World("here", tuple(1 if slot == 1 else one for slot, one in enumerate(start.values)))
    analysis = Analysis(table_of(ROUND))
    after = analysis.odds_at(played, once)
    assert after is not None
    assert after["lost"] == pytest.approx((0.5, 0.5, 0.5))
    under = analysis.odds_by_option(played, once)
    assert under["again"]["lost"] == pytest.approx((1, 1, 1))
    assert under["leave"]["lost"] == pytest.approx((0, 0, 0))


def test_a_story_that_can_go_round_for_ever_is_not_sound() -> None:
    """One that counts its rounds is."""
    endless = ROUND.replace("{if: n >= 2, to: lost}", "{if: n >= 2, to: here}")
    assert Analysis(table_of(ROUND)).is_sound
    assert not Analysis(table_of(endless)).is_sound


def test_there_are_no_odds_where_no_play_comes() -> None:
    """A state that nothing leads to."""
    text = f"{COIN}  nowhere: {{title: Nowhere, options: {{on: {{label: On, to: home}}}}}}\n"
    analysis = Analysis(table_of(text))
    nowhere = World("nowhere", analysis.table.start.values)
    assert analysis.odds_at(analysis.table, nowhere) is None
    assert analysis.odds_by_option(analysis.table, nowhere) == {}


def test_too_many_situations_to_say_what_is_dominated() -> None:
    """None is not the same as no option."""
    assert Analysis(table_of(ROUND), limit=1).dominated("here") is None


def test_past_the_limit_random_games_tell_what_exact_work_cannot() -> None:
    """It is said how far was looked, and nothing exact is claimed."""
    told: list[int] = []
    analysis = Analysis(table_of(ROUND), limit=1, progress=told.append)
    assert (analysis.is_exact, analysis.looked_at) == (False, 1)
    assert not analysis.first_situations.complete
    start = analysis.table.start
    option = analysis.table.offered(start)[0]
    assert analysis.final_odds(analysis.table, start, option, "heat", bool) is None
    assert analysis.samples().endings.keys() == {"home", "lost"}
    assert told[-1] == analysis.samples().games
