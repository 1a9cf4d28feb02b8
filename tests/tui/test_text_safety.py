from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import game.tui
from game.play import Playthrough
from game.rules import compile_scenario
from game.scenario import load
from game.scenario.model import Prose, Scenario
from game.tui.app import GameApp
from game.tui.prose import inline, prose
from game.tui.screens.debriefing import Debriefing
from game.tui.screens.decision import Decision
from game.tui.screens.pick import Pick
from game.tui.screens.reading import TheEnd
from game.tui.screens.write import Write
from game.tui.text import Document, words
from game.tui.widgets.reason_box import ReasonBox
from game.tui.widgets.text_box import TextBox
from tests.samples import HARBOUR
from tests.tui.driving import Driver, driving

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


async def every_screen(player: Driver, reason: str) -> str:
    """Go through every screen of a game and click into each; return all that could be read."""
    seen = ""

    async def look(*keys: str) -> None:
        nonlocal seen
        await player.press(*keys)
        seen += player.screen + "\n"
        assert not any("@click" in meta for meta in metas(player))
        await player.pilot.click(offset=(5, 4))

    await look()
    await player.enter_until(Decision)
    await look("1")
    await look("w")
    await look("escape", "p")
    await look("escape", "l")
    await look("escape", "m")
    await look("escape", "question_mark")
    await look("escape", "1", "r")
    await player.at(Write)
    player.app.screen.query_one(ReasonBox).load_text(reason)
    await look("enter")
    await player.at(Pick)
    await look("2", "enter", "2", "enter")
    (await player.at(Write)).query_one(ReasonBox).load_text(reason)
    await look("enter")
    await look("1", "enter")
    await look("enter")
    await look("w")
    await look("escape", "u")
    await player.press("2", "enter", "enter", "enter")
    await player.enter_until(Decision)
    await player.press("2", "enter", "enter")
    await player.enter_until(TheEnd)
    await look()
    await player.enter_until(Debriefing)
    for tab in "123456":
        await look(tab)
    return seen


def metas(player: Driver) -> list[Mapping[str, Any]]:
    """Return what is tied to the pieces of the screen."""
    styles = (segment.style for strip in player.strips for segment in strip)
    return [style.meta for style in styles if style is not None]


async def test_markup_in_any_field_is_only_text() -> None:
    """On every screen it is shown as it was written, runs nothing and breaks nothing."""
    text = " ".join(MARKUP)
    async with driving(poisoned_game(text), (100, 30), Watched) as player:
        seen = await every_screen(player, reason=text)
        assert isinstance(player.app, Watched)
        assert not player.app.pounced
    assert "[@click=app.pounce]x[/]" in seen
    assert "[/b] stray [red" in seen


async def test_control_characters_never_reach_the_terminal() -> None:
    """They stand as a replacement character, whatever field they came in."""
    async with driving(poisoned_game(CONTROLS), (100, 30), Watched) as player:
        seen = await every_screen(player, reason=CONTROLS)
    assert not set(seen) & set("\x1b\x9b\u202e\u2066\x07")
    assert "a\ufffd[2Jb" in seen


async def test_what_is_pasted_as_a_reason_is_cleaned() -> None:
    """Control characters are replaced, and length has a limit."""
    from textual.events import Paste

    async with driving(poisoned_game("text")) as player:
        await player.enter_until(Decision)
        await player.press("r")
        write = await player.at(Write)
        box = write.query_one(ReasonBox)
        box.post_message(Paste("a\x1b[2J" + "y" * 5000))
        await player.until(lambda: "yy" in player.screen)
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
