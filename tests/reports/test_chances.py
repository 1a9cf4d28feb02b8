from __future__ import annotations

import pytest

from game.analysis.analysis import Analysis
from game.play import Playthrough
from game.reports.chances import Chances, chances
from game.reports.debrief import build
from game.reports.markdown import debrief_markdown
from game.rules import compile_scenario
from tests.samples import HARBOUR, played
from tests.stories import COIN, ROUND, scenario_of


def game(text: str, *steps: str) -> Playthrough:
    """Play a small story to its end."""
    return Playthrough(compile_scenario(scenario_of(text)), 1, steps)


def told(playthrough: Playthrough, limit: int = 1_000) -> Chances:
    """Return what could have been."""
    return chances(
        playthrough, Analysis(compile_scenario(playthrough.scenario, prose=False), limit)
    )


def test_each_option_on_offer_has_the_odds_of_each_ending_that_can_follow() -> None:
    """`likely` is 55 to 80 %; an ending that cannot follow an option is left out there."""
    (decision,) = told(game(COIN, "risk/storm")).decisions
    risk, safe = decision.options
    assert [(p.ending, p.came) for p in risk.prospects] == [("Lost", True), ("Home", False)]
    assert risk.prospects[0].odds == pytest.approx((0.55, 0.675, 0.8))
    assert [p.line for p in safe.prospects] == ["Home: 100%"]
    assert (risk.chosen, safe.chosen) == (True, False)


def test_how_the_choice_moved_the_odds_of_what_came_is_said() -> None:
    """Half of the players risk it: 33.75 % before, 67.5 % after."""
    found = told(game(COIN, "risk/storm"))
    (decision,) = found.decisions
    assert decision.before == pytest.approx((0.275, 0.3375, 0.40))
    assert decision.after == pytest.approx((0.55, 0.675, 0.8))
    assert found.moved(decision) == "With your choice the odds of “Lost” rose from 34% to 68%."


def test_every_decision_is_told_from_where_the_player_then_stood() -> None:
    """The second time round, going again is lost for certain."""
    first, second = told(game(ROUND, "again/goes_on", "again")).decisions
    assert first.options[0].prospects[0].ending == "Home"
    assert [p.line for p in second.options[0].prospects] == ["Lost: 100%"]


def test_what_is_too_large_says_so() -> None:
    """Nothing is made up where not all situations were looked at."""
    found = told(game(COIN, "risk/storm"), limit=1)
    assert found.decisions == ()
    assert "more than 1 situations" in found.how


def test_it_is_told_after_the_end_only() -> None:
    """Before, it would tell what is still to come."""
    with pytest.raises(ValueError, match="after the end"):
        told(game(COIN))


def test_the_markdown_debrief_tells_it() -> None:
    """A heading for each decision, a line for each option and ending."""
    playthrough = played(HARBOUR, "overnight/false_ones", "ask_again", "bring_in/storm", "explain")
    text = debrief_markdown(build(playthrough), told(playthrough, 100_000))
    assert "## What could have been" in text
    assert "(your choice)" in text
