from __future__ import annotations

import pytest

from game.reports.evidence import Reason, behind, change_line, explain, places, reasons
from game.rules import Changed
from tests.samples import HARBOUR, played, table_of


def reason(name: str) -> Reason:
    """Return one reason of the harbour."""
    table = table_of(HARBOUR)
    (found,) = reasons(table, table.start, [name, name])
    return found


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            Changed("danger", 1, 3, asked=2),
            "Danger in the roads rises by 2, from low (1) to raised (3)",
        ),
        (
            Changed("trust", 6, 5, asked=-1),
            "Trust of the town falls by 1, from steady (6) to strained (5)",
        ),
        (
            Changed("trust", 3, 0, asked=-9),
            (
                "Trust of the town falls by 3 instead of 9, from strained (3) to broken (0), "
                "the bottom of the range"
            ),
        ),
        (Changed("trust", 8, 6, asked=-2), "Trust of the town stays steady, 8 to 6"),
        (
            Changed("trust", 2, 0, asked=-9),
            "Trust of the town stays broken, 2 to 0, the bottom of the range",
        ),
        (
            Changed("danger", 5, 5, asked=2),
            "Danger in the roads stays at grave (5), already at the top of the range",
        ),
        (Changed("danger", 2, 2, asked=0), "Danger in the roads stays at raised (2)"),
        (Changed("trust", 6, 9), "Trust of the town rises by 3, from steady (6) to firm (9)"),
        (
            Changed("sureness", 0, 1),
            "How sure you are of the papers: fairly sure (before: not sure at all)",
        ),
        (Changed("sureness", 1, 1), "How sure you are of the papers: fairly sure, as before"),
        (Changed("false_papers", 0, 1), "Whether the papers were false: yes (before: no)"),
        (Changed("calls", 0, 1, asked=1), "calls rise by 1, from 0 to 1"),
    ],
)
def test_a_change_is_one_sentence(change: Changed, line: str) -> None:
    """What moved, by how much, from where to where; and what stopped it."""
    assert change_line(table_of(HARBOUR), change) == line


def test_a_claim_is_shown_with_who_says_it_where_and_what_disputes_it() -> None:
    """The lines give speaker, kind, place, source and the claims against it."""
    claim, source, disputed = explain(reason("master_vouches"))
    assert claim == (
        "the ship's master (as reported; paragraphs 2 and 5): "
        "The ship carried grain and nothing else."
    )
    assert source == "Source: “The night of the Marta” (Harbour Gazette, 2019-11-03)."
    assert disputed == (
        "Disputed: a former customs officer (opinion, not an observed fact; "
        "paragraph 7): The papers could not have been genuine."
    )


def test_a_dispute_is_shown_on_both_sides() -> None:
    """A claim is disputed by what it disputes, whichever of the two the author wrote it at."""
    (line,) = reason("customs_doubts").disputed_by
    assert line.startswith("the ship's master")


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("customs_doubts", "(opinion, not an observed fact; "),
        ("pilots_meant_well", "(stated intention, not a result; "),
    ],
)
def test_opinions_and_intentions_never_read_as_facts(claim: str, kind: str) -> None:
    """Who says it, and that it is no observation, stand before what is said."""
    line = explain(reason(claim))[0]
    assert kind in line.partition(": ")[0]


def test_an_assumption_is_shown_with_its_plausible_range_and_what_it_rests_on() -> None:
    """An assumption is called one, with its value and both ends of the range."""
    first, second = explain(reason("town_anger"))
    assert first == (
        "Assumption of this exercise: How far the town's trust falls if the ship is turned away. "
        "Taken as 3; plausible between 1 and 5."
    )
    assert second.startswith("Its direction rests on: the pilots' guild (stated intention")


def test_a_likelihood_is_shown_in_words_and_percent() -> None:
    """Words of likelihood stand with the range that they mean."""
    (line,) = explain(reason("storm_comes"))
    assert line == (
        "Assumption of this exercise: How likely the storm reaches the port before dawn. "
        "Taken as likely (55–80%); plausible from roughly even (45–55%) to very likely (80–95%)."
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((), ""),
        (("7",), "paragraph 7"),
        (("2", "5", "9"), "paragraphs 2, 5 and 9"),
        (("p. 3",), "p. 3"),
        (("9", "p. 3"), "paragraph 9, p. 3"),
    ],
)
def test_places_in_a_source_are_said_in_words(at: tuple[str, ...], words: str) -> None:
    """Numbers are paragraphs; anything else stands as its author wrote it."""
    assert places(at) == words


def test_a_change_by_an_assumed_amount_rests_on_the_assumption_too() -> None:
    """The trail of the harbour's refusal names the claim and the assumed size."""
    (change,) = played(HARBOUR, "turn_away").turns[0].steps[0].changes
    assert behind(change) == ("master_vouches", "town_anger")
