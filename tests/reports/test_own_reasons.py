"""What was written before deciding, beside what was known then and what the model says."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest

from game.analysis.analysis import Analysis
from game.locations import bundled_scenarios
from game.play import Expectation, Playthrough
from game.play.expectation import WAYS, Way
from game.reports.chances import chances
from game.reports.debrief import build
from game.reports.expecting import prospects, written
from game.reports.html.debrief import debrief_html
from game.reports.markdown import debrief_markdown
from game.reports.own_reasons import CAVEAT, agreements, own_reasons
from game.rules import compile_scenario
from tests.samples import HARBOUR, played, table_of
from tests.stories import COIN, scenario_of

ERBIL = next(path for path in bundled_scenarios() if path.stem == "erbil_2021")


def risked(likelihood: str, way: Way = "higher", brought: str = "calm") -> Playthrough:
    """Return the coin's story, risked; `likely`, 55 to 80 %, the heat rises from 1 to 3."""
    game = Playthrough(compile_scenario(scenario_of(COIN)), 1)
    game.choose("risk", [brought], "Why not?", Expectation("heat", way, likelihood, "It rains."))
    return game


def agreement(game: Playthrough, limit: int = 1_000) -> str:
    """Return how the model agrees with the first decision's expectation."""
    analysis = Analysis(compile_scenario(game.scenario, prose=False), limit)
    return agreements(game, analysis)[0]


@pytest.mark.parametrize(
    ("likelihood", "verdict"),
    [
        ("likely", "It agrees."),
        ("roughly_even", "In part: the ranges overlap, and you held it less likely"),
        ("very_likely", "In part: the ranges overlap, and you held it likelier"),
        ("unlikely", "It does not agree: you held it less likely than the model does."),
        ("almost_certain", "It does not agree: you held it likelier than the model does."),
    ],
)
def test_the_likelihood_given_is_compared_with_the_models_range(
    likelihood: str, verdict: str
) -> None:
    """The point inside the word's range agrees; ranges that meet agree in part."""
    said = agreement(risked(likelihood))
    assert said.startswith(verdict)
    assert said.endswith("the model's odds of it were 68%, between 55% and 80%.")


@pytest.mark.parametrize(
    ("way", "odds"),
    [("higher", "68%, between 55% and 80%."), ("same", "32%, between 20% and 45%."),
     ("lower", "0%.")],
)  # fmt: skip
def test_the_odds_are_those_of_the_final_number_under_the_choice(way: Way, odds: str) -> None:
    """Higher, lower and the same than then share out everything that can come."""
    assert agreement(risked("unlikely", way)).endswith(f"were {odds}")


@pytest.mark.parametrize(
    ("way", "likelihood"), [("lower", "almost_no_chance"), ("same", "almost_certain")]
)
def test_the_outermost_words_reach_to_what_is_sure(way: Way, likelihood: str) -> None:
    """No word says 0 or 100 %; the nearest one agrees with it."""
    game = Playthrough(compile_scenario(scenario_of(COIN)), 1)
    game.choose("safe", expectation=Expectation("heat", way, likelihood))
    assert agreement(game).startswith("It agrees.")


def test_what_came_changes_nothing_about_the_agreement() -> None:
    """Neither luck nor its want is held for or against anyone."""
    assert agreement(risked("likely", brought="calm")) == agreement(
        risked("likely", brought="storm")
    )


def test_too_many_situations_are_said() -> None:
    """Nothing is made up where not everything was looked at."""
    assert "too many situations" in agreement(risked("likely"), limit=1)


def test_what_was_known_then_stands_beside_it() -> None:
    """Gauges and known variables as they stood; what was hidden stays out of it."""
    game = played(HARBOUR, "overnight/false_ones", seed=5)
    game.choose("turn_away", reason="No papers, no berth.")
    game.choose("explain")
    (own,) = own_reasons(game)
    assert "Trust of the town: steady (6)" in own.known
    assert [label for label, _ in own.rows()] == ["You wrote", "Known then"]
    hidden = [one for one in game.scenario.variables.values() if one.hidden]
    assert hidden
    assert len(own.known) == len(game.scenario.indicators) + sum(
        one.is_shown for one in game.scenario.variables.values()
    )


def test_how_it_turned_out_is_told_apart_and_last() -> None:
    """Then and in the end, without a word on whether that was right."""
    rows = list(own_reasons(risked("likely", brought="storm"))[0].rows("It agrees."))
    assert rows[-2:] == [
        ("Agreement with the model", "It agrees."),
        ("How it turned out", "It stood at 1 then, and at 3 at the end."),
    ]


def test_an_expectation_of_a_thing_that_is_gone_is_left_out() -> None:
    """A save from before a scenario changed harms no debrief."""
    game = Playthrough(compile_scenario(scenario_of(COIN)), 1)
    gone = Expectation("cold", "higher", "likely")
    game.choose("safe", expectation=gone)
    assert own_reasons(game) == []
    assert written(game.table, game.world, "", gone) == []
    assert agreements(game, Analysis(game.table)) == {}


def test_every_written_debrief_holds_it() -> None:
    """Markdown and HTML alike, with the caveat, whatever the player wrote."""
    game = risked("likely")
    game.undo()
    wrong = "<b>*x*</b>"
    game.choose("risk", ["storm"], expectation=Expectation("heat", "higher", "likely", wrong))
    analysis = Analysis(compile_scenario(game.scenario, prose=False))
    debrief, could = build(game), chances(game, analysis)
    told = debrief_markdown(debrief, could)
    assert CAVEAT in told
    assert "- **You expected by the end:** Heat higher than then (1); likely (55 to 80%)." in told
    assert "- **Wrong if:** &lt;b>\\*x\\*&lt;/b>" in told
    assert "- **Agreement with the model:** It agrees." in told
    page = debrief_html(debrief, "en", could)
    assert "<strong>Agreement with the model:</strong> It agrees." in page
    assert "&lt;b&gt;*x*&lt;/b&gt;" in page


def test_only_outcomes_can_be_expected_and_nothing_of_the_endings() -> None:
    """Three ways for each outcome indicator, named as the player sees it now."""
    scenario = table_of(ERBIL).scenario
    game = Playthrough(compile_scenario(scenario), 1)
    found = prospects(game)
    outcomes = [name for name, one in scenario.indicators.items() if one.outcome]
    assert [one.indicator for one in found[::3]] == outcomes
    assert found[0].words == "Escalation with Iran: higher than now (3)"


def test_on_erbil_the_three_ways_add_up_to_certainty() -> None:
    """Of each outcome, under each option of a decision: higher, lower and the same make 1."""
    scenario = table_of(ERBIL).scenario
    game = Playthrough(compile_scenario(scenario), 1, ["with_iraqis"])
    analysis = Analysis(compile_scenario(scenario, prose=False))
    outcomes = [name for name, one in scenario.indicators.items() if one.outcome]
    for name, option in product(outcomes, game.offered):
        now = game.table.number(game.world, name)
        points = []
        for way in WAYS:
            wanted = partial(Expectation(name, way, "likely").holds, now)
            odds = analysis.final_odds(game.table, game.world, option, name, wanted)
            assert odds is not None
            points.append(odds.point)
        assert sum(points) == pytest.approx(1)
