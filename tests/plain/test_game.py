from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.plain import run
from game.play import Expectation, Playthrough
from game.play.saves import Kept, SaveError, Store
from game.reports.cells import width
from tests.samples import BARE, HARBOUR, HOSTILE, played


class Keyboard(io.StringIO):
    """Somebody who types at a terminal."""

    def isatty(self) -> bool:
        """Return that this is one."""
        return True


def play(playthrough: Playthrough, *lines: str) -> str:
    """Return all that is said when ``lines`` are piped in."""
    out = io.StringIO()
    run(playthrough, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    return out.getvalue()


def harbour(*lines: str, seed: int = 3, steps: Sequence[str] = ()) -> str:
    """Return all that is said in the harbour."""
    return play(played(HARBOUR, *steps, seed=seed), *lines)


def test_a_whole_game_runs_from_the_briefing_to_the_debrief() -> None:
    """Briefing, events, decisions, what came of them, the ending, and the debrief follow."""
    said = harbour("1", "", "3", "", "1")
    parts = [
        "The harbour, one night",
        "You are: Harbour master of a small port.",
        "An invented harbour.",
        "The seed of this game is 3. Type the number of an option",
        "Event. A call on the radio.",
        "Decision 1. What to answer.",
        "Chief pilot:",
        "- Danger in the roads: raised, 2 of 5, up 1",
        "You chose: Ask for her papers again.",
        "Change 1: How sure you are of the papers: fairly sure (before: not sure at all).",
        "1. Ask for her papers again (not on offer: You have asked already",
        "You chose: Turn her away.",
        "Decision 3. The morning after.",
        "The end. The town has its doubts.",
        "Debrief.",
        "Outcome. Trust of the town.",
        "Here the ways part. What to answer.",
        "What could have been.",
        "With your choice the odds of “The town has its doubts”",
        "Turn her away. You chose this. -",
        "What you could not know.",
        "Afterwards.",
        "Questions. Decide while the facts are still uncertain.",
        '--choose "overnight/true_ones, ask_again, turn_away, explain"',
        "This is the end of the debrief. The game is over",
    ]
    told = " ".join(said.split())
    places = [told.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_no_line_in_a_pipe_is_wider_than_78_cells() -> None:
    """Everything is wrapped, whatever is asked for."""
    said = harbour("help", "look", "why", "who", "situation", "log", "2", "", "why", "1")
    assert max(width(line) for line in said.splitlines()) <= 78


@pytest.mark.parametrize(("columns", "widest"), [(40, 40), (80, 80), (200, 80)])
def test_text_is_as_wide_as_the_terminal_and_never_wider_than_eighty(
    columns: int, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room there is gets used, as far as lines stay easy to read."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = Keyboard()
    run(played(HARBOUR), io.StringIO("look\nwho\n3\n\n1\n"), out)
    wide = max(width(line) for line in out.getvalue().splitlines())
    assert widest - 12 < wide <= widest


def test_options_are_chosen_by_number_or_by_id() -> None:
    """Both name the same option."""
    assert "You chose: Turn her away." in harbour("3")
    assert "You chose: Turn her away." in harbour("turn_away")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("9", "There is no option “9” here. Type a number from 1 to 3, or help."),
        ("0", "There is no option “0” here."),
        ("evidence", "“evidence” can be typed in the debrief. Type a number from 1 to 3, or help."),
        ("secret_berth", "“secret_berth” means nothing here."),
        ("explain", "“explain” means nothing here."),
        ("²", "“²” means nothing here. Type a number from 1 to 3, or help."),
        ("sitation", "Did you mean “situation”?"),
        ("bring in", "Did you mean “bring_in”?"),
        ("look 9", "There is no option “9” here."),
        ("look at the sea", "There is no option “sea” here."),
        ("choose", "Type a number from 1 to 3, or help."),
        ("why 9", "There was 1 change last: type why and 1, or why alone."),
        ("why me", "There was 1 change last: type why and 1, or why alone."),
        ("last", "You have decided nothing yet."),
        ("undo", "There is no decision to take back."),
        ("reason", "Type the reason after the word: reason TEXT."),
        ("expect", "3. Trust of the town: the same as now (6)"),
        ("expect 9 likely", "Type expect, a number from 1 to 3 and a likelihood"),
        ("expect likely", "Type expect, a number from 1 to 3 and a likelihood"),
        ("expect 2", "Type the likelihood after the number: expect 2 likely."),
        ("expect 2 9", "7. almost certain (95 to 99%)"),
        ("wrong", "You expect nothing yet: type expect first."),
        ("log", "You have decided nothing yet."),
    ],
)
def test_what_cannot_be_done_is_answered_and_asked_again(line: str, answer: str) -> None:
    """A line that leads nowhere costs nothing but an answer."""
    said = harbour(line, "3")
    assert answer in said
    assert "You chose: Turn her away." in said


def test_an_option_that_is_not_on_offer_says_why() -> None:
    """Naming a greyed option gives its reason."""
    said = harbour("1", "", "1")
    assert said.count("That is not on offer: You have asked already, and she has answered.") == 1


def test_why_gives_what_is_behind_a_change() -> None:
    """The claims behind the change asked for, and no others."""
    storm = ("overnight/true_ones", "bring_in/storm")
    said = harbour("why 2", steps=storm).partition("Your choice: why 2")[2]
    assert "the pilots' guild (stated intention, not a result; paragraph 9" in said
    assert "Change 1" not in said


def test_look_gives_an_options_arguments_and_advisers() -> None:
    """Detail, for, against, unknown, backed and opposed, of that option alone."""
    said = harbour("look 1").partition("Your choice: look 1")[2]
    for part in ("It costs an hour.", "For:", "Against:", "Unknown:", "Head of customs: Papers"):
        assert part in said
    assert "Option 2" not in said


def test_look_tells_why_an_option_is_not_on_offer() -> None:
    """A greyed option can be looked at like any other."""
    said = harbour("1", "", "look ask_again").partition("Your choice: look ask_again")[2]
    assert "Not on offer: You have asked already, and she has answered." in said
    assert "It may settle the matter." in said


def test_a_decision_can_be_heard_again() -> None:
    """The whole of it, with its options."""
    said = harbour("again").partition("Your choice: again")[2]
    assert "The radio hisses." in said
    assert "3. Turn her away" in said


def test_a_scenario_that_names_nobody_says_so() -> None:
    """Nor is there anything behind changes before the first."""
    said = play(played(BARE), "who", "why")
    assert "The scenario names nobody." in said
    assert "Nothing has changed yet." in said


def test_who_is_who_and_the_log_can_be_asked_for() -> None:
    """Actors, advisers, and every decision with its reason and its changes."""
    said = harbour("reason The sea is rising.", "expect 3 likely", "2", "who", "log")
    assert "- The Marta: A small freighter under a flag of convenience" in said
    assert "- Head of customs" in said
    log = said.partition("Your choice: log")[2]
    assert "- You chose: Bring her in." in log
    assert "- Your reason: The sea is rising." in log
    assert "- You expect by the end: Trust of the town the same as now (6); likely (55" in log


def test_a_decision_can_be_taken_back() -> None:
    """Undo leads to the decision before, where another choice can be made."""
    game = played(HARBOUR, seed=3)
    said = play(game, "3", "", "undo", "2", "", "back", "1")
    assert said.count("Taken back: ") == 2
    assert [turn.option for turn in game.turns] == ["ask_again"]


def test_a_reason_is_asked_for_where_the_state_wants_one() -> None:
    """The line after the choice is the reason; an empty one says nothing."""
    game = played(HARBOUR)
    play(game, "1", "I have to be sure.", "2", "", "1")
    assert [turn.reason for turn in game.turns] == ["I have to be sure.", "", ""]


def test_what_is_expected_is_written_down_and_told_beside_the_model() -> None:
    """Word, number and likelihood; then what would prove it wrong; all of it in the debrief."""
    game = played(HARBOUR, seed=3)
    told = play(game, "expect 2 Very likely", "wrong", "wrong A toast", "2", "", "1")
    said = " ".join(told.split())
    assert game.turns[0].expectation == Expectation("trust", "lower", "very_likely", "A toast")
    assert "Type after the word what would prove you wrong" in said
    assert "You expected by the end: Trust of the town lower than then (6); very likely" in said
    assert "Wrong if: A toast" in said
    assert "Agreement with the model: " in said


def test_a_list_of_choices_alone_is_not_taken_for_reasons() -> None:
    """Where input is piped, a choice after a choice stays a choice."""
    game = played(HARBOUR)
    said = play(game, "1", "turn_away", "1")
    assert [turn.option for turn in game.turns] == ["ask_again", "turn_away", "explain"]
    assert [turn.reason for turn in game.turns] == ["", "", ""]
    assert "Debrief." in said


def test_input_that_ends_early_stops_the_game_and_says_where() -> None:
    """The game stops without complaint, at the decision it stood at."""
    said = " ".join(harbour("1").split())
    assert said.endswith(
        "The input has ended. The game stands at “What to answer” (first_answer), after 1 decision."
        " It is not kept."
    )


def test_quit_leaves_at_once() -> None:
    """What follows is not read any more."""
    said = harbour("quit", "3")
    assert "You leave the game here." in said
    assert "You chose" not in said


def test_turns_made_before_are_told_first() -> None:
    """A game that is resumed, or was begun with steps, tells how it came to where it stands."""
    said = harbour(steps=("overnight/true_ones", "turn_away"))
    assert "You chose: Turn her away." in said
    assert "Decision 2. The morning after." in said


def test_nothing_hidden_is_told_before_the_debrief() -> None:
    """Quiet injects and hidden variables stay unseen until the end."""
    said = harbour("2", "", "log", "situation", steps=("overnight/false_ones",))
    assert "papers were false" not in said
    assert "Out of sight" not in said


def test_hostile_text_comes_out_as_text() -> None:
    """Markup stands as it was written, and no control character reaches the stream."""
    said = play(played(HOSTILE), "\x1b[31mred\x07 \u202eevil", "1")
    assert "[@click=app.quit]Title[/b]" in said
    assert "<script>alert(1)</script>" in said
    assert not set(said) & set("\x1b\x07\u202e")


def test_an_overlong_line_does_no_harm() -> None:
    """Only its beginning is read, and the next line is the next line."""
    assert "You chose: Left." in play(played(BARE), "x" * 1_000_000, "1")


def test_each_turn_is_kept_before_its_outcome_is_shown(tmp_path: Path) -> None:
    """The save holds the turn by the time anybody reads what came of it."""
    store = Store.open(tmp_path)
    seen: list[int] = []

    class Watching(io.StringIO):
        def write(self, text: str) -> int:
            if "You chose" in text:
                (save,) = store.all()
                seen.append(save.steps)
            return super().write(text)

    game = played(HARBOUR)
    run(game, io.StringIO("1\n\n2\n"), Watching(), store=store)
    assert seen == [1, 2]


class FullForAWhile(Store):
    """A place for saves whose disk is full at the second turn."""

    turns = 0

    def record(self, playthrough: Playthrough) -> Kept:
        """Fail once."""
        self.turns += 1
        if self.turns == 2:
            raise SaveError("The disk is full.")
        return super().record(playthrough)


@pytest.mark.parametrize(
    ("lines", "at_the_end"),
    [
        ("1\n\n2\n", "Your last decisions are not kept. To go on from before them:"),
        ("1\n\n2\n1\n", "It is kept as saved game 1."),
    ],
)
def test_what_could_not_be_kept_is_tried_again(tmp_path: Path, lines: str, at_the_end: str) -> None:
    """With the next decision all of the game is kept; until then leaving says what is not."""
    kept = Store.open(tmp_path)
    out, game = io.StringIO(), played(HARBOUR)
    run(game, io.StringIO(lines), out, store=FullForAWhile(kept.file, kept._connection))
    said = " ".join(out.getvalue().split())
    assert said.count("The disk is full. The game goes on, and is not kept.") == 1
    assert said.count("The game is kept again.") == (len(game.turns) > 2)
    assert at_the_end in said
    assert [save.steps for save in kept.all()] == [1 if len(game.turns) == 2 else len(game.turns)]


def test_a_game_that_cannot_be_kept_goes_on(tmp_path: Path) -> None:
    """The message comes once, and the game is played to its end."""
    store = Store.open(tmp_path)
    store.close()
    out = io.StringIO()
    run(played(BARE), io.StringIO("1\n"), out, store=store, notice="Something first.")
    said = " ".join(out.getvalue().split())  # where lines break depends on the folder
    assert said.startswith("Something first.")
    assert said.count("The game goes on, and is not kept.") == 1
    assert "The end. The garden." in said
