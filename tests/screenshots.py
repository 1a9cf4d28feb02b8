"""The pictures in the README: ``python -m tests.screenshots`` draws them anew."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import patch

from game.locations import bundled_scenarios
from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from tests.tui.driving import Driver, driving

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
_SIZE = (100, 30)
_SEED = 3
_MAPPED = 9
"""Of how many steps of history the map is drawn."""
_UNIQUE = re.compile(r"terminal-\d+")


async def pictures() -> AsyncIterator[tuple[str, str]]:
    """Yield the name and the SVG of each picture: one game, with one seed, at one size."""
    scenario = load(
        next(path for path in bundled_scenarios() if path.stem == "erbil_2021")
    ).scenario
    assert scenario is not None
    table = compile_scenario(scenario)
    async with driving(Playthrough(table, _SEED), _SIZE) as player:
        await player.enter_until(Decision)
        await player.press("2")
        await player.sees("▸ 2")
        yield "decision", _svg(player)
    history = scenario.history
    assert history is not None
    played = Playthrough(table, _SEED, history.play)
    async with driving(played, _SIZE) as player:
        await player.enter_until(Debriefing)
        await player.press("1")
        await player.sees("▸ Outcome")
        yield "debrief", _svg(player)
        await player.press("2")
        await player.sees("▸ Paths")
        yield "paths", _svg(player)
    on_the_way = Playthrough(table, _SEED, history.play[:_MAPPED])
    async with driving(on_the_way, _SIZE) as player:
        await player.at(Decision)
        await player.press("m")
        await player.sees("you are here")
        yield "map", _svg(player)


def _svg(player: Driver) -> str:
    drawn = player.app.export_screenshot(title="Measured Response", simplify=True)
    return _UNIQUE.sub("terminal", drawn) + "\n"


async def _write() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async for name, svg in pictures():
        (FOLDER / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as home,
        patch.dict(os.environ, {"MEASURED_RESPONSE_HOME": home}),
    ):
        asyncio.run(_write())
