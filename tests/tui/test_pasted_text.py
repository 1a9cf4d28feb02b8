"""What is pasted where a player writes: kept without what no text may hold, within its room."""

from __future__ import annotations

import pytest
from textual.events import Paste

from game.scenario.characters import first_refused
from game.scenario.limits import REASON_LENGTH
from game.tui.screens.decision import Decision
from game.tui.screens.write import Write
from game.tui.widgets.reason_box import ReasonBox
from tests.samples import HARBOUR, played
from tests.tui.driving import driving

PASTED = [
    "\x1b]0;x\x07\x9b2J\u202e",
    "\ud800\udfff\ufffe",
    "[@click=app.quit]x[/] [/b]",
    "x" * (REASON_LENGTH * 3),
    "one\r\ntwo\rthree\u2028four",
]


@pytest.mark.parametrize("pasted", PASTED, ids=range(len(PASTED)))
async def test_what_is_pasted_for_a_reason_is_kept_clean(pasted: str) -> None:
    """Neither more than there is room for, nor a character that drives a terminal."""
    async with driving(played(HARBOUR, "ask_again"), (100, 40)) as player:
        await player.at(Decision)
        await player.press("r")
        written = await player.at(Write)
        box = written.query_one(ReasonBox)
        box.post_message(Paste(pasted))
        box.post_message(Paste("!"))
        await player.until(lambda: len(box.text) in {REASON_LENGTH, *range(2, 40)})
        for _ in range(3):
            await player.press("ctrl+j")
        await player.press("z")
        assert first_refused(box.text) is None
        assert "\r" not in box.text
        assert 0 < len(box.text) <= REASON_LENGTH
        assert first_refused(player.screen) is None
