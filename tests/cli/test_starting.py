"""Opening a game on the full screen at once, while its scenario is still being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import exit_codes, tui
from game.commands import playing
from game.commands.request import Request
from game.commands.starting import play
from game.tui.launch import Launch, Opening
from tests.samples import BARE, HARBOUR, THREE_MISTAKES


class Screen:
    """Stands for the full screen: reads what is opened, begins it, and closes."""

    def __init__(self) -> None:
        self.opened: Opening | None = None
        self.begun: Launch | None = None
        self.vanishing: Path | None = None

    def run(self, launch: Launch) -> int:
        """Do what the screen does with a game that is still to be read."""
        self.opened = launch.opening
        assert self.opened is not None
        if self.vanishing is not None:
            self.vanishing.unlink()
        self.opened.read()
        self.begun = self.opened.begin()
        return exit_codes.FINE


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal, and what is opened on it."""
    found = Screen()
    monkeypatch.setattr(Request, "on_screen", True)
    monkeypatch.setattr(tui, "run", found.run)
    return found


def test_a_fresh_game_is_read_while_its_first_page_stands(screen: Screen) -> None:
    """It begins with the seed that was asked for, and the list knows the other scenarios."""
    assert play(Request(str(HARBOUR), seed=7)) == exit_codes.FINE
    assert screen.begun is not None
    assert screen.begun.playthrough is not None
    assert screen.begun.playthrough.seed == 7
    assert screen.begun.store is not None
    assert len(screen.begun.scenarios) > 1


def test_without_a_seed_one_is_drawn(screen: Screen) -> None:
    """Small enough to be read out."""
    play(Request(str(BARE)))
    assert screen.begun is not None
    assert screen.begun.playthrough is not None
    assert 0 <= screen.begun.playthrough.seed < 1_000_000


def test_what_is_wrong_with_a_scenario_is_said_when_the_screen_has_closed(
    screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code for problems."""
    assert play(Request(str(THREE_MISTAKES))) == exit_codes.PROBLEMS
    assert screen.opened is not None
    assert screen.begun is None
    assert "error[" in "".join(capsys.readouterr())


def test_a_file_that_goes_while_it_is_opened_is_named(
    screen: Screen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code for what cannot be opened."""
    screen.vanishing = tmp_path / "case.yaml"
    screen.vanishing.write_text(BARE.read_text("utf-8"), "utf-8")
    assert play(Request(str(screen.vanishing))) == exit_codes.USAGE
    assert screen.begun is None
    assert "case.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request("no_such_scenario"),
        Request("."),
        Request(str(HARBOUR), resume=""),
        Request(str(HARBOUR), choose="turn_away"),
        Request(str(HARBOUR), debrief="debrief.md"),
    ],
)
def test_anything_else_is_played_as_ever(
    request_: Request, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has to be known before a page can be shown is found out first."""
    asked: list[Request] = []

    def as_ever(request: Request) -> int:
        asked.append(request)
        return exit_codes.PROBLEMS

    monkeypatch.setattr(playing, "play", as_ever)
    assert play(request_) == exit_codes.PROBLEMS
    assert asked == [request_]
    assert screen.opened is None
