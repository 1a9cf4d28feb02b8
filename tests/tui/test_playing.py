from __future__ import annotations

from pathlib import Path

import pytest

from game.play import Expectation
from game.play.saves import Store
from game.tui.launch import Launch
from game.tui.screens.ask import Ask
from game.tui.screens.briefing import Briefing
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.pick import Pick
from game.tui.screens.reading import TheEnd
from game.tui.screens.sheet import Sheet
from game.tui.screens.write import Write
from tests.samples import HARBOUR, played
from tests.tui.driving import driving

SIZES = [(60, 20), (80, 24), (100, 30), (160, 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_game_is_played_by_keyboard_alone(size: tuple[int, int]) -> None:
    """From the briefing through outcomes and events to every tab of the debrief."""
    game = played(HARBOUR, seed=3)
    async with driving(game, size) as player:
        await player.at(Briefing)
        await player.sees("Harbour master of a small port")
        await player.enter_until(Happened)
        await player.sees("A call on the radio")
        await player.enter_until(Decision)
        await player.sees("The radio hisses")
        await player.press("3", "enter")
        await player.at(Write)
        await player.press("n", "o", "enter")
        await player.at(Pick)
        await player.press("enter")
        await player.at(Ask)
        await player.sees("Your reason: no")
        await player.press("enter")
        await player.at(Happened)
        await player.sees("She thanks you and turns west.")
        await player.enter_until(Decision)
        await player.press("down", "enter")
        await player.at(Ask)
        await player.press("y")
        await player.enter_until(TheEnd)
        await player.enter_until(Debriefing)
        for tab, text in (
            ("1", "Trust of the town"),
            ("2", "Your path beside history's"),
            ("3", "What could have been"),
            ("4", "What it rested on"),
            ("5", "What if it were otherwise?"),
            ("6", "What would have made you surer?"),
        ):
            await player.press(tab)
            await player.sees(text)
    assert game.is_over
    assert [turn.reason for turn in game.turns] == ["no", ""]


@pytest.mark.parametrize("size", SIZES)
async def test_a_game_is_played_by_mouse_alone(size: tuple[int, int]) -> None:
    """Every step to the debrief can be clicked, and the game left from there."""
    game = played(HARBOUR, seed=3)
    async with driving(game, size) as player:
        await player.at(Briefing)
        await player.click_until("read on", Decision)
        await player.click_on("Turn her away")
        await player.click_on("Enter decide")
        await player.at(Write)
        await player.click_on("Enter go on")
        await player.at(Ask)
        await player.click_on("Enter decide   Esc")
        await player.at(Happened)
        await player.click_until("read on", Decision)
        await player.click_on("Say nothing")
        await player.click_on("Say nothing")
        await player.at(Ask)
        await player.click_on("Enter decide   Esc")
        await player.click_until("read on", Debriefing)
        await player.click_on("Evidence")
        await player.sees("What it rested on")
        await player.click_on("leave")
        await player.at(Ask)
        await player.click_on("Enter leave   Esc")
        assert await player.has_left() == 0
    assert game.is_over


async def test_an_option_that_is_not_on_offer_says_why() -> None:
    """It is shown with its reason, can be looked at, and cannot be decided."""
    game = played(HARBOUR, "ask_again")
    async with driving(game) as player:
        await player.at(Decision)
        await player.sees("Not on offer: You have asked already, and she has answered.")
        await player.press("1", "enter")
        await player.at(Decision)
        await player.sees("Not now")
    assert len(game.turns) == 1


async def test_what_an_option_involves_is_shown_when_it_is_looked_at() -> None:
    """Detail, arguments and advisers stand beside it, after a number key or an arrow."""
    async with driving(played(HARBOUR), (100, 40)) as player:
        await player.enter_until(Decision)
        await player.press("1")
        for text in (
            "It costs an hour.",
            "It may settle the matter.",
            "She may not answer.",
            "Whether papers prove anything.",
            "Head of customs: Papers first.",
            "Chief pilot: There is no hour to lose.",
        ):
            await player.sees(text)
        await player.press("down")
        await player.sees("▸ 2  Bring her in")


async def test_reading_on_never_decides() -> None:
    """However often Enter is pressed, an option has to be looked at first; then it is asked."""
    game = played(HARBOUR)
    async with driving(game, (60, 20)) as player:
        await player.enter_until(Decision)
        await player.press(*["enter"] * 12)
        await player.at(Decision)
        await player.sees("Now look at the options, with ↓ or 1-3.")
        assert game.turns == ()
        await player.press("2", "enter")
        await player.at(Write)


async def test_escape_at_a_reason_that_is_asked_for_goes_back() -> None:
    """Nothing is decided, the decision stands open, and the reason is asked for again."""
    game = played(HARBOUR)
    async with driving(game) as player:
        await player.enter_until(Decision)
        for _ in range(2):
            await player.press("3", "enter")
            await player.at(Write)
            await player.press("escape")
            await player.at(Decision)
    assert game.turns == ()


async def test_thinking_again_decides_nothing() -> None:
    """Escape at the question leaves the decision open."""
    game = played(HARBOUR, "turn_away")
    async with driving(game) as player:
        await player.at(Decision)
        await player.press("1", "enter")
        await player.at(Ask)
        await player.press("escape")
        await player.at(Decision)
    assert len(game.turns) == 1


async def test_undo_takes_the_last_decision_back() -> None:
    """From the outcome and from a later decision; the journal keeps count."""
    game = played(HARBOUR, "ask_again")
    async with driving(game) as player:
        await player.at(Decision)
        await player.press("u")
        await player.sees("Taken back: Ask for her papers again")
        assert game.turns == ()
        await player.press("u")
        await player.sees("There is no decision to take back.")
        await player.press("3", "enter", "enter", "enter")
        await player.at(Happened)
        await player.press("u")
        await player.at(Decision)
    assert game.turns == ()
    assert game.undone == 2


async def test_one_plays_on_from_a_decision_of_a_finished_game(tmp_path: Path) -> None:
    """From the debrief, as a new game that is kept beside the finished one."""
    store = Store.open(tmp_path)
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    store.record(game)
    async with driving(Launch(game, store=store)) as player:
        await player.enter_until(Debriefing)
        await player.press("f")
        await player.at(Pick)
        await player.sees("You chose: Turn her away.")
        await player.press("escape", "f")
        await player.at(Pick)
        await player.press("2", "enter")
        await player.at(Decision)
        await player.sees("You play on from decision 2")
        assert [save.steps for save in store.all()] == [1, 3]  # whoever leaves now finds it again
        await player.press("2", "enter", "enter", "enter")
        await player.at(Happened)
    newer, older = store.all()
    assert (older.steps, newer.steps) == (3, 2)
    assert older.text == game.journal.to_json()


async def test_why_shows_what_is_behind_a_change() -> None:
    """One key opens the assumption with its range, the same key closes it."""
    async with driving(played(HARBOUR), (80, 30)) as player:
        await player.enter_until(Decision)
        await player.press("3", "enter", "enter", "enter")
        await player.at(Happened)
        await player.press("down", "w")
        await player.at(Sheet)
        await player.sees("between 1 and 5")
        await player.press("w")
        await player.at(Happened)


async def test_why_at_a_decision_gives_no_size_away() -> None:
    """Claims that bear on an option are shown; assumptions about its effects are not."""
    async with driving(played(HARBOUR)) as player:
        await player.enter_until(Decision)
        await player.press("3", "w")
        await player.at(Sheet)
        await player.sees("the ship's master (as reported")
        assert "Assumption" not in player.screen


async def test_a_reason_is_kept_with_the_decision() -> None:
    """It is written before, can be changed, and stands in the debrief."""
    game = played(HARBOUR, "turn_away")
    async with driving(game) as player:
        await player.at(Decision)
        await player.press("2", "r")
        await player.at(Write)
        await player.press(*"It is late", "ctrl+j", *"[/b]", "enter")
        await player.at(Pick)
        await player.press("enter")
        await player.at(Decision)
        await player.press("r")
        await player.at(Write)
        await player.press("!", "enter", "enter")
        await player.at(Decision)
        await player.press("enter", "enter")
        await player.enter_until(Debriefing)
        await player.press("6")
        await player.resize(100, 60)
        await player.sees("[/b]!")
    assert game.turns[-1].reason == "It is late\n[/b]!"


async def test_an_expectation_is_kept_and_stands_beside_the_model() -> None:
    """It is picked, held likely and doubted; changed, it opens where it was; nothing grades it."""
    game = played(HARBOUR, "turn_away")
    async with driving(game, (60, 20)) as player:
        await player.at(Decision)
        await player.press("2", "r")
        await player.at(Write)
        await player.press("enter")
        await player.sees("What do you expect by the end?")
        await player.press("3", "enter")
        await player.sees("How likely do you hold it?")
        await player.press("enter", "escape")
        await player.sees("What do you expect by the end?")
        await player.press("3", "enter")
        await player.sees("How likely do you hold it?")
        await player.press("6", "enter")
        await player.sees("What would prove you wrong?")
        await player.press(*"A toast", "enter")
        await player.sees("now (3); very likely (80 to 95%).")
        await player.press("r", "enter")
        await player.sees("▸ 3  Trust of the town: lower")
        await player.press("escape")
        await player.at(Decision)
        await player.press("enter", "enter")
        await player.enter_until(Debriefing)
        await player.press("6")
        await player.resize(100, 60)
        await player.sees("Agreement with the model: ")
        await player.sees("Wrong if: A toast")
    assert game.turns[-1].expectation == Expectation("trust", "lower", "very_likely", "A toast")


async def test_people_and_the_log_are_one_key_away() -> None:
    """Who is who, and all that was read so far; nothing that is still to be read."""
    async with driving(played(HARBOUR, "ask_again"), (80, 40)) as player:
        await player.at(Decision)
        await player.press("p")
        await player.sees("A small freighter under a flag of convenience")
        await player.press("escape", "l")
        await player.sees("She reads them out, slowly.")
        assert "The morning after" not in player.screen
        await player.press("escape", "question_mark")
        await player.sees("Write down why you decide, and what you expect.")


async def test_hidden_things_are_told_in_the_debrief_alone() -> None:
    """A hidden variable and a quiet event appear on no screen of the game before it."""
    game = played(HARBOUR, "overnight/false_ones")
    async with driving(game, (120, 60)) as player:
        seen = ""

        async def look(*keys: str) -> None:
            nonlocal seen
            seen += player.screen
            for key in keys:
                await player.press(key)
                seen += player.screen

        await look()
        await player.enter_until(Decision)
        await look("l", "escape", "3", "w", "escape", "enter", "enter", "enter")
        await player.at(Happened)
        await look("w", "escape")
        await player.enter_until(Decision)
        await look("1", "w", "escape", "enter", "enter")
        await player.at(Happened)
        await look("l", "escape")
        await player.enter_until(TheEnd)
        await look()
        await player.enter_until(Debriefing)
        await player.sees("Whether the papers were false: yes")
    assert "papers were false" not in seen
    assert "She thanks you and turns west." in seen
