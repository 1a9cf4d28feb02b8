"""The map on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play import Playthrough
from game.play.saves import Store
from game.rules import compile_scenario
from game.tui.launch import Launch
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.mapping import Mapping
from tests.samples import HARBOUR, played
from tests.stories import TOP, scenario_of
from tests.tui.driving import driving

SIZES = [(60, 20), (80, 24), (100, 30), (160, 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_opens_where_the_player_is_and_closes_again(size: tuple[int, int]) -> None:
    """On every page of a game, with one key, at any size; nothing not met is named."""
    game = played(HARBOUR, "turn_away")
    async with driving(game, size) as player:
        await player.at(Decision)
        await player.press("m")
        await player.at(Mapping)
        await player.sees("The morning after  ◂ you are here")
        await player.press("end")
        await player.sees("An ending not met yet")
        await player.press("m")
        await player.at(Decision)
        await player.press("1", "enter", "enter")
        await player.enter_until(Debriefing)
        await player.press("m")
        await player.at(Mapping)
        await player.press("end")
        await player.sees("you are here")


async def test_a_page_that_is_read_gives_away_nothing_of_the_next() -> None:
    """While what came of a decision is read, the map ends at that decision."""
    game = played(HARBOUR)
    async with driving(game, (100, 50)) as player:
        await player.enter_until(Decision)
        await player.press("2", "enter", "enter", "enter")
        await player.at(Happened)
        await player.press("m")
        await player.at(Mapping)
        await player.sees("What to answer  ◂ you are here")
        assert game.world.place != "reply"
        assert player.screen.count("◆") == 2  # the sign and the decision


async def test_places_of_other_games_are_named(tmp_path: Path) -> None:
    """What an earlier game came to is told as such; this game's own way is not."""
    store = Store.open(tmp_path)
    earlier = played(HARBOUR, "overnight/true_ones", "turn_away", "explain")
    store.record(earlier)
    async with driving(Launch(played(HARBOUR), store=store), (100, 50)) as player:
        await player.enter_until(Decision)
        await player.press("m")
        await player.sees("The morning after  (at another time)")
        await player.sees("The town has its doubts  (at another time)")


async def test_many_rails_leave_room_for_words() -> None:
    """However many ways there are at once, each place keeps its name."""
    ways = 60
    options = "".join(f"      o{at}: {{label: O, to: s{at}}}\n" for at in range(ways))
    states = "".join(
        f"  s{at}:\n    title: Place {at}\n    options: {{on: {{label: On, to: home}}}}\n"
        for at in range(ways)
    )
    text = f"{TOP}  here:\n    title: Here\n    options:\n{options}{states}"
    table = compile_scenario(scenario_of(text))
    async with driving(Playthrough(table, 1, ["o0"]), (60, 20)) as player:
        await player.at(Decision)
        await player.press("m")
        await player.sees("Place 0  ◂ you are")
