from __future__ import annotations

import re

import pytest

from game.play import Playthrough
from game.reports.outcomes import Outcome
from game.rules import compile_scenario
from game.tui.screens.ask import Ask
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.reading import TheEnd
from game.tui.screens.write import Write
from game.tui.text import Document
from game.tui.views.course import course
from tests.samples import HARBOUR, played
from tests.tui.driving import driving
from tests.tui.test_sizes import crowded

TURNS = [(60, 20), (160, 50), (80, 24), (61, 40), (140, 20), (100, 30)]


async def test_a_game_is_played_while_the_terminal_changes_its_size() -> None:
    """Between any two keys the terminal may be resized; the game goes on to the debrief."""
    game = played(HARBOUR, seed=3)
    sizes = [size for size in TURNS for _ in range(2)]
    async with driving(game) as player:

        async def resized() -> None:
            sizes.append(sizes.pop(0))
            await player.resize(*sizes[0])

        await player.enter_until(Decision)
        for number, next_screen in (("3", Decision), ("1", TheEnd)):
            await player.drawn(Decision)
            await resized()
            await player.press(number)
            await resized()
            await player.press("enter")
            if next_screen is Decision:
                await player.at(Write)
                await resized()
                await player.press("enter")
            await player.at(Ask)
            await resized()
            await player.press("enter")
            await player.at(Happened)
            await resized()
            await player.enter_until(next_screen)
        await resized()
        await player.enter_until(Debriefing)
        for tab in "123456":
            await resized()
            await player.press(tab)
    assert game.is_over


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 50)])
async def test_a_list_says_how_much_of_it_is_out_of_sight(size: tuple[int, int]) -> None:
    """The options in sight and those said to be above and below are all there are."""
    game = Playthrough(compile_scenario(crowded()), 1)
    async with driving(game, size) as player:
        await player.enter_until(Decision)
        await player.drawn(Decision)
        await player.press("9")
        await player.sees("▸  9  Way 9")
        rows = player.app.screen.query_one("Choices")
        for _ in range(8):
            top, bottom = rows.scroll_y, rows.scroll_y + rows.scrollable_content_region.height
            whole = [
                row
                for row in rows.children
                if row.virtual_region.y >= top and row.virtual_region.bottom <= bottom
            ]
            said = [int(n) for n in re.findall(r"(\d+) (?:above|more below)", player.screen)]
            assert sum(said) + len(whole) == len(rows.children) == 15
            await player.press("up")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)])
async def test_a_notice_covers_no_option_and_no_text(size: tuple[int, int]) -> None:
    """Whatever could be read before it can be read beside it, and the next key takes it away."""
    async with driving(played(HARBOUR), size) as player:
        await player.enter_until(Decision)
        await player.drawn(Decision)
        before = [line for line in player.screen.split("\n") if re.search(r"[a-z]", line)]
        await player.press("u")
        await player.sees("There is no decision to take back.")
        for line in before:
            assert line in player.screen or "to look" in line
        await player.press("x")
        await player.until(lambda: "take back" not in player.screen)


async def test_the_key_bar_offers_what_is_possible_now() -> None:
    """Nothing can be taken back at first, nor decided before an option is looked at."""
    async with driving(played(HARBOUR, "ask_again")) as player:
        await player.at(Decision)
        await player.sees("Enter read on")
        assert "u undo" in player.screen
        assert "decide" not in player.screen.split("\n")[-1]
        await player.press("2")
        await player.sees("Enter decide")
        await player.press("u")
        await player.until(lambda: "u undo" not in player.screen)


async def test_the_smallest_key_bar_names_every_key_of_a_decision() -> None:
    """At 60 by 20 each of them can be read, and clicked, after a decision was made."""
    async with driving(played(HARBOUR, "ask_again"), (60, 20)) as player:
        await player.enter_until(Decision)
        await player.drawn(Decision)
        await player.press("2")
        for words in (
            "Enter decide", "w why", "r reason", "u undo", "p people", "l log", "→ pane",
            "? help", "q leave",
        ):  # fmt: skip
            await player.sees(words)


async def test_the_seed_is_told_at_both_ends() -> None:
    """Quietly, in the briefing and at the first tab of the debrief."""
    async with driving(played(HARBOUR, seed=4711)) as player:
        await player.sees("Seed 4711")
    async with driving(played(HARBOUR, "turn_away", "say_nothing", seed=4711)) as player:
        await player.enter_until(Debriefing)
        await player.sees("Seed 4711")


def outcome(*numbers: int) -> Outcome:
    """Return an outcome from 0 to 10 in three levels, with a course."""
    return Outcome(
        name="trust",
        label="Trust",
        aim="high",
        low=0,
        high=10,
        levels=(("broken", 0, 3), ("steady", 4, 7), ("firm", 8, 10)),
        start=numbers[0],
        start_level="",
        end=numbers[-1],
        end_level="",
        course=numbers,
        trail=(),
        findings=(),
    )


def test_a_course_puts_each_number_in_the_row_of_its_level() -> None:
    """Rows are levels, columns are moments; lines tie one to the next."""
    drawn = Document(course(outcome(5, 5, 9, 2))).at(76).plain.split("\n")
    assert drawn == [
        "  firm │       ╭─9─╮",
        "steady │ 5───5─╯   │",
        "broken │           ╰─2",
        "Decision by decision, from the start. The aim is high.",
    ]


@pytest.mark.parametrize("count", [1, 2, 9, 40])
def test_a_course_fits_the_smallest_terminal(count: int) -> None:
    """However long the game was, the last numbers are there, and no line is wrapped."""
    numbers = [(7 * index) % 11 for index in range(count)]
    lines = Document(course(outcome(*numbers))).at(54).plain.split("\n")
    assert len(lines) == 4
    told = re.findall(r"\d+", " ".join(lines[:3]))
    assert str(numbers[-1]) in told
    assert len(told) <= count
