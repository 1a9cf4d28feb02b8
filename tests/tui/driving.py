"""Driving the full-screen game: wait for what is expected, read the screen, press keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from game.play import Playthrough
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.screens.framed import Framed

Shown = TypeVar("Shown", bound=Screen[Any])
_TRIES = 40
_PATIENCE = 10.0
"""Seconds."""
_TURN = 0.002
"""Seconds between two looks."""


class Driver:
    """A player at a terminal of a given size."""

    def __init__(self, app: GameApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, for a bounded time."""
        give_up = monotonic() + _PATIENCE
        while not condition():
            if monotonic() > give_up:
                raise AssertionError(f"it did not come about; on the screen:\n{self.screen}")
            await self.pilot.pause(_TURN)

    async def press(self, *keys: str) -> None:
        """Press keys, and let the app take them in."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause(_TURN)

    async def at(self, screen: type[Shown]) -> Shown:
        """Wait for a screen, and return it."""
        await self.until(lambda: isinstance(self.app.screen, screen) and self.app.screen.is_mounted)
        shown = self.app.screen
        assert isinstance(shown, screen)
        return shown

    async def sees(self, text: str) -> None:
        """Wait until a text can be read on the screen."""
        await self.until(lambda: text in self.screen)

    async def enter_until(self, screen: type[Shown]) -> Shown:
        """Read on until a screen comes."""
        give_up = monotonic() + _PATIENCE
        while monotonic() < give_up:
            if isinstance(self.app.screen, screen):
                return await self.at(screen)
            await self.press("enter")
        raise AssertionError(f"{screen.__name__} did not come; on the screen:\n{self.screen}")

    async def click_until(self, text: str, screen: type[Shown]) -> Shown:
        """Click on a text until a screen comes."""
        for _ in range(_TRIES):
            if isinstance(self.app.screen, screen):
                return await self.at(screen)
            await self.click_on(text)
        raise AssertionError(f"{screen.__name__} did not come; on the screen:\n{self.screen}")

    async def click_on(self, text: str) -> None:
        """Click on the beginning of a text, where it stands lowest on the screen."""
        await self.sees(text)
        lines = list(enumerate(self.screen.split("\n")))
        y, line = next((y, line) for y, line in reversed(lines) if text in line)
        await self.pilot.click(offset=(line.index(text) + 1, y))
        await self.pilot.pause(_TURN)

    async def has_left(self) -> int:
        """Wait until the app is closing; return its exit code."""
        await self.until(lambda: self.app.return_code is not None)
        return self.app.return_code or 0

    async def drawn(self, screen: type[Shown]) -> Shown:
        """Wait until a screen has been drawn for the first time, and return it."""
        shown = await self.at(screen)
        if isinstance(shown, Framed):
            await self.until(lambda: shown.is_drawn)
        return shown

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause(_TURN)

    @property
    def strips(self) -> list[Strip]:
        """What is drawn, line by line."""
        return self.app.screen._compositor.render_strips()

    @property
    def screen(self) -> str:
        """What can be read."""
        return "\n".join(strip.text.rstrip() for strip in self.strips)


@asynccontextmanager
async def driving(
    launch: Launch | Playthrough,
    size: tuple[int, int] = (80, 24),
    app: type[GameApp] = GameApp,
    *,
    animated: bool = False,
) -> AsyncIterator[Driver]:
    """Open the full-screen game in a terminal of ``size``, with nothing that moves by itself."""
    opened = app(Launch(launch) if isinstance(launch, Playthrough) else launch)
    opened.animation_level = "full" if animated else "none"
    async with opened.run_test(size=size, notifications=True) as pilot:
        yield Driver(opened, pilot)
