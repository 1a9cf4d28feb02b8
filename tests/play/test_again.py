from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.play import Playthrough
from game.play.again import SameChoices
from game.rules import Table, compile_scenario
from game.rules.assuming import Variants, asked_for
from game.scenario.assuming import assuming
from tests.building import option, story
from tests.generating import Data, compiled, scenarios, share

TWO_WAYS = """\
here:
  title: Here
  options:
    go:
      label: Go
      because: seen
      effects: [{change: {heat: push}}]
      cases:
        - {if: heat >= 6, to: there}
        - {to: home}
there:
  title: There
  options:
    stay: {label: Stay, to: home}
    leave: {label: Leave, if: heat >= 7, to: lost}
"""


def game(table: Table, *steps: str, seed: int = 1) -> Playthrough:
    """Play to where the steps lead."""
    return Playthrough(table, seed, steps)


def played(data: Data, seed: int, picks: st.DataObject) -> Playthrough:
    """Play a generated scenario to its end."""
    playthrough = Playthrough(compiled(data), seed)
    while not playthrough.is_over:
        playthrough.choose(picks.draw(st.sampled_from(playthrough.offered)))
    return playthrough


def test_a_way_stops_at_a_decision_that_was_never_met() -> None:
    """Heat 3 and a push of 2 go home; 3 more lead to a decision that was not come to."""
    playthrough = game(story(TWO_WAYS), "go")
    again = SameChoices(playthrough)
    found = again.follow(Variants(playthrough.table).table({"push": 3}))
    assert (found.stop, found.world.place) == ("never met", "there")
    assert again.follow(Variants(playthrough.table).table({"push": 1})).world.place == "home"


def test_a_way_stops_where_the_choice_is_not_on_offer() -> None:
    """Leaving needs a heat of 7, which a push of 3 does not make."""
    scenario = assuming(story(TWO_WAYS).scenario, {"push": 4})
    playthrough = game(compile_scenario(scenario), "go", "leave")
    found = SameChoices(playthrough).follow(Variants(playthrough.table).table({"push": 3}))
    assert (found.stop, found.option) == ("not on offer", "leave")
    early = SameChoices(playthrough).follow(Variants(playthrough.table).table({"push": 1}))
    assert (early.stop, early.world.place) == (None, "home")


def test_what_no_amount_reaches_is_put_together_once() -> None:
    """Only what mentions an assumption differs between the variants of a scenario."""
    there = "there: {title: There, because: seen, effects: [{change: {n: 1}}], to: home}\n"
    table = story(option("effects: [{change: {heat: push}, because: seen}]\nto: there") + there)
    variants = Variants(table)
    few, many = (variants.table({"push": push}).states for push in (1, 4))
    assert few["there"] is many["there"]
    assert few["here"] != many["here"]


def test_an_amount_is_asked_for_where_a_condition_reads_it() -> None:
    """Not where it only sizes a change."""
    sized = "because: seen\neffects: [{change: {n: push}}]\nto: home"
    table = story(option(f"if: heat > pull\n{sized}"))
    assert asked_for(table.scenario) == {"pull"}


def test_a_draw_that_was_fixed_is_kept() -> None:
    """What chance brought stays, also where the seed alone would have brought another thing."""
    table = story(
        """\
        here:
          title: Here
          options:
            go:
              label: Go
              because: seen
              effects: [{change: {heat: push}}]
              chance:
                a: {likelihood: luck, to: home}
                b: {likelihood: otherwise, to: lost}
        """
    )
    variant = Variants(table).table({"push": 4})
    for draw, ending in (("a", "home"), ("b", "lost")):
        assert SameChoices(game(table, f"go/{draw}")).follow(variant).world.place == ending


NEW_DRAW = """\
here:
  title: Here
  options:
    go:
      label: Go
      because: seen
      effects: [{change: {heat: push}}]
      cases:
        - if: heat >= 6
          chance:
            a: {likelihood: luck, to: home}
            b: {likelihood: otherwise, to: lost}
        - {to: home}
"""


def test_a_draw_that_is_new_falls_as_in_play() -> None:
    """The seed decides it, as it decides a game that is played under the other value."""
    table = story(NEW_DRAW)
    variant = compile_scenario(assuming(table.scenario, {"push": 3}))
    for seed in range(8):
        followed = SameChoices(game(table, "go", seed=seed)).follow(variant)
        assert followed.world.place == game(variant, "go", seed=seed).world.place


def test_a_way_that_goes_round_without_a_decision_stops() -> None:
    """A round that some value never leaves is given up."""
    table = story(
        """\
        here: {title: Here, options: {go: {label: Go, to: round}}}
        round:
          title: Round
          because: seen
          effects: [{change: {heat: push}}]
          cases:
            - {if: heat >= 4, to: home}
            - {to: round}
        """
    )
    table_at = Variants(table).table
    again = SameChoices(game(table, "go"))
    assert again.follow(table_at({"push": 1})).world.place == "home"
    assert again.follow(table_at({"push": 0})).stop == "endless"


def test_a_variant_has_the_states_of_its_scenario() -> None:
    """Nothing is lost or added by putting states together when they are come to."""
    table = story(TWO_WAYS)
    assert list(Variants(table).table({"push": 3}).states) == list(table.states)
    assert len(Variants(table).table({"push": 3}).states) == len(table.states)


@share(0.5)
@given(scenarios(), st.integers(0, 99), st.data())
def test_at_their_own_values_the_same_record_comes(
    data: Data, seed: int, picks: st.DataObject
) -> None:
    """Nothing changed, nothing else happens: each step is the same, with all it tells."""
    playthrough = played(data, seed, picks)
    found = SameChoices(playthrough).follow(playthrough.table)
    assert found.stop is None
    assert found.steps == playthrough.steps


@share(0.5)
@given(scenarios(), st.integers(0, 99), st.data(), st.integers(1, 3), st.integers(-3, 0))
def test_a_variant_is_the_file_with_other_values(
    data: Data, seed: int, picks: st.DataObject, step: int, back: int
) -> None:
    """The quick tables lead exactly where a file with those values, read again, leads."""
    playthrough = played(data, seed, picks)
    assumptions = {
        **data["assumptions"],
        "step": {**data["assumptions"]["step"], "value": step},
        "back": {**data["assumptions"]["back"], "value": back},
    }
    edited = compiled({**data, "assumptions": assumptions}, prose=False)
    variants = Variants(compile_scenario(playthrough.scenario, prose=False))
    again = SameChoices(playthrough)
    variants.table({"step": 3, "back": 0})
    quick = again.follow(variants.table({"step": step, "back": back}))
    slow = again.follow(edited)
    assert (quick.world, quick.stop, quick.option) == (slow.world, slow.stop, slow.option)
    assert [one.changes for one in quick.steps] == [one.changes for one in slow.steps]
