"""The journal: through JSON, replayed, and of a scenario that has changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.play import Expectation, Journal, JournalError, Playthrough, replay
from game.play.expectation import Way
from game.rules import Walk
from tests.building import never_drawn
from tests.play.test_playing import STORY
from tests.samples import HARBOUR, played


def test_a_journal_holds_draws_reasons_and_undos() -> None:
    """Through JSON it is the same journal; replayed, the seed decides nothing."""
    game = Playthrough(STORY, 7, ["dawn/fog"])
    game.choose("wait", reason="Hm.", expectation=Expectation("luck", "lower", "likely", "Calm."))
    game.undo()
    game.choose("sail", ["wind", "breeze"])
    journal = Journal.from_json(game.journal.to_json())
    assert journal == game.journal
    assert (journal.opening, journal.turns) == (("dawn/fog",), 1)
    other = Journal(**{**_fields(journal), "seed": 8})
    again = replay(STORY, other).playthrough
    assert [turn.steps for turn in again.turns] == [turn.steps for turn in game.turns]
    walked = Walk(STORY, never_drawn)
    walked.play(again.play_steps)
    assert tuple(walked.steps) == game.steps


def _fields(journal: Journal) -> dict[str, Any]:
    return {name: getattr(journal, name) for name in journal.__slots__}


EXPECTS = {"indicator": "luck", "way": "lower", "likelihood": "likely", "wrong_if": ""}
GOOD = json.loads(Playthrough(STORY, 1, ["wait"]).journal.to_json())


WRONG: list[dict[str, Any]] = [
    {"format": True}, {"format": 0},
    {"seed": "1"}, {"seed": True}, {"seed": 1.5}, {"scenario": 1}, {"digest": None},
    {"opening": "dawn"}, {"opening": [1]}, {"entries": {}}, {"entries": [1]}, {"entries": [{}]},
    {"entries": [{"steps": []}]}, {"entries": [{"steps": ["a", 1]}]},
    {"entries": [{"steps": ["a"], "reason": 1}]},
]  # fmt: skip


WRONGLY_EXPECTED: list[Any] = [
    1, [], {}, EXPECTS | {"way": "up"}, EXPECTS | {"likelihood": "30%"},
    EXPECTS | {"indicator": 1}, EXPECTS | {"wrong_if": None},
]  # fmt: skip


def _expecting(expects: Any) -> dict[str, Any]:
    return {"entries": [{"steps": ["wait"], "expects": expects}]}


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "{", "1", '{"format": "1"}', "[" * 100_000),
        *(json.dumps(GOOD | change) for change in WRONG),
        *(json.dumps(GOOD | _expecting(expects)) for expects in WRONGLY_EXPECTED),
    ],
)
def test_what_is_no_journal_is_refused(text: str) -> None:
    """Whatever it is instead, one error says so."""
    with pytest.raises(JournalError, match="no exported game"):
        Journal.from_json(text)


def test_journals_from_before_expectations_are_read_and_written_as_they_were() -> None:
    """Nothing is added to a turn before which nothing was expected."""
    (entry,) = GOOD["entries"]
    assert entry.keys() == {"steps", "reason"}
    assert json.loads(Journal.from_json(json.dumps(GOOD)).to_json()) == GOOD
    expecting = {**GOOD, "entries": [{**entry, "expects": EXPECTS}]}
    journal = Journal.from_json(json.dumps(expecting))
    assert json.loads(journal.to_json()) == expecting
    (turn,) = replay(STORY, journal).playthrough.turns
    assert turn.expectation == Expectation("luck", "lower", "likely")


@pytest.mark.parametrize(
    ("way", "ends"), [("higher", [False, False, True]), ("same", [False, True, False]),
                      ("lower", [True, False, False])]
)  # fmt: skip
def test_an_expectation_holds_beside_where_it_stood(way: Way, ends: list[bool]) -> None:
    """It compares the end with the moment of the decision, and nothing else."""
    expectation = Expectation("luck", way, "likely")
    assert [expectation.holds(5, end) for end in (4, 5, 6)] == ends


def test_a_journal_of_a_newer_program_is_refused() -> None:
    """It says that the program is too old for it."""
    with pytest.raises(JournalError, match="newer version"):
        Journal.from_json(json.dumps(GOOD | {"format": 2}))


def test_control_characters_in_a_journal_are_cleaned() -> None:
    """A reason from somebody else's file cannot reach the terminal as a command."""
    entries = [{"steps": ["wait"], "reason": "a\x1b[2Jb"}]
    journal = Journal.from_json(json.dumps(GOOD | {"entries": entries}))
    assert "\x1b" not in repr(journal.entries[0]).replace("\\x1b", "\x1b")


@pytest.mark.parametrize(
    ("change", "why", "turns"),
    [
        ({"opening": ["dawn/rain"]}, "can bring: fog, clear", 0),
        ({"opening": ["dawn/fog", "x"]}, "`x` is not on offer", 0),
        ({"opening": ["dawn/fog", "wait"]}, "`wait` stands before the first decision", 0),
        ({"entries": [{"steps": ["wait"]}, {"steps": ["fly"]}]}, "`fly` is not on offer", 1),
        ({"entries": [{"steps": ["sail/calm", "mail/bill"]}]}, "no longer follows", 1),
        ({"entries": [{"undo": True}, {"steps": ["wait"]}]}, None, 1),
    ],
)
def test_a_journal_is_followed_as_far_as_it_leads(
    change: dict[str, Any], why: str | None, turns: int
) -> None:
    """Where the scenario has changed since, the game stands at the last step that could be made."""
    found = replay(STORY, Journal.from_json(json.dumps(GOOD | change)))
    assert len(found.playthrough.turns) == turns
    if why is None:
        assert found.stopped is None
    else:
        assert found.stopped is not None
        assert why in found.stopped


def test_a_journal_counts_the_turns_that_stand() -> None:
    """Undoing more than was done leaves none."""
    entries = [{"undo": True}, {"steps": ["wait"]}, {"steps": ["on"]}, {"undo": True}]
    assert Journal.from_json(json.dumps(GOOD | {"entries": entries})).turns == 1


def test_a_game_of_too_many_decisions_is_refused() -> None:
    """All of them would be played again, which a file of 4 MiB could make last for minutes."""
    game = played(HARBOUR, "turn_away")
    data = json.loads(game.journal.to_json())
    once = [*data["entries"], {"undo": True}]
    data["entries"] = once * 5_000
    assert replay(game.table, Journal.from_json(json.dumps(data))).playthrough.turns == ()
    data["entries"].append(once[0])
    with pytest.raises(JournalError, match=r"more than 10,000 decisions"):
        Journal.from_json(json.dumps(data))
