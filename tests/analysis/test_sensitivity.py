"""What the ends of assumptions' ranges do to the odds, against analyses of their own."""

from __future__ import annotations

import pytest
from hypothesis import given

from game.analysis.analysis import Analysis
from game.analysis.odds import points
from game.analysis.sensitivity import MOST, Swing, swings
from game.rules import Table, compile_scenario
from game.scenario.assuming import assuming, plausible_values
from tests import building
from tests.building import LUCK, OPENED, option, story, text_of
from tests.generating import Data, compiled, scenarios, share
from tests.samples import HARBOUR, table_of

PUSHED = """
because: seen
effects:
  - change: {heat: push}
cases:
  - {if: heat >= 6, to: lost}
  - {to: home}
"""

WIDENED = (
    text_of(
        option(
            """
        because: seen
        effects:
          - change: {distance: stride}
        cases:
          - {if: distance >= 1000, to: home}
          - {to: here}
        """
        )
    )
    .replace("variables:\n", "variables:\n  distance: {range: [0, 1000]}\n")
    .replace(
        "assumptions:\n",
        "assumptions:\n  stride: {says: How far., value: 1000, plausible: [1, 1000]}\n",
    )
)
"""One stride is all the way, or a thousandth of it."""


def swings_of(table: Table, most: int = MOST) -> dict[str, Swing] | None:
    """Return what each assumption of a scenario does."""
    analysis = Analysis(compile_scenario(table.scenario, prose=False))
    return swings(analysis, len(analysis.situations), most=most)


def test_a_likelihood_moves_what_it_draws() -> None:
    """Likely is 67.5 %, unlikely 32.5 %, very likely 87.5 %: the swing is the farther of them."""
    found = swings_of(story(option(LUCK)))
    assert found is not None
    luck = found["luck"]
    assert luck.own == pytest.approx({"home": 0.675, "lost": 0.325})
    assert luck.least == pytest.approx({"home": 0.325, "lost": 0.675})
    assert luck.most == pytest.approx({"home": 0.875, "lost": 0.125})
    assert luck.size == pytest.approx(0.35)
    assert found["push"].size == 0


def test_an_amount_moves_what_it_decides() -> None:
    """Heat goes from 3 to 5 and stays below 6; at the most, 4, it comes to 7."""
    found = swings_of(story(option(PUSHED)))
    assert found is not None
    assert found["push"] == Swing(
        own={"home": 1, "lost": 0}, least={"home": 1, "lost": 0}, most={"home": 0, "lost": 1}
    )
    assert found["push"].size == 1


def test_a_loop_that_a_value_opens_is_left_out() -> None:
    """With 0 in place of -3 the way back changes nothing, and play never ends."""
    found = swings_of(building.table_of(OPENED))
    assert found is not None
    assert found["pull"].most is None
    assert found["pull"].least == {"home": 1, "lost": 0}


def test_too_much_to_look_at() -> None:
    """Past the limit nothing is said."""
    assert swings_of(table_of(HARBOUR), most=10) is None


def test_what_another_value_leads_to_counts_too() -> None:
    """The least stride leads to a thousand situations, its own value to a few."""
    table = building.table_of(WIDENED)
    assert len(Analysis(compile_scenario(table.scenario, prose=False)).situations) < 10
    assert swings_of(table, most=500) is None
    found = swings_of(table, most=5_000)
    assert found is not None
    assert found["stride"].least == {"home": 1, "lost": 0}


def test_work_on_another_value_can_be_cancelled() -> None:
    """It is told how it comes along while it goes on, not only at its end."""
    wide = WIDENED.replace("1000", "9000")
    analysis = Analysis(compile_scenario(building.table_of(wide).scenario, prose=False))
    seen: list[int] = []
    assert swings(analysis, len(analysis.situations), seen.append) is not None
    assert seen == sorted(seen)
    assert len(seen) > 2 * len(analysis.table.scenario.assumptions)


def exact_points(analysis: Analysis) -> dict[str, float]:
    """Return the points of the exact odds of each ending."""
    overview = analysis.overview()
    assert overview is not None
    return {name: odds.point for name, odds in overview.endings.items()}


@share(0.1)
@given(scenarios())
def test_points_and_swings_are_those_of_the_exact_odds(data: Data) -> None:
    """Going forward gives the same points as the solver; each end is an analysis of its own."""
    scenario = compiled(data).scenario
    analysis = Analysis(compile_scenario(scenario, prose=False))
    assert points(analysis.situations) == pytest.approx(exact_points(analysis))
    found = swings(analysis, len(analysis.situations))
    assert found is not None
    for name, swing in found.items():
        values = plausible_values(scenario.assumptions[name])
        for value, told in ((values[0], swing.least), (values[-1], swing.most)):
            if told is not None:
                other = assuming(scenario, {name: value})
                fresh = Analysis(compile_scenario(other, prose=False))
                assert told == pytest.approx(exact_points(fresh))


def test_all_that_is_looked_at_is_counted() -> None:
    """With one situation fewer than it takes, nothing is said."""
    analysis = Analysis(compile_scenario(building.table_of(WIDENED).scenario, prose=False))
    seen: list[int] = []
    assert swings(analysis, len(analysis.situations), seen.append) is not None
    assert swings(analysis, len(analysis.situations), most=seen[-1]) is not None
    assert swings(analysis, len(analysis.situations), most=seen[-1] - 1) is None
