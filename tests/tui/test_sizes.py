from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.scenario.model import Option, Passage, Prose, Scenario
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.reading import TheEnd
from game.tui.screens.sheet import Sheet
from game.tui.screens.write import Write
from game.tui.text import TEXT_WIDTH
from tests.samples import HARBOUR, played
from tests.tui.driving import Driver, driving

SOME = ((1, 1), (6, 3), (59, 20), (60, 20), (100, 30))
MORE = (*SOME, (5, 5), (30, 10), (60, 19), (2, 60), (200, 2), (120, 40), (300, 90))


async def at_every_size(player: Driver, sizes: Sequence[tuple[int, int]] = SOME) -> None:
    """Give the terminal every size, and look whether a small one says so."""
    for width, height in sizes:
        await player.resize(width, height)
        if width > 20 and height > 2:
            await player.until(partial(says_too_small, player, width < 60 or height < 20))
    await player.resize(80, 24)


def says_too_small(player: Driver, expected: bool) -> bool:
    """Return whether the screen says what is expected about its size."""
    return ("This needs 60" in player.screen) == expected


async def test_every_screen_lives_through_every_size() -> None:
    """Nothing breaks from 1 by 1 up; too small a terminal says so, and the place is kept."""
    async with driving(played(HARBOUR), (80, 24)) as player:
        await at_every_size(player)
        await player.enter_until(Happened)
        await at_every_size(player)
        await player.enter_until(Decision)
        await player.press("2")
        await at_every_size(player, MORE)
        await player.sees("▸ 2  Bring her in")
        for key, screen in (("w", Sheet), ("r", Write), ("ctrl+p", None)):
            await player.press(key)
            if screen is not None:
                await player.at(screen)
            await at_every_size(player)
            await player.press("escape")
        await player.press("3", "enter", "enter", "enter")
        await player.enter_until(Decision)
        await player.press("2", "enter", "enter")
        await player.enter_until(TheEnd)
        await at_every_size(player)
        await player.enter_until(Debriefing)
        await at_every_size(player)


async def test_nothing_is_decided_unseen() -> None:
    """While the terminal is too small keys do nothing, save that q leaves."""
    game = played(HARBOUR, "turn_away")
    async with driving(game) as player:
        await player.at(Decision)
        await player.press("1")
        await player.resize(40, 10)
        await player.sees("This needs 60")
        await player.press("enter", "enter", "u")
        assert len(game.turns) == 1
        await player.press("q")
        assert await player.has_left() == 0


def crowded() -> Scenario:
    """Return the harbour with twelve options and a text of many screens."""
    scenario = load(HARBOUR).scenario
    assert scenario is not None
    state = scenario.states["first_answer"]
    first = state.options["turn_away"]
    many = {
        f"way_{number}": replace(
            first,
            label=Prose((f"Way {number}, " + "which takes long to describe " * 3,)),
            detail=(Passage(Prose(("Detail. " * 400 + "Its end.",))),),
        )
        for number in range(1, 13)
    }
    options: dict[str, Option] = {**many, **state.options}
    text = (Passage(Prose(("A long word " + "x" * 300 + " and more. " * 500 + "The end of it.",))),)
    crowded_state = replace(state, options=options, text=text)
    return replace(scenario, states={**scenario.states, "first_answer": crowded_state})


async def test_long_texts_and_many_options_stay_within_reach() -> None:
    """At 60 by 20 the last of fifteen options and the ends of long texts can be brought up."""
    game = Playthrough(compile_scenario(crowded()), 1)
    async with driving(game, (60, 20)) as player:
        await player.enter_until(Decision)
        for _ in range(300):
            if "The end of it." in player.screen:
                break
            await player.press("space")
        await player.sees("The end of it.")
        await player.press("9", "down", "down", "down")
        await player.sees("▸ 12")
        for _ in range(300):
            if "Its end." in player.screen:
                break
            await player.press("space")
        await player.sees("Its end.")


async def test_no_line_of_text_is_too_long_to_read() -> None:
    """However wide the terminal is, text stays within 76 columns."""
    async with driving(Playthrough(compile_scenario(crowded()), 1), (200, 50)) as player:
        await player.enter_until(Decision)
        lines = [line for line in player.screen.split("\n") if "and more." in line]
        words = [line.strip().split("   ")[0] for line in lines]
        assert words
        assert max(len(line) for line in words) <= TEXT_WIDTH
