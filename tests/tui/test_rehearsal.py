"""A scenario played while it is written: the place is kept, and what is lost is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.checking import check_file
from game.tui.rehearsal import CannotJump, Rehearsal, look_at
from tests.samples import HARBOUR

TEXT = HARBOUR.read_text("utf-8")


@pytest.fixture
def rehearsal(tmp_path: Path) -> Rehearsal:
    """The harbour, asked twice: its second decision is at hand."""
    path = tmp_path / HARBOUR.name
    path.write_text(TEXT, "utf-8")
    found = Rehearsal(path, look_at(path))
    found.choose("ask_again")
    found.choose("turn_away")
    return found


def save(rehearsal: Rehearsal, text: str | bytes) -> None:
    """Write the file anew, and let it be read."""
    rehearsal.path.write_bytes(text.encode() if isinstance(text, str) else text)
    rehearsal.take(look_at(rehearsal.path))


def place(rehearsal: Rehearsal) -> str:
    """Return where it stands."""
    assert rehearsal.playthrough is not None
    return rehearsal.playthrough.world.place


def test_a_save_keeps_the_place_and_shows_the_new_words(rehearsal: Rehearsal) -> None:
    """The way is played again in the new text."""
    save(rehearsal, TEXT.replace("The morning after", "The day after"))
    assert place(rehearsal) == "morning"
    assert rehearsal.playthrough is not None
    title = rehearsal.playthrough.scenario.states["morning"].title
    assert title is not None
    assert title.parts == ("The day after",)
    assert rehearsal.lost == ""


@pytest.mark.parametrize(
    "broken",
    [TEXT[:900], TEXT.replace("to: morning", "to: mourning"), "", b"\xff\xfe", "a: [", "- x"],
)
def test_a_broken_file_shows_no_stale_play_and_costs_nothing(
    rehearsal: Rehearsal, broken: str | bytes
) -> None:
    """There is no play while there are errors; the place comes back with the mended file."""
    save(rehearsal, broken)
    assert rehearsal.playthrough is None
    assert rehearsal.look.trouble or (rehearsal.look.report and rehearsal.look.report.has_errors)
    assert rehearsal.values() == []
    assert rehearsal.as_test() is None
    assert not rehearsal.undo()
    with pytest.raises(CannotJump, match="errors"):
        rehearsal.jump("morning")
    save(rehearsal, TEXT)
    assert place(rehearsal) == "morning"


def test_a_file_that_goes_away_comes_back(rehearsal: Rehearsal) -> None:
    """Some editors remove a file for a moment."""
    rehearsal.path.unlink()
    rehearsal.take(look_at(rehearsal.path))
    assert "No such file" in rehearsal.look.trouble
    save(rehearsal, TEXT)
    assert place(rehearsal) == "morning"


def test_what_no_longer_exists_is_said(rehearsal: Rehearsal) -> None:
    """The play goes as far as it leads; when the option is back, so is the place."""
    without = TEXT.replace("      turn_away:\n", "      send_away:\n")
    save(rehearsal, without)
    assert place(rehearsal) == "first_answer"
    assert "`turn_away`" in rehearsal.lost
    save(rehearsal, TEXT)
    assert (place(rehearsal), rehearsal.lost) == ("morning", "")


def test_another_way_is_remembered_in_place_of_the_lost_one(rehearsal: Rehearsal) -> None:
    """Whoever goes on from where it stopped has taken another way."""
    save(rehearsal, TEXT.replace("      turn_away:\n", "      send_away:\n"))
    rehearsal.choose("send_away")
    assert (place(rehearsal), rehearsal.lost) == ("morning", "")
    assert rehearsal.undo()
    rehearsal.begin_anew()
    assert rehearsal.playthrough is not None
    assert rehearsal.playthrough.turns == ()
    assert not rehearsal.undo()


def test_a_jump_goes_to_a_state_with_values(rehearsal: Rehearsal) -> None:
    """Numbers, values by name and booleans; the start of an indicator stays what it was."""
    rehearsal.jump("morning trust=2 sureness = fairly false_papers=true")
    values = dict(rehearsal.values())
    assert place(rehearsal) == "morning"
    assert (values["trust"], values["sureness"], values["false_papers"]) == ("2", "fairly", "true")
    rehearsal.choose("explain")
    assert place(rehearsal) == "doubted"
    save(rehearsal, TEXT.replace("The morning after", "The day after"))
    assert place(rehearsal) == "doubted"
    assert dict(rehearsal.values())["trust"] == "3"


def test_a_jump_to_an_inject_runs_on(rehearsal: Rehearsal) -> None:
    """It is resolved as in play."""
    rehearsal.jump("radio_call danger=4")
    assert place(rehearsal) == "first_answer"
    assert dict(rehearsal.values())["danger"] == "5"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("mourning", "did you mean `morning`"),
        ("", "no state"),
        ("morning trust=11", "0 to 10"),
        ("morning trust=steady", "0 to 10"),
        ("morning sureness=sure", "unsure, fairly"),
        ("morning false_papers=yes", "false, true"),
        ("morning trst=3", "did you mean `trust`"),
        ("morning trust", "name=value"),
    ],
)
def test_a_jump_that_leads_nowhere_is_refused(
    rehearsal: Rehearsal, written: str, said: str
) -> None:
    """The message says what there is, and the play stays where it was."""
    with pytest.raises(CannotJump, match=said):
        rehearsal.jump(written)
    assert place(rehearsal) == "morning"
    assert rehearsal.as_test() is not None


def test_a_jump_to_a_state_that_goes_away_is_said(rehearsal: Rehearsal) -> None:
    """The play begins at the start then, and goes back when the state does."""
    rehearsal.jump("morning trust=2")
    save(rehearsal, TEXT.replace("to: morning", "to: dawn").replace("  morning:\n", "  dawn:\n"))
    assert place(rehearsal) == "first_answer"
    assert "no state `morning`" in rehearsal.lost
    save(rehearsal, TEXT)
    assert (place(rehearsal), rehearsal.lost) == ("morning", "")


def test_the_way_can_be_copied_as_a_test(rehearsal: Rehearsal) -> None:
    """Pasted into a test file it passes, before the end and at it; after a jump there is none."""
    first = rehearsal.as_test()
    rehearsal.choose("say_nothing")
    second = rehearsal.as_test()
    assert first is not None
    assert second is not None
    text = f"scenario: {HARBOUR.name}\ntests:\n{first}{second}"
    assert [one["expect"] for one in yaml.safe_load(text)["tests"]] == [
        {"state": "morning"},
        {"ending": "doubted"},
    ]
    rehearsal.path.with_suffix(".test.yaml").write_text(text, "utf-8")
    report = check_file(rehearsal.path)
    assert not report.has_errors, report.problems
    assert report.tests is not None
    assert len(report.tests.tests) == 2
    rehearsal.jump("morning")
    assert rehearsal.as_test() is None
