"""The plain game with somebody at the keyboard."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from game.plain import run
from game.play import Expectation, Playthrough
from game.play.journal import Chose
from game.play.saves import Store
from tests.building import option, story
from tests.plain.test_game import Keyboard
from tests.samples import BARE, COIN, HARBOUR, played, table_of

TO_THE_FIRST_DECISION = ("", "")
"""The briefing and the call on the radio have been read."""


def typed(playthrough: Playthrough, *lines: str, store: Store | None = None) -> str:
    """Return all that is said to somebody who types ``lines``, on one line."""
    out = io.StringIO()
    run(playthrough, Keyboard("".join(f"{line}\n" for line in lines)), out, store=store)
    return " ".join(out.getvalue().split())


def chosen(playthrough: Playthrough) -> list[str]:
    """Return what was decided."""
    return [turn.option for turn in playthrough.turns]


def test_each_page_waits_until_it_has_been_read() -> None:
    """Nothing of the next page is told before Enter, and no number is taken for a choice."""
    game = played(HARBOUR)
    said = typed(game, "", "1")
    assert "Event. A call on the radio." in said
    assert "There is nothing to choose yet. Press Enter to read on" in said
    assert "Decision 1" not in said
    assert chosen(game) == []


def words_of_help(said: str) -> set[str]:
    """Return the words that the last help listed."""
    listed = said.rpartition("What you can type here:")[2]
    return set(re.findall(r"- (?:[a-z]+, or )*([a-z]+)(?: [A-Z ]+)?:", listed))


def test_a_word_of_another_place_is_told_where_it_can_be_typed() -> None:
    """While something is read, each word of the decision and of the debrief says where it is."""
    game = played(HARBOUR)
    reading = words_of_help(typed(game, "help"))
    deciding = words_of_help(typed(game, *TO_THE_FIRST_DECISION, "help")) - reading
    assert {"look", "choose", "expect"} <= deciding
    for word in deciding:
        assert f"“{word}” can be typed at a decision. Press Enter to read on" in typed(game, word)
    over = played(HARBOUR, "turn_away", "explain")
    debriefing = words_of_help(typed(over, *[""] * 4, "help")) - reading
    assert {"outcome", "evidence", "all", "from"} <= debriefing
    for word in debriefing:
        assert f"“{word}” can be typed in the debrief." in typed(game, word)


def test_a_section_that_a_debrief_has_not_got_means_nothing_in_it() -> None:
    """There nobody is sent to the place where they are."""
    over = played(BARE, "left")
    assert "“hidden” means nothing here." in typed(over, *[""] * 4, "hidden")


def test_a_number_looks_at_an_option_and_enter_decides_for_it() -> None:
    """The arguments are heard before the question."""
    game = played(HARBOUR)
    said = typed(game, *TO_THE_FIRST_DECISION, "3", "", "", "quit")
    places = [said.find(part) for part in ("Option 3. Turn her away.", "Decide for option 3?")]
    assert places == sorted(places)
    assert -1 not in places
    assert chosen(game) == ["turn_away"]


@pytest.mark.parametrize("yes", [("3", "yes"), ("3", "3"), ("look 3", "y"), ("choose turn_away",)])
def test_there_is_more_than_one_way_to_decide(yes: tuple[str, ...]) -> None:
    """The word, the number once more, or ``choose`` without a look."""
    game = played(HARBOUR)
    typed(game, *TO_THE_FIRST_DECISION, *yes, "")
    assert chosen(game) == ["turn_away"]


@pytest.mark.parametrize("no", ["no", "back"])
def test_thinking_again_decides_nothing(no: str) -> None:
    """After no, Enter decides nothing either."""
    game = played(HARBOUR)
    said = typed(game, *TO_THE_FIRST_DECISION, "3", no, "", "yes")
    assert "Nothing is decided." in said
    assert "There is no option to say yes to yet." in said
    assert chosen(game) == []


def test_another_number_looks_at_another_option() -> None:
    """What is decided for is the option heard last."""
    game = played(HARBOUR)
    typed(game, *TO_THE_FIRST_DECISION, "3", "2", "yes", "To save the crew.", "")
    assert chosen(game) == ["bring_in"]


def test_an_option_that_is_not_on_offer_can_be_looked_at_only() -> None:
    """It says why not, and nothing is asked."""
    game = played(HARBOUR, "ask_again")
    said = typed(game, "1", "", "choose 1")
    assert "Not on offer: You have asked already" in said
    assert "That is not on offer: You have asked already" in said
    assert "Decide for option 1?" not in said
    assert chosen(game) == ["ask_again"]


def test_a_reason_is_asked_for_and_never_taken_for_a_choice() -> None:
    """Somebody who sees the question answers it, with a number too."""
    game = played(HARBOUR)
    typed(game, *TO_THE_FIRST_DECISION, "1", "", "2", "", "", "quit")
    assert [(turn.option, turn.reason) for turn in game.turns] == [("ask_again", "2")]


def test_whoever_gives_a_reason_is_asked_what_they_expect() -> None:
    """What it is, how likely, and what would prove them wrong; a slip is asked again."""
    game = played(HARBOUR)
    asked = ("1", "", "So be it.", "9", "2", "likely", "A toast")
    said = typed(game, *TO_THE_FIRST_DECISION, *asked, "", "quit")
    assert "2. Trust of the town: lower than now (6)" in said
    assert "Type a number from 1 to 3, or back." in said
    (turn,) = game.turns
    assert turn.reason == "So be it."
    assert turn.expectation == Expectation("trust", "lower", "likely", "A toast")


@pytest.mark.parametrize("passed", [("",), ("1", "")])
def test_what_is_expected_can_be_left_out(passed: tuple[str, ...]) -> None:
    """Enter alone at any of the questions leaves the expectation out, and decides."""
    game = played(HARBOUR)
    typed(game, *TO_THE_FIRST_DECISION, "1", "", "So be it.", *passed, "", "quit")
    (turn,) = game.turns
    assert turn.expectation is None


def test_what_was_chosen_before_is_said_after_the_option(tmp_path: Path) -> None:
    """In another game, or in this one and taken back; with each telling of the options."""
    store = Store.open(tmp_path)
    store.record(played(HARBOUR, "overnight/true_ones", "turn_away", "explain"))
    game = played(HARBOUR)
    said = typed(game, *TO_THE_FIRST_DECISION, "options", "quit", store=store)
    assert said.count("3. Turn her away (chosen before)") == 2
    assert said.count("(chosen before)") == 2


def test_an_expectation_can_be_asked_for_by_its_word() -> None:
    """It goes with the next decision only, and is gone where that is taken back."""
    game = played(HARBOUR)
    said = typed(
        game, *TO_THE_FIRST_DECISION, "expect", "1", "7", "", "choose 3", "", "", "undo", "quit"
    )
    assert "You expect by the end: Trust of the town higher than now (6); almost certain" in said
    assert game.turns == ()
    entry = game.journal.entries[0]
    assert isinstance(entry, Chose)
    assert entry.expectation == Expectation("trust", "higher", "almost_certain")


@pytest.mark.parametrize(
    "back", [("back",), ("So be it.", "back"), ("x", "1", "back"), ("x", "1", "2", "back")]
)
def test_the_question_for_a_reason_can_be_gone_back_from(back: tuple[str, ...]) -> None:
    """Nothing is decided then, and the game goes on listening."""
    game = played(HARBOUR)
    said = typed(game, *TO_THE_FIRST_DECISION, "1", "yes", *back, "quit")
    assert "Nothing is decided." in said
    assert chosen(game) == []


def test_what_has_not_been_read_yet_is_not_told_either() -> None:
    """While the first page of a turn is read, why, situation and log leave the second out."""
    second = "second: {title: Second, because: seen, effects: [{change: {heat: 3}}], to: lost}\n"
    table = story(option("because: seen\neffects: [{change: {trust: 1}}]\nto: second") + second)
    game = Playthrough(table, 1, [])
    said = typed(game, "", "choose 1", "why", "situation", "log", "", "why 2", "quit")
    before, after = said.split("Event. Second.")
    assert "Trust" in before.partition("You chose")[2]
    assert "up 3" not in before
    assert "Heat stays" not in before
    assert "Change 2: Heat stays middle ground, 3 to 6." in after


def test_a_word_that_is_also_an_option_says_how_to_choose_it() -> None:
    """The word does what it always does; ``choose`` names the option."""
    table = story(option("to: home", name="log"))
    game = Playthrough(table, 1, [])
    said = typed(game, "", "log", "choose log", "")
    assert "You have decided nothing yet. There is also an option called “log”" in said
    assert chosen(game) == ["log"]


def test_every_pane_is_reached_by_a_word() -> None:
    """Story, advisers, situation, options, people, objectives and the last outcome."""
    game = played(HARBOUR, "ask_again")
    for word, part in {
        "story": "The radio hisses.",
        "advisers": "Chief pilot: Bring her in before the sea gets up.",
        "situation": "The situation, and how far it has moved since the beginning:",
        "options": "3. Turn her away",
        "people": "The Marta: A small freighter",
        "objectives": "What this decision is about: - Decide while the facts",
        "last": "She reads them out, slowly.",
        "log": "Decision 1. What to answer. - You chose: Ask for her papers again.",
        "map": "2. What to answer. You are here. You chose: Ask for her papers again.",
    }.items():
        assert part in typed(game, word).partition("Your choice: ")[2], word


def test_a_game_gone_on_with_says_in_short_how_it_got_there() -> None:
    """Not every page again: the decisions, then the one at hand."""
    said = typed(played(HARBOUR, "ask_again"), "quit")
    assert "You go on with this game. So far: - What to answer. You chose: Ask" in said
    assert "She reads them out" not in said
    assert "Decision 2. What to answer." in said


def test_undo_goes_back_as_far_as_it_is_told_to() -> None:
    """A number names the decision to be made anew; a wrong one changes nothing."""
    game = played(HARBOUR, "ask_again", "turn_away")
    said = typed(game, "undo 7", "undo 1", "undo")
    assert "type undo, or undo and a number from 1 to 2." in said
    assert "Taken back: all your decisions from number 1 on. Decision 1. What to answer." in said
    assert "There is no decision to take back." in said
    assert chosen(game) == []


# the debrief

AT_THE_END = ("ask_again", "turn_away", "explain")


def test_one_plays_on_from_any_decision_of_a_finished_game(tmp_path: Path) -> None:
    """The finished one stays saved as it was; the new one becomes a save of its own."""
    store = Store.open(tmp_path)
    game = played(HARBOUR, *AT_THE_END)
    store.record(game)
    said = typed(game, "", "from", "from 4", "from 2", "2", "", "", "quit", store=store)
    assert "- Decision 2. What to answer. You chose: Turn her away." in said
    assert "You play on from decision 2, as a new game with the same seed." in said
    assert "The one you finished stays as saved game 1." in said
    assert chosen(game) == list(AT_THE_END)
    newer, older = store.all()
    assert (older.text, older.ending is None) == (game.journal.to_json(), False)
    entries = [one for one in newer.journal.entries if isinstance(one, Chose)]
    assert [one.steps[0].partition("/")[0] for one in entries][:1] == ["ask_again"]
    assert newer.steps == 2


def test_the_debrief_is_read_section_by_section() -> None:
    """Enter leads through it, and after the last section says so instead of leaving."""
    said = typed(played(HARBOUR, *AT_THE_END), *[""] * 30)
    parts = [
        "The end.",
        "The debrief has these sections.",
        "Outcome. Trust of the town.",
        "Your path beside history's.",
        "The same game again.",
        "That was the last section.",
        "The input has ended. The game is over: it ended at “The town has its doubts”",
    ]
    places = [said.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("path", "Your path beside history's."),
        ("evidence", "Claims that this way rested on, from “The night of the Marta”"),
        ("assumptions", "Assumptions that this way rested on."),
        ("questions", "Who should have been asked?"),
        ("all", "The same game again."),
        ("ending", "The end. The town has its doubts."),
        ("1", "Outcome. Trust of the town."),
        ("pth", "Did you mean “path”?"),
    ],
)
def test_a_section_is_called_for_by_its_word(word: str, part: str) -> None:
    """In any order, or all in one go."""
    said = typed(played(HARBOUR, *AT_THE_END), "", word)
    assert part in said.partition("Enter for outcome:")[2]


def test_an_assumption_can_be_changed_in_the_debrief() -> None:
    """A plausible value moves the odds; any other is answered with what can be typed."""
    game = played(HARBOUR, *AT_THE_END)
    name, one = next(iter(game.scenario.assumptions.items()))
    low, high = one.plausible_amounts
    other = low if low != one.amount else high
    said = typed(game, "", f"assume {name} {other}", f"assume {name} {high + 1}", "assume nobody 1")
    assert f"With {name} at {other} instead of {one.amount}, your choices" in said
    assert "; before the change " in said
    assert f"That cannot be: {high + 1} is not plausible for {name}" in said
    assert "Type assume, the name of an assumption, and a value." in said


def test_a_reason_is_told_in_full_once_in_a_section() -> None:
    """After that its source and its kind are enough."""
    said = typed(played(HARBOUR, *AT_THE_END), "", "trail")
    claim = "The ship carried grain and nothing else."
    assert said.count(claim) == 1
    assert "the ship's master (as reported; paragraphs 2 and 5), as above." in said


def test_a_finished_game_can_be_gone_back_into() -> None:
    """Taking the last decision back leads out of the debrief."""
    game = played(HARBOUR, *AT_THE_END)
    said = typed(game, "", "undo", "quit")
    assert "Decision 3. The morning after." in said
    assert len(game.turns) == 2


def test_leaving_a_finished_game_says_where_it_is_kept(tmp_path: Path) -> None:
    """And never that it can be gone on with."""
    said = typed(played(BARE), "", "choose 1", "", "", "quit", store=Store.open(tmp_path))
    assert said.endswith(
        "You leave the debrief. The game is over: it ended at “The garden”, after 1 decision. "
        "It is kept as saved game 1."
    )


def test_leaving_an_unfinished_game_says_how_to_go_on(tmp_path: Path) -> None:
    """With the command that does it; before the first decision there is nothing to say."""
    store = Store.open(tmp_path)
    said = typed(played(HARBOUR), *TO_THE_FIRST_DECISION, "choose 3", "", "", "q", store=store)
    assert said.endswith("To go on with it: measured-response play --resume=1")
    assert typed(played(COIN), "", "q", store=store).endswith("after 0 decisions.")


def test_ctrl_c_says_that_the_game_is_kept(tmp_path: Path) -> None:
    """And lets the program end as interrupted."""

    class Interrupted(Keyboard):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    out = io.StringIO()
    lines = ("", "", "choose 3", "Because.", "")
    with pytest.raises(KeyboardInterrupt):
        run(
            played(HARBOUR),
            Interrupted("".join(f"{line}\n" for line in lines)),
            out,
            store=Store.open(tmp_path),
        )
    said = " ".join(out.getvalue().split())
    assert "You stopped the program. The game stands at" in said
    assert said.endswith("measured-response play --resume=1")


def test_a_save_that_another_program_changed_is_parted_from_in_words(tmp_path: Path) -> None:
    """The player is told under which number the game is kept from then on."""
    mine, yours = Store.open(tmp_path), Store.open(tmp_path)
    game = played(HARBOUR, "turn_away")
    mine.record(game)
    (save,) = yours.all()
    other = yours.go_on(save, table_of(HARBOUR)).playthrough
    yours.record(other)
    said = typed(game, "choose 1", "", "", "quit", store=mine)
    assert "Another program has meanwhile gone on with saved game 1" in said
    assert said.endswith("It is kept as saved game 2.")


def test_the_words_that_the_readme_names_are_understood() -> None:
    """Each does something, at a decision or in the debrief."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    section = readme.partition("### Line by line\n")[2].partition("\n### ")[0]
    words = re.findall(r"`([a-z]+)(?: 3)?`", section)
    assert {"why", "undo", "path", "help"} <= set(words)
    for word in words:
        at_decision = typed(played(HARBOUR, "ask_again"), word)
        in_debrief = typed(played(HARBOUR, *AT_THE_END), "", word)
        assert "means nothing here" not in at_decision or "means nothing here" not in in_debrief


def test_who_leaves_is_told_that_a_reason_goes_with_it() -> None:
    """Reasons are kept with their decision, and not before."""
    goes = "What you wrote for your next decision is lost."
    reason = ("reason They might sink.",)
    assert goes in typed(played(HARBOUR), *TO_THE_FIRST_DECISION, *reason, "quit")
    assert goes not in typed(played(HARBOUR), *TO_THE_FIRST_DECISION, "quit")


@pytest.mark.parametrize(("length", "times"), [(1_990, 0), (2_000, 1), (9_000, 1)])
def test_a_line_that_is_too_long_is_said_to_be_cut(length: int, times: int) -> None:
    """Its beginning counts."""
    said = typed(played(HARBOUR), *TO_THE_FIRST_DECISION, "reason " + "x" * length, "quit")
    assert said.count("A line has at most 2,000 characters; the rest was left out.") == times
    assert "Your reason is noted" in said
