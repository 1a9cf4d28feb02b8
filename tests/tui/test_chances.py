"""The tab of the debrief about what could have been."""

from __future__ import annotations

from game.tui.screens.debriefing import Debriefing
from tests.samples import HARBOUR, played
from tests.tui.driving import driving

STEPS = ("overnight/true_ones", "ask_again", "turn_away", "explain")


async def test_what_could_have_been_is_worked_out_in_the_background() -> None:
    """Its tab tells the odds under each option, and marks the one that was chosen."""
    async with driving(played(HARBOUR, *STEPS), size=(100, 40)) as player:
        await player.enter_until(Debriefing)
        await player.press("3")
        await player.sees("With your choice the odds of “The town has its doubts”")
        await player.sees("(your choice)")


async def test_leaving_does_not_wait_for_it() -> None:
    """The screen may close before anything is worked out."""
    async with driving(played(HARBOUR, *STEPS)) as player:
        await player.enter_until(Debriefing)
        await player.press("q", "enter")
        assert await player.has_left() == 0
