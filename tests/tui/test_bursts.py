"""Keys and screens that come faster than the screens are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import pytest
from rich.style import Style
from textual.command import CommandList
from textual.events import Key, MouseDown, MouseUp
from textual.geometry import Offset

from game.analysis.analysis import Analysis
from game.play import Playthrough
from game.reports.chances import Chances, chances
from game.tui.app import GameApp
from game.tui.screens.ask import Ask
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.framed import Framed
from game.tui.screens.palette import Palette
from game.tui.screens.sheet import Sheet
from game.tui.screens.write import Write
from game.tui.text import words
from game.tui.widgets.text_box import TextBox
from tests.samples import HARBOUR, played
from tests.tui.driving import Driver, driving


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


def type_at_once(app: GameApp, keys: Sequence[str]) -> None:
    """Type keys faster than any screen can follow."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize(
    "keys",
    [
        ["1", *["enter"] * 9],
        ["1", "enter", "enter", "enter", "r", "enter", "enter", "enter", "enter"],
        ["u", "1", "enter", "enter", "enter"],
        ["1", "r", "enter", "enter", "enter", "enter", "enter", "u", "enter", "enter"],
        ["1", "enter", "enter", "u", "u", "u", "3", "enter"],
    ],
)
async def test_a_page_is_done_with_once(keys: Sequence[str]) -> None:
    """However fast the keys, nothing is decided twice, and no box is left beneath a page."""
    game = played(HARBOUR, "ask_again")
    async with driving(game, (60, 20)) as player:
        await player.at(Decision)
        type_at_once(player.app, keys)
        await player.press("escape", "escape", "escape")
        pages = [at for at, one in enumerate(player.app.screen_stack) if isinstance(one, Framed)]
        assert pages == [1]
        assert len(game.turns) <= 3
        await player.press("q")
        await player.sees("Leave?")


async def test_a_decision_taken_back_leaves_what_is_worked_out_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The debrief works on the game as it ended, however long it takes."""
    may_go_on, found = Event(), []

    def slow(playthrough: Playthrough, analysis: Analysis) -> Chances:
        assert may_go_on.wait(timeout=10)
        found.append(chances(playthrough, analysis))
        return found[0]

    monkeypatch.setattr("game.tui.screens.debriefing.chances", slow)
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    async with driving(game) as player:
        await player.enter_until(Debriefing)
        await player.press("u")
        await player.at(Decision)
        may_go_on.set()
        await player.until(lambda: bool(found))
    assert len(found[0].decisions) == 3
    assert player.app.crash is None


async def test_a_click_on_what_is_going_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mouse is faster than a part of the page that is being taken down."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        page = await player.at(Decision)
        going = TextBox(words("It has no page any more."))
        seen = (going, Offset(0, 0))
        monkeypatch.setattr(page._compositor, "get_widget_and_offset_at", lambda x, y: seen)
        click(player.app)
        await player.press("1")
        await player.sees("▸ 1")
    assert player.app.crash is None


async def test_a_click_on_a_line_that_has_gone_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mouse is faster than the palette, which lists something else by now."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        palette = await palette_of(player)
        gone = Style(meta={"option": 99})
        monkeypatch.setattr(palette, "get_style_at", lambda x, y: gone)
        click(player.app)
        await player.press("escape")
        await player.at(Decision)
    assert player.app.crash is None


async def test_a_command_is_clicked() -> None:
    """A line of the palette that is there does what it says."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        await player.press("ctrl+p")
        await player.at(Palette)
        await player.click_on("Map (m)")
        await player.at(Sheet)


async def palette_of(player: Driver) -> Palette:
    """Open the palette over a decision."""
    await player.at(Decision)
    await player.press("ctrl+p")
    return await player.at(Palette)


def click(app: GameApp) -> None:
    """Press the mouse in the middle of the page, and let it go."""
    for what in (MouseDown, MouseUp):
        app.post_message(what(None, 40, 12, 0, 0, 1, shift=False, meta=False, ctrl=False))


async def test_what_was_asked_is_what_is_decided() -> None:
    """Whatever is looked at by the time of the answer."""
    game = played(HARBOUR, "turn_away")
    async with driving(game) as player:
        page = await player.at(Decision)
        await player.press("1", "enter")
        await player.at(Ask)
        page.choices.look_at(1)
        await player.press("enter")
        await player.until(lambda: len(game.turns) == 2)
    assert game.turns[-1].option == "explain"


async def test_what_is_not_on_offer_is_not_decided_after_a_reason() -> None:
    """Where another option came to be looked at while the reason was asked for, it is said."""
    game = played(HARBOUR, "ask_again")
    async with driving(game) as player:
        page = await player.at(Decision)
        await player.press("3", "enter")
        await player.at(Write)
        page.choices.look_at(0)
        for _ in range(4):
            if player.app.screen is page:
                break
            await player.press("enter")
        await player.sees("Not on offer: You have asked already")
    assert len(game.turns) == 1
    assert player.app.crash is None


async def test_a_click_beyond_the_window_closes_the_palette() -> None:
    """As one beside it does; the window was just made smaller."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        palette = await palette_of(player)
        assert palette.get_widget_at(500, 500) == (palette, palette.region)
        await player.press("escape")
        await player.at(Decision)
    assert player.app.crash is None


async def test_a_palette_taken_down_while_it_looks_for_commands_breaks_nothing() -> None:
    """What it finds has no list any more to stand in."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        palette = await palette_of(player)
        await palette.query_one(CommandList).remove()
        worker = palette._gather_commands("map")
        await player.until(lambda: worker.is_finished)
        await player.press("escape")
    assert player.app.crash is None
