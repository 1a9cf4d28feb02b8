from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.tui.screens import happened
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.story import pages
from tests.samples import HARBOUR, played, table_of
from tests.tui.driving import Driver, driving

CHANGE = "Danger in the roads rises by 1"
NEVER = 10_000.0
"""Seconds."""


async def first_page(player: Driver) -> Happened:
    """Read on to the first page with a change, and wait until it stands there."""
    await player.enter_until(Happened)
    await player.sees("What changed")
    return await player.drawn(Happened)


async def test_changes_come_by_themselves() -> None:
    """Where animations are on, a change is not there at first, and comes without a key."""
    async with driving(played(HARBOUR), animated=True) as player:
        await first_page(player)
        assert CHANGE not in player.screen
        await player.sees(CHANGE)


@pytest.mark.parametrize("key", ["enter", "space", "w", "x"])
async def test_any_key_shows_all_changes(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Whoever does not want to wait presses a key; reading on turns no page before that."""
    monkeypatch.setattr(happened, "PAUSE", NEVER)
    async with driving(played(HARBOUR), animated=True) as player:
        page = await first_page(player)
        assert CHANGE not in player.screen
        await player.press(key)
        if key == "w":
            await player.press("escape")
        await player.sees(CHANGE)
        assert player.app.screen is page
        await player.enter_until(Decision)


async def test_the_situation_moves_with_the_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An indicator moves when its change is told, not before."""
    monkeypatch.setattr(happened, "PAUSE", NEVER)
    async with driving(played(HARBOUR), (110, 30), animated=True) as player:
        await first_page(player)
        assert "▲1" not in player.screen
        await player.press("enter")
        await player.sees("2  raised  ▲1")


async def test_without_animations_changes_are_there_at_once() -> None:
    """Nothing moves by itself where that is not wanted."""
    async with driving(played(HARBOUR)) as player:
        await first_page(player)
        assert CHANGE in player.screen


@pytest.fixture
def secretive(tmp_path: Path) -> Playthrough:
    """A game in which trust falls out of sight, before the first page."""
    text = HARBOUR.read_text(encoding="utf-8")
    hidden = "          - set: {false_papers: true}\n"
    assert hidden in text
    file = tmp_path / "secretive.yaml"
    file.write_text(text.replace(hidden, f"{hidden}            change: {{trust: -1}}\n"), "utf-8")
    scenario = load(file).scenario
    assert scenario is not None
    return Playthrough(compile_scenario(scenario), 1, ["overnight/false_ones"])


async def test_what_happened_out_of_sight_is_told_as_such(secretive: Playthrough) -> None:
    """No number changes without a line that says so; why, only the debrief tells."""
    async with driving(secretive, (110, 40)) as player:
        await first_page(player)
        await player.sees("▼ Trust of the town falls by 1, from steady (6) to")
        await player.sees("It happened out of sight; the debrief tells why.")
        await player.sees("▼1")
        await player.enter_until(Decision)
        await player.press("l")
        await player.sees("Trust of the town")
        assert "papers were false" not in player.screen


@pytest.mark.parametrize("steps", [(), ("turn_away",), ("ask_again", "bring_in/storm")])
def test_pages_account_for_every_change(secretive: Playthrough, steps: tuple[str, ...]) -> None:
    """Each page begins where the one before ended, and its lines add up to what moved."""
    secretive.play(steps)
    told = pages(secretive.table, secretive.steps)
    assert told[0].before == secretive.table.start
    assert told[-1].after == secretive.world
    for page, following in pairwise(told):
        assert page.after == following.before
    for page in told:
        lines = [*(one for which in page.moved for one in which.changes), *page.unseen]
        for name in secretive.scenario.indicators:
            before, after = (
                secretive.table.number(world, name) for world in (page.before, page.after)
            )
            assert sum(one.after - one.before for one in lines if one.name == name) == (
                after - before
            )


def test_a_quiet_event_that_moves_nothing_is_not_told() -> None:
    """Hidden variables leave no trace on a page."""
    game = played(HARBOUR, "overnight/false_ones")
    assert [page.unseen for page in pages(table_of(HARBOUR), game.steps)] == [()]
