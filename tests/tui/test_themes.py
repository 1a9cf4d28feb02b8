from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.geometry import Region
from textual.screen import Screen

from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.palette import Palette
from game.tui.screens.scenarios import Scenarios
from game.tui.screens.write import Write
from game.tui.settings import Settings
from game.tui.themes import CONTRAST, TERMINAL, THEMES
from tests.samples import BARE, HARBOUR, played
from tests.tui.driving import Driver, driving
from tests.tui.touring import tour

REASON = "It is late, and nobody knows."
NAMES = [theme.name for theme in THEMES]


def in_theme(name: str) -> type[GameApp]:
    """Return the game for a player who has chosen a theme."""

    class Themed(GameApp):
        def __init__(self, launch: Launch) -> None:
            super().__init__(launch, Settings(theme=name))

    return Themed


def in_front(screen: Screen[object]) -> Region:
    """Return the part of the terminal in which a screen is read; what is behind a box is not."""
    if isinstance(screen, Palette):
        return screen.query_one("#--input").region
    return next((box.region for box in screen.query(".box")), screen.region)


def segments(player: Driver) -> Iterator[Segment]:
    """Yield the pieces of the screen in which something is written."""
    region = in_front(player.app.screen)
    for strip in player.strips[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if any(letter.isalnum() or letter in "▸▲▼■●•→←↑↓" for letter in segment.text):
                yield segment


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = (part / 255 for part in color.get_truecolor(DEFAULT_TERMINAL_THEME))
    linear = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts)  # fmt: skip
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(style: Style) -> float:
    """Return the contrast of a text to its ground."""
    assert style.color is not None
    assert style.bgcolor is not None
    assert not style.dim
    dark, light = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (light + 0.05) / (dark + 0.05)


def with_256_colours(style: Style) -> Style:
    """Return what a terminal of 256 colours makes of a style."""
    assert style.color is not None
    assert style.bgcolor is not None
    ground = style.bgcolor.downgrade(ColorSystem.EIGHT_BIT)
    return Style(color=style.color.downgrade(ColorSystem.EIGHT_BIT), bgcolor=ground)


def look_at_contrast(player: Driver, least: float, seen: set[str], name: str) -> None:
    """Look whether everything that is written on a screen can be read."""
    for segment in segments(player):
        assert segment.style is not None
        for style in (segment.style, with_256_colours(segment.style)):
            found = contrast(style)
            assert found >= least, f"{name}: {segment.text!r} has {found:.2f} ({style})"
        seen.add(name)


@pytest.mark.parametrize("name", NAMES)
async def test_everything_written_stands_out(name: str) -> None:
    """On every screen of each theme, text has 4.5 to 1 to its ground; in high contrast, 7 to 1.

    Where a terminal has 256 colours, too.
    """
    least = 7.0 if name == CONTRAST.name else 4.5
    seen: set[str] = set()
    async with driving(played(HARBOUR, seed=3), (100, 30), in_theme(name)) as player:
        assert player.app.theme == name
        await tour(player, REASON, partial(look_at_contrast, player, least, seen))
    assert len(seen) >= 18
    async with driving(Launch(scenarios=(HARBOUR, BARE)), (100, 30), in_theme(name)) as player:
        await player.at(Scenarios)
        await player.sees("Harbour master")
        look_at_contrast(player, least, seen, "list")
    assert "list" in seen


async def test_the_terminals_theme_has_no_colours_of_its_own() -> None:
    """It is drawn with the sixteen colours that the terminal's user has chosen."""
    async with driving(played(HARBOUR, seed=3), (100, 30), in_theme(TERMINAL.name)) as player:

        def look(name: str) -> None:
            region = in_front(player.app.screen)
            for strip in player.strips[region.y : region.bottom]:
                for segment in strip.crop(region.x, region.right):
                    assert segment.style is not None
                    for color in (segment.style.color, segment.style.bgcolor):
                        assert color is None or color.triplet is None, (name, segment)

        await tour(player, REASON, look)


async def test_without_colour_a_game_is_played_to_the_debrief(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With NO_COLOR no colour is drawn, not even a ground, and what is looked at is marked."""
    monkeypatch.setenv("NO_COLOR", "1")
    game = played(HARBOUR, seed=3)
    looked_at: dict[str, str] = {}
    async with driving(game, (100, 30)) as player:

        def look(name: str) -> None:
            for strip in player.strips:
                for segment in strip:
                    style = segment.style or Style()
                    assert style.color is None, (name, segment)
                    assert style.bgcolor is None, (name, segment)
            marked = [one for one in segments(player) if one.style is not None and one.style.bold]
            looked_at[name] = " ".join(one.text for one in marked)

        await tour(player, REASON, look)
        await player.at(Debriefing)
    assert game.is_over
    assert "Ask for her papers again" in looked_at["option"]
    assert "▸ Outcome" in looked_at["tab 1"]


async def test_an_empty_wish_for_no_colour_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR counts where it says something, as its convention has it."""
    monkeypatch.setenv("NO_COLOR", "")
    async with driving(played(HARBOUR)) as player:
        assert any(one.style is not None and one.style.bgcolor for one in segments(player))


async def test_nothing_moves_where_that_was_asked_for() -> None:
    """The setting turns every animation off."""
    assert GameApp(Launch(), Settings(animations=False)).animation_level == "none"
    assert GameApp(Launch(), Settings()).animation_level != "none"


@pytest.mark.parametrize("name", NAMES)
async def test_where_one_writes_can_be_seen(name: str) -> None:
    """The cursor stands out in the box for a reason, and the box from the page."""
    async with driving(played(HARBOUR), (100, 30), in_theme(name)) as player:
        await player.enter_until(Decision)
        await player.press("1", "r")
        await player.at(Write)
        await player.press(*"abc")
        await player.sees("abc")
        styles = {one.style for strip in player.strips for one in strip if one.text == " "}
        cursor = [style for style in styles if style is not None and contrast_of_cell(style) >= 3]
        assert cursor


def contrast_of_cell(style: Style) -> float:
    """Return how a cell stands out from the darkest or lightest ground there is."""
    if style.color is None or style.bgcolor is None:
        return 1
    return contrast(style)
