"""The author's screen: play and problems side by side, read anew at every save."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from game.tui.authoring import AuthorApp
from game.tui.screens.stage import Stage
from tests.samples import HARBOUR
from tests.tui.driving import Driver

TEXT = HARBOUR.read_text("utf-8")


def opened(path: Path, text: str = TEXT) -> AuthorApp:
    """Return the author's app on a file with this text."""
    path.write_text(text, "utf-8")
    app = AuthorApp(path)
    app.animation_level = "none"
    return app


def save(path: Path, text: str) -> None:
    """Write a file, as an editor does."""
    path.write_text(text, "utf-8")


@asynccontextmanager
async def writing(
    path: Path, size: tuple[int, int] = (120, 40), text: str = TEXT
) -> AsyncIterator[Driver]:
    """Open the author's app on a file."""
    app = opened(path, text)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.at(Stage)
        yield driver


async def choose(driver: Driver, number: int) -> None:
    """Look at an option and decide for it."""
    await driver.press(str(number))
    await driver.press("enter")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 50)], ids=str)
async def test_the_play_and_the_problems_are_seen_at_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The story, the options, the problems and what can be done."""
    async with writing(tmp_path / "case.yaml", size) as driver:
        for text in ("A call on the radio", "Turn her away", "Problems", "jump"):
            await driver.sees(text)


async def test_a_save_is_shown_at_the_same_place(tmp_path: Path) -> None:
    """New words, then an error, then a half-written file, then mended: the place is kept."""
    path = tmp_path / "case.yaml"
    async with writing(path) as driver:
        await driver.sees("Turn her away")
        await choose(driver, 3)
        await driver.sees("The morning after")
        path.write_text(TEXT.replace("The morning after", "The day after"), "utf-8")
        await driver.sees("The day after")
        path.write_text(TEXT.replace("to: doubted", "to: douted"), "utf-8")
        await driver.sees("did you mean `doubted`?")
        assert "The day after" not in driver.screen
        path.write_bytes(TEXT.encode()[:700] + b"\xe2")
        await driver.sees("is not UTF-8 text")
        path.write_text(TEXT, "utf-8")
        await driver.sees("The morning after")


async def test_where_the_play_waits_its_room_is_for_the_problems(tmp_path: Path) -> None:
    """In a small window too, the first problem is read to its hint without scrolling."""
    wrong = TEXT.replace("to: doubted", "to: douted")
    async with writing(tmp_path / "case.yaml", (80, 24), wrong) as driver:
        await driver.sees("The play waits")
        await driver.sees("It goes on here when the errors are mended.")
        await driver.sees("did you mean `doubted`?")


async def test_an_editor_that_replaces_the_file_is_seen(tmp_path: Path) -> None:
    """A new file in the place of the old one counts as a save; so does one of the tests."""
    path = tmp_path / "case.yaml"
    async with writing(path) as driver:
        await driver.sees("Turn her away")
        beside = tmp_path / "case.yaml.new"
        beside.write_text(TEXT.replace("Turn her away", "Send her off"), "utf-8")
        beside.replace(path)
        await driver.sees("Send her off")
        path.with_suffix(".test.yaml").write_text("scenario: other.yaml\n", "utf-8")
        await driver.sees("MR901")


async def test_what_is_lost_is_said_on_the_screen(tmp_path: Path) -> None:
    """An option that was taken and is gone is named."""
    path = tmp_path / "case.yaml"
    async with writing(path) as driver:
        await driver.sees("Turn her away")
        await choose(driver, 3)
        await driver.sees("The morning after")
        path.write_text(TEXT.replace("      turn_away:\n", "      send_away:\n"), "utf-8")
        await driver.sees("The way no longer leads on")
        await driver.sees("`turn_away`")


async def test_jump_undo_and_anew(tmp_path: Path) -> None:
    """With the keys alone: to a state with a value, on, back, and to the start."""
    async with writing(tmp_path / "case.yaml") as driver:
        await driver.sees("Turn her away")
        await driver.press("g")
        await driver.sees("Jump to which state?")
        await driver.press(*"morning", "space", *"trust", "equals_sign", "2")
        await driver.press("enter")
        await driver.sees("The morning after")
        await driver.sees("trust  2")
        await choose(driver, 1)
        await driver.sees("The town has its doubts")
        await driver.press("u")
        await driver.sees("Explain it to the town")
        await driver.press("c")
        await driver.sees("no way from the start")
        await driver.press("n")
        await driver.sees("A call on the radio")
        await driver.press("g")
        await driver.sees("Jump to which state?")
        await driver.press(*"nowhere")
        await driver.press("enter")
        await driver.sees("There is no state `nowhere`")


async def test_the_way_is_copied_as_a_test(tmp_path: Path) -> None:
    """What the terminal is asked to copy is a test that can be pasted."""
    async with writing(tmp_path / "case.yaml") as driver:
        await driver.sees("Turn her away")
        await choose(driver, 3)
        await driver.sees("The morning after")
        await driver.press("c")
        await driver.sees("Copied as a test")
        assert "turn_away]\n    expect:\n      state: morning\n" in driver.app.clipboard


async def test_a_save_while_a_box_is_open(tmp_path: Path) -> None:
    """The page below is drawn anew, and the box stays."""
    path = tmp_path / "case.yaml"
    async with writing(path) as driver:
        await driver.sees("Turn her away")
        await driver.press("g")
        await driver.sees("Jump to which state?")
        stage = next(one for one in driver.app.screen_stack if isinstance(one, Stage))
        first = stage.rehearsal.look
        path.write_text(TEXT.replace("What to answer", "What to reply"), "utf-8")
        await driver.until(lambda: stage.rehearsal.look is not first)
        await driver.sees("Jump to which state?")
        await driver.press("escape")
        await driver.sees("What to reply")


async def test_an_option_that_is_not_on_offer_says_why(tmp_path: Path) -> None:
    """Nothing is decided."""
    async with writing(tmp_path / "case.yaml") as driver:
        await driver.sees("Turn her away")
        await choose(driver, 1)
        await driver.sees("Not on offer: You have asked already")
        await choose(driver, 1)
        await driver.sees("calls  1")


async def test_both_panes_scroll_by_key(tmp_path: Path) -> None:
    """Tab changes which; q leaves at once, for there is nothing to be kept."""
    async with writing(tmp_path / "case.yaml", (60, 20)) as driver:
        stage = await driver.at(Stage)
        await driver.sees("Turn her away")
        story, beside = stage._panes
        await driver.press("space")
        await driver.until(lambda: story.scroll_y > 0)
        await driver.press("pageup")
        await driver.until(lambda: story.scroll_y == 0)
        await driver.press("tab")
        await driver.sees("The keys now scroll the problems.")
        await driver.press("space")
        await driver.until(lambda: beside.scroll_y > 0)
        await driver.press("q")
        assert await driver.has_left() == 0


async def test_what_the_file_says_is_never_markup(tmp_path: Path) -> None:
    """Neither the play nor a message that quotes the file does more than to be read."""
    text = TEXT.replace("What to answer", "[@click=app.quit]Now[/b]").replace(
        "label: Turn her away", 'label: Turn her away\n        "[bold]": 1'
    )
    path = tmp_path / "case.yaml"
    async with opened(path, text).run_test(size=(120, 40)) as pilot:
        driver = Driver(pilot.app, pilot)  # type: ignore[arg-type]
        await driver.sees("`[bold]`")
        save(path, TEXT.replace("What to answer", "'[@click=app.quit]Now[/b]'"))
        await driver.sees("[@click=app.quit]Now[/b]")
