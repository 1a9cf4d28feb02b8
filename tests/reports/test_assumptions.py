from __future__ import annotations

import pytest

from game.analysis.keeping import AnalysisKeeper
from game.play import Playthrough
from game.reports.assuming import assumed, read_value
from game.reports.assumptions import what_if
from game.reports.chances import range_words
from game.reports.debrief import build
from game.reports.record import playthrough_data
from game.rules import compile_scenario
from tests.building import story, table_of, text_of
from tests.stories import PUSH_AND_LUCK, odds_of


def game(draw: str) -> Playthrough:
    """Play the story to its end."""
    return Playthrough(story(PUSH_AND_LUCK), 1, [f"go/{draw}"])


def test_an_assumption_about_what_did_not_come_bears_on_the_ending() -> None:
    """The storm came as what remained beside the calm, whose chance is an assumption."""
    assert "luck" in [one.reason.id for one in what_if(game("storm")).tried]
    assert "luck" in [one.id for one in build(game("storm")).assumptions]


def test_the_record_and_the_debrief_tell_the_same_odds_of_a_draw() -> None:
    """Both say how far a likelihood can go: the storm has what the calm, 55 to 80 %, leaves."""
    playthrough = game("storm")
    (step,) = playthrough_data(playthrough)["record"]
    (drawn,) = (one for one in step["events"] if one["kind"] == "drawn")
    assert drawn["odds"]["storm"] == pytest.approx([0.2, 0.325, 0.45])
    (entry,) = build(playthrough).outcomes[0].trail
    assert entry.chance == ("storm (odds between 20 and 45%)",)


def test_each_value_is_tried_and_the_smallest_change_is_named() -> None:
    """Heat is 3 and the push 2: with 1 it stays below 6, with 3 or 4 it does not."""
    found = what_if(game("calm"))
    push = next(one for one in found.tried if one.reason.id == "push")
    assert push.lines == [
        "With 1 instead of 2, your choices would still have ended at “Home”.",
        "With 3 or 4 instead of 2, your choices would have ended at “Lost”.",
    ]
    assert [flip.line for flip in found.flips] == [
        "How far it goes. With 3 instead of 2, your choices would have ended at “Lost”."
    ]


def test_the_corners_are_counted() -> None:
    """One amount has two corners, 1 and 4, of which the first comes to the same."""
    ground = what_if(game("calm")).ground
    assert ground is not None
    assert (ground.same, ground.other, ground.stopped, ground.is_sample) == (1, 1, 0, False)


def test_a_chance_is_not_counted_as_robustness() -> None:
    """With draws kept it decides nothing, and that is said."""
    found = what_if(game("calm"))
    (luck,) = (one for one in found.tried if one.reason.id == "luck")
    assert (luck.is_chance, luck.trials) == (True, ())
    assert "it moves the odds alone" in luck.lines[0]
    assert found.ground is not None
    assert found.ground.amounts == 1


def test_what_sized_an_effect_that_decided_nothing_flips_nothing() -> None:
    """In the storm all is lost, however far the push went."""
    found = what_if(game("storm"))
    assert found.flips == ()
    assert found.summary[0].startswith("No assumption, changed alone")


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("push", "4", "value: 2", "value: 4"),
        ("luck", "unlikely", "value: likely", "value: unlikely"),
    ],
)
def test_the_odds_are_those_of_the_edited_file(name: str, text: str, old: str, new: str) -> None:
    """A fresh analysis of the file with the other value says the same."""
    playthrough = game("calm")
    value = read_value(playthrough.scenario.assumptions[name], text)
    assert value is not None
    said = " ".join(assumed(playthrough, name, value, AnalysisKeeper()))
    before, after = (
        odds_of(compile_scenario(table_of(one).scenario, prose=False)).start["home"]
        for one in (text_of(PUSH_AND_LUCK), text_of(PUSH_AND_LUCK).replace(old, new, 1))
    )
    assert before != after
    assert f"{range_words(after)}; before the change {range_words(before)}." in said


def test_it_is_told_after_the_end_only() -> None:
    """Before, there is no ending that could hang on anything."""
    with pytest.raises(ValueError, match="after the end"):
        what_if(Playthrough(story(PUSH_AND_LUCK), 1))
