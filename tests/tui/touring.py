"""Going through every screen of the harbour's game, looking at each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.tui.screens.ask import Ask
from game.tui.screens.briefing import Briefing
from game.tui.screens.debriefing import TABS, Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.leave import Leave
from game.tui.screens.palette import Palette
from game.tui.screens.pick import Pick
from game.tui.screens.reading import TheEnd
from game.tui.screens.sheet import Sheet
from game.tui.screens.write import Write
from game.tui.widgets.reason_box import ReasonBox
from game.tui.widgets.tab_bar import TabBar
from tests.tui.driving import Driver

_SHEETS = (
    ("w", "why"), ("m", "map"), ("p", "people"), ("l", "log"), ("question_mark", "help"),
)  # fmt: skip
Look = Callable[[str], None]
"""Is called with the name of each screen while that stands there."""


async def _judge(player: Driver, reason: str, look: Look) -> None:
    """Write down why, what is expected, how likely, and what would prove it wrong."""
    await player.press("1", "r")
    write = await player.at(Write)
    write.query_one(ReasonBox).load_text(reason)
    await player.press("right")
    look("reason")
    await player.press("enter")
    await player.at(Pick)
    look("expectation")
    await player.press("2", "enter")
    await player.sees("How likely")
    look("likelihood")
    await player.press("2", "enter")
    wrong = await player.at(Write)
    wrong.query_one(ReasonBox).load_text(reason)
    await player.press("enter")
    await player.at(Decision)


async def _to_the_debrief(player: Driver, look: Look) -> None:
    """Decide twice more, read the ending, and open every tab."""
    await player.press("2", "enter")
    await player.at(Write)  # it is asked why, and nothing is said
    await player.press("enter")
    await player.at(Ask)
    await player.press("enter")
    await player.at(Happened)
    await player.enter_until(Decision)
    await player.press("2", "enter")
    await player.at(Ask)
    await player.enter_until(TheEnd)
    look("ending")
    tabs = (await player.enter_until(Debriefing)).query_one(TabBar)

    def is_opened(number: int) -> bool:
        return tabs.opened == number

    for number in range(len(TABS)):
        await player.press(str(number + 1))
        await player.until(partial(is_opened, number))
        look(f"tab {number + 1}")


async def tour(player: Driver, reason: str, look: Look) -> None:
    """Play from the briefing to the debrief, and open everything that can be opened."""
    await player.at(Briefing)
    look("briefing")
    await player.enter_until(Decision)
    look("decision")
    await player.press("1")
    look("option")
    for key, name in _SHEETS:
        await player.press(key)
        await player.at(Sheet)
        look(name)
        await player.press("escape")
        await player.at(Decision)
    await player.press("ctrl+p")
    await player.at(Palette)
    await player.sees("Leave (")
    look("palette")
    await player.press("escape")
    await player.at(Decision)
    await _judge(player, reason, look)
    await player.press("1", "enter")
    await player.at(Ask)
    look("question")
    await player.press("enter")
    await player.at(Happened)
    look("outcome")
    await player.press("down", "w")
    await player.at(Sheet)
    look("why of a change")
    await player.press("escape")
    await player.at(Happened)
    await player.press("q")
    await player.at(Leave)
    look("leaving")
    await player.press("escape")
    await player.at(Happened)
    await player.press("u")
    await player.at(Decision)
    look("taken back")
    await _to_the_debrief(player, look)
