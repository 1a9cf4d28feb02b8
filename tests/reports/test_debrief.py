from __future__ import annotations

import pytest

from game.reports.debrief import Debrief, build
from tests.samples import BARE, COIN, HARBOUR, played

TO_THE_STORM = ("overnight/false_ones", "ask_again", "bring_in/storm", "explain")
TURNED_AWAY = ("overnight/true_ones", "turn_away", "say_nothing")


def debrief(*steps: str) -> Debrief:
    """Return the debrief of the harbour after ``steps``."""
    return build(played(HARBOUR, *steps))


def test_there_is_no_debrief_before_the_end() -> None:
    """A game that goes on has nothing to be debriefed."""
    with pytest.raises(ValueError, match="before the end"):
        build(played(HARBOUR))


def test_each_outcome_indicator_is_told_with_its_course_and_trail() -> None:
    """The trail names each moment at which it moved, what was chosen, drawn and changed."""
    (trust,) = debrief(*TO_THE_STORM).outcomes
    assert trust.sentence == "Trust of the town ends at steady (6), where it began."
    assert trust.course == (6, 6, 6, 5, 6)
    storm, explained = trust.trail
    assert (storm.time, storm.title) == ("Sunday, midnight", "What to answer")
    assert storm.chosen == "Bring her in"
    assert storm.chance == ("storm (odds between 55 and 80%)",)
    (fall,) = storm.effects
    assert fall.line == "Trust of the town falls by 1, from steady (6) to strained (5)"
    assert [reason.id for reason in fall.reasons] == ["pilots_meant_well"]
    assert explained.chosen == "Explain it to the town"


def test_notes_stand_beside_the_change_they_belong_to() -> None:
    """The author's line comes with the change."""
    (trust,) = debrief(*TURNED_AWAY).outcomes
    assert trust.trail[0].effects[0].note == "The town has heard her ask."
    assert trust.sentence == "Trust of the town ends at broken (0), down 6 from steady (6)."


def test_all_indicators_are_outcomes_where_none_is_marked() -> None:
    """A scenario that marks no outcome is told by all its indicators."""
    (calm,) = build(played(BARE, "left")).outcomes
    assert (calm.label, calm.trail) == ("Calm", ())


def test_only_findings_that_hold_are_told_by_what_they_are_about() -> None:
    """Those about an outcome stand with it, the others in groups of their own."""
    lost = debrief(*TURNED_AWAY)
    assert [finding.text for finding in lost.outcomes[0].findings] == [
        "The town trusts its harbour less than it did on Sunday."
    ]
    assert [group.about for group in lost.findings] == ["Keep the trust of those you work with"]
    kept = debrief(*TO_THE_STORM)
    assert kept.outcomes[0].findings == ()
    assert [group.about for group in kept.findings] == [
        "Whether the papers were false",
        "Keep the trust of those you work with",
    ]


def test_hidden_facts_are_told_at_last() -> None:
    """What could not be known during play is told in the debrief."""
    assert [(one.label, one.value) for one in debrief(*TO_THE_STORM).hidden] == [
        ("Whether the papers were false", "yes")
    ]


def test_the_paths_stand_side_by_side_up_to_where_they_part() -> None:
    """Rows are aligned by decision, and the first that differs is marked."""
    path = debrief(*TURNED_AWAY).path
    assert path is not None
    assert [(row.yours, row.history, row.parting) for row in path.rows] == [
        ("Turn her away", "Ask for her papers again", True),
        ("", "Bring her in", False),
        ("Say nothing", "Explain it to the town", False),
    ]
    assert path.parted == (
        "Your way parts from history's at “What to answer”: you chose “Turn her away”; "
        "in history it was “Ask for her papers again”."
    )
    assert not path.same_ending


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (TO_THE_STORM, ", though chance did not fall as it did then."),
        (
            ("overnight/false_ones", "ask_again", "bring_in/safe", "explain"),
            "You made every decision as it was made in history.",
        ),
    ],
)
def test_deciding_as_in_history_is_said_plainly(steps: tuple[str, ...], said: str) -> None:
    """Where every decision is the same, that is said, and whether chance was too."""
    path = debrief(*steps).path
    assert path is not None
    assert path.parted.endswith(said)
    assert path.same_ending


def test_a_decision_that_only_one_way_came_to_is_where_they_part() -> None:
    """Where the same choice led elsewhere, that is said, with who came where."""
    path = build(played(COIN, "toss/tails", "eat")).path
    assert path is not None
    assert [(row.yours, row.history, row.parting) for row in path.rows] == [
        ("Toss", "Toss", False),
        ("Eat", "", True),
        ("", "Read", False),
    ]
    assert path.parted == (
        "Up to there you decided as in history; then events took another course: "
        "only yours came to “The kitchen”."
    )


def test_a_scenario_without_history_has_no_paths() -> None:
    """There is nothing to compare with."""
    assert build(played(BARE, "left")).path is None


def test_only_what_the_playthrough_rested_on_is_evidence() -> None:
    """Assumptions and claims behind other ways are not shown."""
    turned_away = debrief(*TURNED_AWAY)
    # The storm's odds are an assumption that only bringing her in rests on; here it is the
    # wind's, which the opening told of.
    assert [one.id for one in turned_away.assumptions] == ["storm_comes", "town_anger"]
    (gazette,) = turned_away.sources
    assert gazette.source == "“The night of the Marta” (Harbour Gazette, 2019-11-03)"
    assert [claim.id for claim in gazette.claims] == ["master_vouches", "customs_doubts"]


def test_questions_and_rubric_stand_under_their_objectives() -> None:
    """Questions under no objective come last."""
    found = debrief(*TURNED_AWAY)
    assert [(group.objective, group.asks) for group in found.questions] == [
        (
            "Decide while the facts are still uncertain",
            ("What would have made you surer?",),
        ),
        ("", ("Who should have been asked?",)),
    ]
    (row,) = found.rubric
    assert (row.objective, row.strong) == (
        "Keep the trust of those you work with",
        "Says who bears the cost.",
    )


def test_the_players_reasons_and_the_way_back_to_this_game_are_kept() -> None:
    """What the player wrote stands at its decision; seed and steps give the same game again."""
    game = played(HARBOUR, "overnight/true_ones", seed=5)
    game.choose("ask_again")
    game.undo()
    game.choose("turn_away", reason="No papers, no berth.")
    game.choose("explain")
    found = build(game)
    (own,) = found.own_reasons
    assert (own.decision, own.chosen, own.reason) == (
        "What to answer",
        "Turn her away",
        "No papers, no berth.",
    )
    assert (found.seed, found.undone) == (5, 1)
    assert found.steps == ("overnight/true_ones", "turn_away", "explain")
