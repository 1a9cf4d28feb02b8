"""Copying what a screen shows, writing it to a file, and leaving it behind."""

from __future__ import annotations

import base64
import errno
from pathlib import Path

import pytest

from game.play.saves import Store
from game.tui.launch import Launch
from game.tui.screens.ask import Ask
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.sheet import Sheet
from tests.samples import HARBOUR, played
from tests.tui.driving import driving


@pytest.mark.parametrize(
    ("answer", "name", "begins"),
    [("enter", "log.md", "# "), ("enter", "debrief.md", "# "), ("h", "debrief.html", "<!DOCTYPE")],
)
async def test_what_is_on_the_screen_is_written_to_a_file(
    answer: str, name: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To one that does not exist yet, in the current folder; nothing is ever written over."""
    monkeypatch.chdir(tmp_path)
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    for file in (f"{game.scenario.id}-{name}", f"{game.scenario.id}-{name.replace('.', '-2.')}"):
        async with driving(game, (100, 30)) as player:
            await player.enter_until(Debriefing)
            if name.startswith("log"):
                await player.press("l")
                await player.at(Sheet)
            await player.press("e")
            await player.at(Ask)
            await player.press(answer)
            await player.sees(f"Written to {file}.")
        assert (tmp_path / file).read_text("utf-8").startswith(begins)


async def test_what_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The game goes on where the folder is gone."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    async with driving(game, (100, 30)) as player:
        await player.enter_until(Debriefing)
        await player.press("e")
        await player.at(Ask)
        folder.rmdir()
        await player.press("enter")
        await player.sees("It could not be written to")
        await player.at(Debriefing)


async def test_where_the_folder_is_gone_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the debrief stays."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    async with driving(played(HARBOUR, "ask_again", "turn_away", "explain"), (100, 30)) as player:
        await player.enter_until(Debriefing)
        await player.press("e")
        await player.sees("It cannot be written to the current folder")
        await player.at(Debriefing)


async def test_what_is_on_the_screen_is_copied() -> None:
    """The terminal is given the text of the debrief."""
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    async with driving(game, (100, 30)) as player:
        await player.enter_until(Debriefing)
        await player.press("c")
        await player.sees("Copied as Markdown")
        assert player.app.clipboard.startswith("# ")
        assert "The town has its doubts" in player.app.clipboard
        await player.press("l")
        await player.at(Sheet)
        await player.press("c")
        await player.sees("Copied as Markdown")
        assert "**You chose:** Turn her away." in player.app.clipboard


async def test_a_copy_is_asked_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """By OSC 52, which reaches the clipboard of whoever sits there, on another machine too."""
    written: list[str] = []
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    async with driving(game, (100, 30)) as player:
        await player.enter_until(Debriefing)
        assert player.app._driver is not None
        monkeypatch.setattr(player.app._driver, "write", written.append)
        await player.press("c")
        await player.sees("Copied as Markdown")
        copied = player.app.clipboard
    (sequence,) = [one for one in written if one.startswith("\x1b]52;c;")]
    encoded = sequence.removeprefix("\x1b]52;c;").removesuffix("\a")
    assert base64.b64decode(encoded).decode() == copied


async def test_who_leaves_a_finished_game_is_told_what_becomes_of_it(tmp_path: Path) -> None:
    """It stays among the saved games; where nothing is kept, that is said."""
    for store, expected in (
        (Store.open(tmp_path), "This game is over, and stays among your saved games."),
        (None, "This game is not being kept, and it is over."),
    ):
        game = played(HARBOUR, "ask_again", "turn_away", "explain")
        async with driving(Launch(game, store=store), (100, 30)) as player:
            await player.enter_until(Debriefing)
            await player.press("q")
            await player.sees(expected)


async def test_a_folder_that_may_not_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the log as from the debrief; whoever may write anywhere is stopped all the same."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    async with driving(played(HARBOUR, "turn_away"), (100, 30)) as player:
        await player.at(Decision)
        await player.press("l")
        await player.at(Sheet)
        await player.press("e")
        await player.at(Ask)
        monkeypatch.setattr(Path, "open", refuse)
        await player.press("enter")
        await player.sees("It could not be written to")
