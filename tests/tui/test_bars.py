"""The lines at the top: what is played, when and where, and the tabs."""

from __future__ import annotations

import pytest

from game.play import Playthrough
from game.tui.screens.debriefing import TABS, Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.reading import TheEnd
from game.tui.widgets.key_bar import KeyBar
from game.tui.widgets.top_bar import TopBar
from tests.building import story
from tests.samples import HARBOUR, played
from tests.tui.driving import driving

TIMED = """\
here:
  title: Here
  time: Tuesday 16 February, morning. The Oval Office; late afternoon in Baghdad.
  options:
    go: {label: Go, to: home}
    stay: {label: Stay, to: lost}
"""


@pytest.mark.parametrize("key", ["1", "3", "5", "6"])
async def test_all_tabs_of_the_debrief_can_be_seen_on_a_narrow_screen(key: str) -> None:
    """Closer together than usual, and whole."""
    async with driving(played(HARBOUR, "ask_again", "turn_away", "explain"), (60, 20)) as player:
        await player.enter_until(Debriefing)
        await player.press(key)
        await player.sees(f"▸{TABS[int(key) - 1][0]}")
        assert all(name in player.screen.split("\n")[1] for name, _ in TABS)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (160, "Tuesday 16 February, morning. The Oval Office; late afternoon in Baghdad"),
        (80, "Tuesday 16 February, morning. The Oval Office"),
        (60, "Tuesday 16 February"),
    ],
)
async def test_a_time_is_shown_as_far_as_whole_parts_fit(width: int, shown: str) -> None:
    """Nobody reads half an hour of the day; a label has no full stop."""
    game = Playthrough(story(TIMED), 1)
    async with driving(game, (width, 20)) as player:
        await player.enter_until(Decision)
        await player.until(lambda: player.screen.split("\n")[0].endswith(shown))


async def test_a_title_is_cut_at_a_whole_part() -> None:
    """What page it is goes before a word of the title does."""
    async with driving(played(HARBOUR, "ask_again", "turn_away", "explain"), (60, 20)) as player:
        bar = (await player.at(TheEnd)).query_one(TopBar)
        bar.put("Saturday 27 February, late afternoon")
        await player.until(lambda: "Saturday 27 February" in player.screen.split("\n")[0])
        assert player.screen.split("\n")[0].split("  Saturday")[0].strip() == "The harbour"


async def test_the_key_bar_is_as_high_at_first_as_it_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a narrow screen it needs two lines, and nothing above it moves when they come."""
    heights: list[int] = []
    as_ever = KeyBar.on_resize

    def noted(bar: KeyBar) -> None:
        heights.append(bar.size.height)
        as_ever(bar)

    monkeypatch.setattr(KeyBar, "on_resize", noted)
    async with driving(played(HARBOUR, "turn_away"), (60, 20)) as player:
        await player.at(Decision)
        await player.sees("q leave")
    assert heights
    assert set(heights) == {2}
