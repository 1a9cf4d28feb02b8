"""Keys and screens that come faster than the screens are drawn."""

from __future__ import annotations

from game.tui.screens.decision import Decision
from game.tui.screens.write import Write
from tests.samples import HARBOUR, played
from tests.tui.driving import driving


async def test_a_screen_taken_down_before_it_is_up_breaks_nothing() -> None:
    """Its parts never come, and nothing asks for them; the page underneath goes on."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        player.app.push_screen(Write("Why?", "It went by.", ""))
        player.app.pop_screen()
        await player.press("1")
        await player.sees("Enter decide")


async def test_leaving_while_a_screen_comes_up_breaks_nothing() -> None:
    """The program ends as it was asked to, whatever was still being put together."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        player.app.push_screen(Write("Why?", "It went by.", ""))
        player.app.exit(return_code=7)
        assert await player.has_left() == 7


async def test_a_burst_of_keys_plays_and_breaks_nothing() -> None:
    """Keys typed at once are taken in order, by the screens they lead to or by none."""
    async with driving(played(HARBOUR, "turn_away"), (60, 20)) as player:
        await player.at(Decision)
        await player.pilot.press(*"1wrqmpl1", "escape", "escape", "enter", "enter", *"uqum?")
        await player.pilot.press(*["escape"] * 6)
        await player.press("q")
        await player.sees("Leave?")
