from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.play import Playthrough
from game.play.saves import Kept, SaveError, Store
from game.tui import run
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.screens.ask import Ask
from game.tui.screens.briefing import Briefing
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.leave import Leave
from game.tui.screens.pick import Pick
from game.tui.screens.scenarios import Scenarios
from game.tui.screens.write import Write
from game.tui.widgets.reason_box import ReasonBox
from tests.samples import BARE, HARBOUR, THREE_MISTAKES, played
from tests.tui.driving import driving

LISTED = (HARBOUR, THREE_MISTAKES, Path("nowhere.yaml"), BARE)


GOES = "What you wrote for your next decision is lost."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty place for saves."""
    return Store.open(tmp_path)


async def test_a_game_is_left_and_gone_on_with(store: Store) -> None:
    """What was decided is kept before it is shown; the list marks the game and resumes it."""
    async with driving(Launch(scenarios=LISTED, seed=1, store=store)) as player:
        await player.sees("0 of 2 endings found")
        await player.press("enter")
        await player.at(Briefing)
        await player.enter_until(Decision)
        await player.press("3", "enter", "enter", "enter")
        await player.at(Happened)
        assert [save.steps for save in store.all()] == [1]
        await player.press("q")
        await player.at(Ask)
        await player.press("y")
        assert await player.has_left() == 0
    async with driving(Launch(scenarios=LISTED, store=store)) as player:
        await player.sees("to be resumed after 1 decision")
        await player.press("enter")
        await player.at(Decision)
        await player.sees("The morning after")
        await player.press("2", "enter", "enter")
        await player.at(Happened)
    assert [save.steps for save in store.all()] == [2]


async def test_back_to_the_list_shows_what_was_found(store: Store) -> None:
    """From a game the list is one key from the question; found endings are named there."""
    game = played(HARBOUR, "turn_away", "say_nothing")
    store.record(game)
    async with driving(Launch(game, scenarios=LISTED, store=store)) as player:
        await player.press("q", "s")
        await player.at(Scenarios)
        await player.sees("1 of 2 endings found, 1 path tried.")
        await player.sees("The town has its doubts")


async def test_a_second_game_tells_quietly_what_was_chosen_before(store: Store) -> None:
    """After the option's own text, in another game or after taking it back; never elsewhere."""
    store.record(played(HARBOUR, "overnight/true_ones", "turn_away", "say_nothing"))
    game = played(HARBOUR, seed=2)
    async with driving(Launch(game, store=store)) as player:
        await player.enter_until(Decision)
        await player.sees("3  Turn her away  chosen before")
        assert player.screen.count("chosen before") == 1
        game.choose("ask_again")
        game.undo()
    async with driving(Launch(game, store=store)) as player:
        await player.enter_until(Decision)
        await player.sees("1  Ask for her papers again  chosen before")
        assert player.screen.count("chosen before") == 2


async def test_scenarios_that_cannot_be_played_say_why(store: Store) -> None:
    """Files with errors and files that are not there are listed with the reason."""
    async with driving(Launch(scenarios=LISTED, store=store)) as player:
        await player.sees("The harbour, one night")
        await player.press("2")
        await player.sees("Line ")
        await player.press("enter", "3")
        await player.sees("nowhere.yaml")
        await player.press("enter", "4", "enter")
        await player.at(Briefing)


class FullDisk(Store):
    """A place for saves that takes nothing any more."""

    def record(self, playthrough: Playthrough) -> Kept:
        """Fail as a full disk would."""
        raise SaveError("The disk is full.")


async def test_a_game_that_cannot_be_kept_goes_on(store: Store) -> None:
    """It is said once, and play continues in memory."""
    broken = FullDisk(store.file, store._connection)
    game = played(HARBOUR)
    async with driving(Launch(game, store=broken)) as player:
        await player.enter_until(Decision)
        await player.press("3", "enter", "enter", "enter")
        await player.at(Happened)
        await player.sees("The disk is full.")
        await player.enter_until(Decision)
        await player.press("1", "enter", "enter")
        await player.at(Happened)
        await player.press("q")
        await player.sees("This game is not being kept")
    assert len(game.turns) == 2


class FullForAWhile(Store):
    """A place for saves that takes nothing while its disk is full."""

    is_full = False

    def record(self, playthrough: Playthrough) -> Kept:
        """Fail while the disk is full."""
        if self.is_full:
            raise SaveError("The disk is full.")
        return super().record(playthrough)


async def test_what_could_not_be_kept_is_tried_again(store: Store) -> None:
    """With the next decision all of the game is kept; until then leaving says what is not."""
    disk = FullForAWhile(store.file, store._connection)
    async with driving(Launch(played(HARBOUR), store=disk), (200, 40)) as player:
        await player.enter_until(Decision)
        await player.press("3", "enter", "enter", "enter")
        await player.at(Happened)
        disk.is_full = True
        await player.enter_until(Decision)
        await player.press("1", "enter", "enter")
        await player.sees("The disk is full. The game goes on, and is not kept.")
        await player.press("q")
        await player.sees("Your last decisions are not kept; you can go on from")
        disk.is_full = False
        await player.press("escape", "u")
        await player.sees("The game is kept again.")
    (save,) = store.all()
    assert save.steps == 1
    assert "undo" in save.text


async def test_a_notice_is_shown_first() -> None:
    """Why nothing can be kept is said when the game opens."""
    async with driving(Launch(played(HARBOUR), notice="Nothing [b]can[/b] be kept.")) as player:
        await player.sees("Nothing [b]can[/b] be kept.")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="the system has no such signal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
async def test_a_signal_closes_the_game_as_usual(name: str) -> None:
    """The app ends by itself, with the exit code that says which signal."""
    number = getattr(signal, name)
    async with driving(played(HARBOUR)) as player:
        await player.at(Briefing)
        os.kill(os.getpid(), number)
        assert await player.has_left() == 128 + number


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_can_be_asked_for_anywhere_and_twice(key: str) -> None:
    """The key that asks whether to leave answers it too, over any box."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        await player.press("1", "enter", key)
        await player.sees("This game is not being kept")
        await player.press("escape", key, key)
        assert await player.has_left() == 0


async def test_the_letter_that_asks_whether_to_leave_answers_it_too() -> None:
    """`q`, and `q` again."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        await player.press("q")
        await player.sees("This game is not being kept")
        await player.press("q")
        assert await player.has_left() == 0


async def test_what_is_marked_in_a_reason_is_copied() -> None:
    """Ctrl+C copies it, as terminals do, and asks nothing."""
    async with driving(played(HARBOUR, "turn_away")) as player:
        await player.at(Decision)
        await player.press("1", "r")
        box = (await player.at(Write)).query_one(ReasonBox)
        await player.press(*"too soon", "shift+home", "ctrl+c")
        assert player.app.clipboard == box.text == "too soon"
        assert isinstance(player.app.screen, Write)


def test_a_crash_is_raised_when_the_terminal_is_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told like any other failure of the program; here it is said that the game is kept."""

    def fall_over(app: GameApp, **options: object) -> None:
        app._handle_exception(ValueError("broken"))

    monkeypatch.setattr(GameApp, "run", fall_over)
    with pytest.raises(ValueError, match="broken"):
        run(Launch(played(HARBOUR), store=store))
    assert capsys.readouterr().err == "The full-screen game is kept up to its last decision.\n"


def test_asking_for_the_game_loads_no_screen() -> None:
    """Textual is loaded when the game is opened, not when its package is."""
    code = "import sys, game.tui; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_who_leaves_is_told_that_a_reason_goes_with_it() -> None:
    """Reasons are kept with their decision, and not before; being written or written down."""
    async with driving(played(HARBOUR)) as player:
        await player.enter_until(Decision)
        await player.press("ctrl+c")
        await player.sees("Leave?")
        assert GOES not in player.screen
        await player.press("escape", "r")
        await player.at(Write)
        await player.press("s", "o", "ctrl+c")
        await player.sees(GOES)
        await player.press("escape", "enter", "escape", "ctrl+c")
        await player.at(Leave)
        await player.sees(GOES)


async def test_a_branch_that_cannot_be_kept_says_so(store: Store) -> None:
    """Playing on from a finished game makes a new one, which is kept at once."""
    disk = FullForAWhile(store.file, store._connection)
    disk.is_full = True
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    async with driving(Launch(game, store=disk), (200, 40)) as player:
        await player.enter_until(Debriefing)
        await player.press("f")
        await player.at(Pick)
        await player.press("2", "enter")
        await player.at(Decision)
        await player.sees("The disk is full. The game goes on, and is not kept.")
