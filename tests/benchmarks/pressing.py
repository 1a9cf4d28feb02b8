"""From a key to a finished screen: ``python -m tests.benchmarks.pressing``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from statistics import quantiles
from time import perf_counter
from typing import ClassVar
from unittest.mock import patch

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from game.locations import find_scenario
from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.screens.ask import Ask
from game.tui.screens.decision import Decision
from game.tui.screens.framed import Framed
from game.tui.screens.happened import Happened
from game.tui.tidying import settle
from tests.benchmarks.measuring import ROUNDS, Bar, Row, print_rows

TITLE = "Deciding"
_SIZE = (100, 30)
_PRESSES = 40
_PATIENCE = 10.0
_LINES = 24
_READ = 0.4
"""Seconds for which a player reads at the least; in both, the collector may work meanwhile."""


class _Swap(App[None]):
    """The reference: a key swaps as many widgets, each with a line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "swap")]

    def __init__(self, widgets: int) -> None:
        super().__init__()
        self.animation_level = "none"
        self._widgets = widgets
        self.finished = 0

    def compose(self) -> ComposeResult:
        yield Vertical(*self._some())

    def _some(self) -> list[Static]:
        lines = max(_LINES // self._widgets, 1)
        return [Static(f"{self.finished} a line of text\n" * lines) for _ in range(self._widgets)]

    async def action_swap(self) -> None:
        box = self.query_one(Vertical)
        await box.remove_children()
        await box.mount(*self._some())
        self.call_after_refresh(self._done)

    def _done(self) -> None:
        self.finished += 1


def rows() -> list[Row]:
    """Measure all but the slowest of many decisions, beside as many swaps."""
    path = find_scenario("erbil_2021")
    scenario = load(path).scenario
    assert scenario is not None
    table = compile_scenario(scenario)
    settle()  # as the program does before it plays; the reference is better off with it too
    figures = []
    with (
        patch("textual.pilot.wait_for_idle", _look_again),
        patch("textual.app.wait_for_idle", _look_again),
    ):
        for _ in range(ROUNDS):
            widgets, ours = asyncio.run(_decisions(Playthrough(table, 3)))
            theirs = asyncio.run(_swaps(widgets))
            figures.append(_p95(ours) / _p95(theirs))
    what = f"a decision, key press to finished screen, 95th percentile ({widgets} widgets)"
    beside = "the same key in a Textual app that only swaps as many widgets"
    return [Row(what, beside, tuple(figures), Bar(2, "at most", "×"))]


async def _until(condition: Callable[[], bool]) -> None:
    give_up = perf_counter() + _PATIENCE
    while not condition():
        assert perf_counter() < give_up
        await asyncio.sleep(0)


def _is_finished(app: _Swap, number: int) -> bool:
    return app.finished >= number


async def _look_again(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Stand in for the pilot's sleep until the processor seems idle."""
    await asyncio.sleep(0)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


async def _decisions(playthrough: Playthrough) -> tuple[int, list[float]]:
    """Decide and take back, again and again; return how many widgets came, and the seconds."""
    app = GameApp(Launch(playthrough))
    app.animation_level = "none"
    times, widgets = [], 0
    async with app.run_test(size=_SIZE) as pilot:
        while not isinstance(app.screen, Decision):
            await _until(lambda: isinstance(app.screen, Framed) and app.screen.is_drawn)
            await pilot.press("enter")
        for _ in range(_PRESSES):
            await _until(lambda: isinstance(app.screen, Decision) and app.screen.is_drawn)
            await asyncio.sleep(_READ)
            await pilot.press("1", "enter")
            await _until(lambda: isinstance(app.screen, Ask))
            await pilot.pause()
            started = perf_counter()
            await pilot.press("enter")
            await _until(lambda: isinstance(app.screen, Happened) and app.screen.is_drawn)
            times.append(perf_counter() - started)
            widgets = len(app.screen.walk_children())
            await pilot.press("u")
    return widgets, times


async def _swaps(widgets: int) -> list[float]:
    app = _Swap(widgets)
    times = []
    async with app.run_test(size=_SIZE) as pilot:
        for number in range(1, _PRESSES + 1):
            await asyncio.sleep(_READ)
            started = perf_counter()
            await pilot.press("enter")
            await _until(partial(_is_finished, app, number))
            times.append(perf_counter() - started)
    return times


if __name__ == "__main__":
    print_rows(rows())
