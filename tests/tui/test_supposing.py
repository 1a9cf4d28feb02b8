"""The tab of the debrief on which assumptions are changed."""

from __future__ import annotations

from game.play import Playthrough
from game.reports.assumptions import what_if
from game.reports.chances import range_words
from game.rules import compile_scenario
from game.tui.screens.debriefing import Debriefing
from tests.building import story, table_of, text_of
from tests.stories import PUSH_AND_LUCK, odds_of
from tests.tui.driving import Driver, driving

SAME, OTHER = "would still have ended at “Home”", "would have ended at “Lost”"


def game() -> Playthrough:
    """Play the story to its end: heat is 3 and the push 2, and from 6 on all is lost."""
    return Playthrough(story(PUSH_AND_LUCK), 1, ["go/calm"])


async def opened(player: Driver) -> None:
    """Come to the tab."""
    await player.enter_until(Debriefing)
    await player.press("5")
    await player.sees("What if it were otherwise?")


async def test_arrows_change_the_assumption_looked_at_and_nothing_else() -> None:
    """They turn tabs until one is looked at; then they move its value, and it is told at once."""
    async with driving(game(), (100, 40)) as player:
        await opened(player)
        await player.press("right")
        await player.sees("▸ Questions")
        await player.press("left", "down", "right")
        await player.sees("3 instead of 2")
        await player.sees(f"Another ending. Your choices {OTHER}.")
        await player.press("left", "left")
        await player.sees("1 instead of 2")
        await player.sees(f"Same ending. Your choices {SAME}.")
        await player.press("tab")
        await player.sees("▸ Questions")


async def test_a_number_is_supposed_and_reset_takes_all_back() -> None:
    """A number beyond the plausible range is refused, in words."""
    async with driving(game(), (100, 40)) as player:
        await opened(player)
        await player.press("down", "4")
        await player.sees("4 instead of 2")
        await player.press("0")
        await player.sees("0 is not within what is plausible here.")
        await player.press("9")
        await player.sees("9 is not within what is plausible here.")
        await player.press("down", "1")
        await player.sees("unlikely instead of likely")
        await player.press("backspace")
        await player.sees("What if it were otherwise?")
        await player.sees("taken as 2")
        await player.sees("taken as likely")


async def test_a_click_on_the_range_supposes_the_value_there() -> None:
    """The points of the range are its values; a click beside them only looks at it."""
    async with driving(game(), (100, 40)) as player:
        await opened(player)
        lines = player.screen.split("\n")
        y = next(at for at, line in enumerate(lines) if "1 ·──●──·──· 4" in line)
        await player.pilot.click(offset=(lines[y].index("· 4"), y))
        await player.sees("4 instead of 2")
        await player.pilot.click(offset=(lines[y].index("taken as"), y))
        await player.sees("4 instead of 2")


async def test_the_odds_are_those_of_the_edited_file() -> None:
    """They follow by themselves, and are what a fresh analysis of the other file says."""
    other = table_of(text_of(PUSH_AND_LUCK).replace("value: 2", "value: 4", 1)).scenario
    odds = odds_of(compile_scenario(other, prose=False)).start["home"]
    assert odds.high == 0
    async with driving(game(), (100, 40)) as player:
        await opened(player)
        await player.sees(range_words(odds_of(game().table).start["home"]).split()[0])
        await player.press("down", "4")
        await player.sees("The odds of “Home” move from 68% to 0%.")


async def test_what_the_ending_hung_on_is_told_and_copied() -> None:
    """The single changes that turn it, and how much of the ground it holds on."""
    found = what_if(game())
    async with driving(game(), (100, 60)) as player:
        await opened(player)
        await player.sees("Alone it can turn the ending.")
        await player.sees("Taken together: of all 2 combinations")
        screen = player.app.screen
        assert isinstance(screen, Debriefing)
        _, text = screen.as_markdown()
        assert found.flips[0].line in text
