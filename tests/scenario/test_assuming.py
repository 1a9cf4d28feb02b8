from __future__ import annotations

from fractions import Fraction

import pytest

from game.rules import compile_scenario
from game.scenario.assuming import assuming, percent, plausible_values, written
from game.scenario.likelihoods import from_word
from game.scenario.model import Scenario
from tests.building import loaded, option, text_of

TEXT = text_of(
    option(
        """\
        because: seen
        effects: [{change: {heat: push}}]
        chance:
          a: {likelihood: luck, to: home}
          b: {likelihood: [20, 60], to: lost}
        """
    )
)


def scenario_of(text: str) -> Scenario:
    """Read a text that must have no errors."""
    found = loaded(text).scenario
    assert found is not None
    return found


def test_an_amount_can_be_every_integer_of_its_range_and_a_likelihood_every_band() -> None:
    """The ends are among them, and the value itself."""
    assumptions = scenario_of(TEXT).assumptions
    assert plausible_values(assumptions["push"]) == (1, 2, 3, 4)
    words = [written(one) for one in plausible_values(assumptions["luck"])]
    assert words == ["unlikely", "roughly_even", "likely", "very_likely"]


def test_it_is_what_a_file_with_that_value_reads_as() -> None:
    """All but the digest is the same, draws with their new ranges among it."""
    text = TEXT.replace("value: 2", "value: 4").replace("value: likely", "value: roughly_even")
    edited = scenario_of(text)
    changed = assuming(scenario_of(TEXT), {"push": 4, "luck": from_word("roughly_even")})
    assert changed.assumptions["push"].amount == edited.assumptions["push"].amount
    found, expected = (
        compile_scenario(one).states["here"].options["go"].block for one in (changed, edited)
    )
    assert found.effects[0].moves == expected.effects[0].moves
    assert found.draw is not None
    assert expected.draw is not None
    assert (found.draw.lows, found.draw.points, found.draw.highs) == (
        expected.draw.lows,
        expected.draw.points,
        expected.draw.highs,
    )


def test_each_set_of_values_has_a_digest_of_its_own() -> None:
    """The same values give the same; its own values give the scenario itself."""
    scenario = scenario_of(TEXT)
    digests = {assuming(scenario, {"push": value}).digest for value in (1, 2, 3, 4)}
    assert len(digests) == 4
    assert assuming(scenario, {"push": 2}) is scenario
    both = assuming(scenario, {"push": 4, "pull": -1}).digest
    assert both == assuming(scenario, {"pull": -1, "push": 4}).digest


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("push", 5),
        ("push", from_word("likely")),
        ("luck", 30),
        ("luck", from_word("almost_certain")),
    ],
)
def test_what_is_not_plausible_is_refused(name: str, value: object) -> None:
    """Outside the range, or of another kind."""
    with pytest.raises(ValueError, match="is not plausible"):
        assuming(scenario_of(TEXT), {name: value})  # type: ignore[dict-item]


def test_a_chance_that_could_not_add_up_is_refused() -> None:
    """22 % leave at least 78 % to an entry that can have 60 % at most."""
    with pytest.raises(ValueError, match="a, b could not add up"):
        assuming(scenario_of(TEXT), {"luck": percent(Fraction(22))})
