from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.widget import Widget

import game.tui
from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.scenario.model import Prose, Scenario
from game.tui.app import GameApp
from game.tui.authoring import AuthorApp
from game.tui.launch import Launch
from game.tui.prose import inline, prose
from game.tui.screens.ask import Ask
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.jumping import Jumping
from game.tui.screens.stage import Stage
from game.tui.screens.write import Write
from game.tui.text import Document, words
from game.tui.widgets.notice_line import NoticeLine
from game.tui.widgets.reason_box import ReasonBox
from game.tui.widgets.text_box import TextBox
from tests.samples import HARBOUR, HOSTILE
from tests.tui.driving import Driver, driving
from tests.tui.touring import tour

MARKUP = (
    "[@click=app.pounce]x[/]",
    "[ @click=app.pounce]x[/]",
    "[\n@click=app.pounce]x[/]",
    "[$primary @click=app.pounce]x[/]",
    "[50% @click=app.pounce]x[/]",
    "[/b] stray [red",
)
CONTROLS = "a\x1b[2Jb\x9b2Kc\u202ed\x07e\u2066f"


class Watched(GameApp):
    """The game, with an action that no text may run."""

    pounced = False

    def action_pounce(self) -> None:
        """Note that some text ran an action."""
        self.pounced = True


def poisoned(thing: Any, text: str) -> Any:
    """Return part of a scenario in which every prose says ``text``."""
    if isinstance(thing, Prose):
        return Prose((text,))
    if isinstance(thing, Mapping):
        return {key: poisoned(value, text) for key, value in thing.items()}
    if type(thing) is tuple:
        return tuple(poisoned(value, text) for value in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        inner = {one.name: poisoned(getattr(thing, one.name), text) for one in fields(thing)}
        return replace(thing, **inner)
    return thing


def poisoned_game(text: str) -> Playthrough:
    """Return a game whose every title, label, text, claim, name and note says ``text``."""
    scenario = load(HARBOUR).scenario
    assert isinstance(scenario, Scenario)
    return Playthrough(compile_scenario(poisoned(scenario, text)), 1)


class Looks:
    """What stood on the screens that were looked at, and in which widgets."""

    def __init__(self) -> None:
        self.seen = ""
        self.met: set[type] = set()

    def at(self, player: Driver, name: str) -> None:
        """Take in what stands there; nothing of it may run when it is clicked."""
        self.seen += f"{player.screen}\n"
        for shown in (*player.app.screen_stack, *player.app.screen.walk_children()):
            self.met.update(type(shown).mro())
        styles = (segment.style for strip in player.strips for segment in strip)
        assert not any(style is not None and "@click" in style.meta for style in styles), name


def own_widgets() -> set[type]:
    """Return every widget and screen that the full-screen game defines."""
    for module in walk_packages(game.tui.__path__, "game.tui."):
        import_module(module.name)
    found, waiting = set(), [Widget]
    while waiting:
        for widget in waiting.pop().__subclasses__():
            waiting.append(widget)
            if widget.__module__.startswith("game.tui."):
                found.add(widget)
    return found


async def look_at_a_game(looks: Looks, text: str) -> None:
    """Go through a game whose every field says ``text``, clicking here and there."""
    async with driving(poisoned_game(text), (100, 30), Watched) as player:
        await player.pilot.click(offset=(5, 4))
        await tour(player, text, partial(looks.at, player))
        await player.pilot.click(offset=(5, 4))
        for key in ("1", "e"):
            await player.press(key)
        await player.at(Ask)
        looks.at(player, "export")
        await player.press("escape")
        await player.at(Debriefing)
        player.app.say(text)
        await player.until(lambda: bool(player.app.screen.query(NoticeLine)))
        looks.at(player, "notice")
        await player.resize(30, 8)
        await player.sees("This needs 60")
        looks.at(player, "too small")
        assert isinstance(player.app, Watched)
        assert not player.app.pounced


async def look_at_the_list(looks: Looks) -> None:
    """Open the list with a scenario that says markup everywhere."""
    async with driving(Launch(scenarios=(HOSTILE,)), (100, 30), Watched) as player:
        await player.sees("[@click=app.quit]Title[/b]")
        looks.at(player, "list")


def save(path: Path, to: str = "garden") -> None:
    """Write a scenario that says markup everywhere, and leads somewhere."""
    path.write_text(HOSTILE.read_text("utf-8").replace("to: garden", f"to: '{to}'"), "utf-8")


async def look_at_the_author(looks: Looks, path: Path) -> None:
    """Open such a scenario for its author, with a mistake that is quoted, and jump in it."""
    save(path)
    app = AuthorApp(path)
    async with app.run_test(size=(100, 30)) as pilot:
        player = Driver(app, pilot)
        await player.at(Stage)
        await player.sees("Left | <b>[@click=app.bell]")
        looks.at(player, "play")
        await player.press("g")
        await player.at(Jumping)
        looks.at(player, "jump")
        await player.press("escape")
        save(path, "[@click=x]")
        await player.sees("[@click=x]")
        looks.at(player, "problems")


async def test_text_from_outside_is_only_text_in_every_widget_there_is(tmp_path: Path) -> None:
    """It is shown as it was written, runs nothing, and no character of it drives the terminal."""
    looks = Looks()
    await look_at_a_game(looks, " ".join((*MARKUP, CONTROLS)))
    await look_at_the_list(looks)
    await look_at_the_author(looks, tmp_path / "case.yaml")
    assert own_widgets() - looks.met == set()
    assert "[@click=app.pounce]x[/]" in looks.seen
    assert "[/b] stray [red" in looks.seen
    assert "a\ufffd[2Jb" in looks.seen
    assert not set(looks.seen) & set("\x1b\x9b\u202e\u2066\x07")


async def test_what_is_pasted_as_a_reason_is_cleaned() -> None:
    """Control characters are replaced, and length has a limit, which is said."""
    from textual.events import Paste

    async with driving(poisoned_game("text")) as player:
        await player.enter_until(Decision)
        await player.press("r")
        write = await player.at(Write)
        box = write.query_one(ReasonBox)
        box.post_message(Paste("a\x1b[2J" + "y" * 5000))
        await player.until(lambda: "yy" in player.screen)
        assert len(box.text) == 2000
        await player.sees("There is room for 2,000 characters; the rest was left")
        await player.press("backspace")
        await player.until(lambda: "the rest was left" not in player.screen)
        await player.press("y", "y")
        await player.sees("the rest was left")
        assert len(box.text) == 2000
        assert "\x1b" not in box.text


@pytest.mark.parametrize("text", MARKUP)
def test_prose_is_text_at_every_door(text: str) -> None:
    """Plain words, one line of Markdown and whole pages keep the characters and add no action."""
    plain = " ".join(text.split())
    assert words(plain).plain == plain
    for content in (words(text), inline(text), Document(prose(text)).at(40)):
        assert not any("click" in str(span.style) for span in content.spans)
        assert "[" in content.plain


def test_a_widget_refuses_a_plain_string() -> None:
    """Whoever forgets the door is told at once."""
    with pytest.raises(TypeError, match=r"game\.tui\.text"):
        TextBox("[b]text[/b]")  # type: ignore[arg-type]


ONE_DOOR = {"text.py"}
TAKES_MARKUP = {
    "Static", "Label", "Button", "Option", "OptionList", "SelectionList", "DataTable", "Tree",
    "Checkbox", "RadioButton", "Switch", "Markdown", "Tabs", "Tab", "TabPane", "TabbedContent",
    "Collapsible", "Link", "Select", "Log", "RichLog", "Header", "Footer", "Rule", "Input",
    "Pretty", "Digits", "Sparkline", "ProgressBar", "ContentSwitcher", "ListView", "ListItem",
}  # fmt: skip
ALLOWED_WIDGETS = {"widgets/text_box.py": {"Static"}, "widgets/reason_box.py": {"TextArea"}}
RAW_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}


def raw_text(path: Path, name: str) -> list[str]:
    """Return the places at which a file hands text to Textual other than through the door."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            taken = {alias.name for alias in node.names} - ALLOWED_WIDGETS.get(name, set())
            found += [f"{where} imports {one}" for one in taken]
        if isinstance(node, ast.Assign) and name not in ONE_DOOR:
            targets = [one for one in node.targets if isinstance(one, ast.Attribute)]
            found += [f"{where} sets {one.attr}" for one in targets if one.attr in RAW_ATTRIBUTES]
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            plain = any(
                one.arg == "markup" and isinstance(one.value, ast.Constant) and not one.value.value
                for one in node.keywords
            )
            if called in TAKES_MARKUP or called in {"from_markup", "from_rich_text"}:
                found.append(f"{where} calls {called}")
            if called == "Content" and name not in ONE_DOOR:
                found.append(f"{where} calls Content")
            if called == "notify" and not plain:
                found.append(f"{where} notifies with markup")
    return found


def test_no_text_takes_another_door() -> None:
    """No file but the helper builds content, and none gives a string to a widget that parses it."""
    folder = Path(game.tui.__file__).parent
    files = sorted(folder.rglob("*.py"))
    assert files
    found = [
        place for path in files for place in raw_text(path, path.relative_to(folder).as_posix())
    ]
    assert found == []
