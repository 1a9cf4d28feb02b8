from __future__ import annotations

import ast
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game.tui
from game.play import Playthrough
from game.tui.actions import ACTIONS
from game.tui.app import GameApp
from game.tui.keys import Keys, key_name
from game.tui.launch import Launch
from game.tui.remapping import chosen_keys
from game.tui.screens.briefing import Briefing
from game.tui.screens.decision import Decision
from game.tui.screens.sheet import Sheet
from game.tui.settings import CONFIG, Settings, keep_theme, read_settings
from tests.house.keys_page import PAGE, page
from tests.samples import HARBOUR, played
from tests.tui.driving import driving


def configured(text: str, home: Path) -> Settings:
    """Return the settings of a player who wrote ``text`` down."""
    home.mkdir(exist_ok=True)
    (home / CONFIG).write_text(text, "utf-8")
    return read_settings()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the player's own."""
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(tmp_path))
    return tmp_path


def with_keys(**chosen: tuple[str, ...]) -> type[GameApp]:
    """Return the game for a player who has chosen keys."""

    class Remapped(GameApp):
        def __init__(self, launch: Launch) -> None:
            super().__init__(launch, Settings(keys=chosen))

    return Remapped


async def test_chosen_keys_work_and_the_old_ones_do_not() -> None:
    """They open, close and choose; the key bar and the help show them."""
    app = with_keys(why=("f5",), look_at=tuple("asdfghjkl"), log=("L",), help=("x",))
    async with driving(played(HARBOUR, "ask_again"), (100, 40), app) as player:
        await player.at(Decision)
        await player.sees("F5 why")
        await player.press("s")
        await player.sees("▸ 2")
        await player.press("w")
        await player.at(Decision)
        await player.press("f5")
        await player.at(Sheet)
        await player.press("f5")
        await player.at(Decision)
        await player.press("x")
        await player.at(Sheet)
        await player.sees("F5 ")
        await player.sees("a-l")


async def test_what_cannot_be_used_is_said_when_the_game_opens(home: Path) -> None:
    """The game starts with the keys it knows, and tells the line of each mistake."""
    settings = configured('[keys]\nwhyy = "x"\n', home)

    class Configured(GameApp):
        def __init__(self, launch: Launch) -> None:
            super().__init__(launch, settings)

    async with driving(played(HARBOUR), (100, 30), Configured) as player:
        await player.at(Briefing)
        await player.sees("no action `whyy`")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\n\nwyh = "x"', "line 3: there is no action `wyh`; did you mean `why`"),
        ('[keys]\nwhy = "ctrl+enter+x"', "line 2: `ctrl+enter+x` is no key"),
        ('[keys]\nwhy = "enterr"', "line 2: `enterr` is no key"),
        ('[keys]\nwhy = "ctrl+i"', "line 2: terminals send `ctrl+i` as `tab`"),
        ('[keys]\nwhy = "ctrl+c"', "line 2: `ctrl+c` always leaves"),
        ('[keys]\nwhy = "shift+a"', 'write what it types, such as "A"'),
        ('[keys]\nwhy = "ctrl+1"', "line 2: terminals do not send `ctrl+1`"),
        ("[keys]\nwhy = 7", "line 2: `why` needs a key"),
        ("[keys]\nwhy = []", "line 2: `why` needs a key"),
        ('[keys]\nlook_at = "x"', "line 2: `look_at` needs 9 keys"),
        ('[keys]\ninterrupt = "x"', "line 2: the key of `interrupt` cannot be changed"),
        ('[keys]\nlog = "L"\nwhy = "u"', "line 3: `u` is the key of `undo` already"),
        ('keys.why = "u"', "line 1: `u` is the key of `undo` already"),
        ("keys = 3", "line 1: `[keys]` is a table"),
        ("animations = 1", "line 1: `animations` is true or false"),
        ("\nanimation = false", "line 2: there is no setting `animation`"),
        ("[keys\nwhy = 3", "cannot be read: "),
    ],
)
def test_mistakes_are_told_with_their_line(home: Path, text: str, said: str) -> None:
    """One sentence each; everything keeps its own keys."""
    settings = configured(text, home)
    assert len(settings.problems) == 1
    assert said in settings.problems[0]
    assert CONFIG in settings.problems[0]
    assert not set(settings.keys) - {"log"}
    assert settings.animations


def test_what_is_no_text_is_told(home: Path) -> None:
    """A file that is not UTF-8 is named, and changes nothing."""
    (home / CONFIG).write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_settings().problems[0]


def test_good_choices_are_taken(home: Path) -> None:
    """Keys that two actions swap, several keys for one, and those that never meet on a screen."""
    settings = configured(
        'animations = false\n[keys]\nwhy = "r"\nreason = "w"\nleave = ["q", "f10"]\n'
        'decide = "x"\nread_on = "x"\nhelp = "?"\n',
        home,
    )
    assert settings.problems == ()
    assert settings.keys["why"] == ("r",)
    assert settings.keys["help"] == ("question_mark",)
    assert not settings.animations


def test_the_theme_is_kept(home: Path) -> None:
    """What was chosen last is there the next time; a damaged file counts as no choice."""
    assert read_settings().theme == ""
    keep_theme("morning")
    assert read_settings().theme == "morning"
    (home / "settings.json").write_text("[", "utf-8")
    assert read_settings().theme == ""


async def test_the_game_opens_in_the_theme_that_was_kept(home: Path) -> None:
    """The key changes it, and the next game begins with it."""
    async with driving(played(HARBOUR)) as player:
        before = player.app.theme
        await player.press("t")
        await player.sees("Colours: ")
        chosen = player.app.theme
    assert chosen != before
    assert GameApp(Launch(), read_settings()).theme == chosen


KEYS = st.sampled_from(["x", "w", "u", "enter", "f5", "ctrl+x", "q", "space", "nokey", "ctrl+c", 5])


@given(st.dictionaries(st.sampled_from([*ACTIONS, "nobody"]), KEYS | st.lists(KEYS), max_size=6))
def test_no_key_ever_comes_to_mean_two_things(written: dict[str, object]) -> None:
    """Whatever is written down, actions that did not share a key share none."""
    chosen, wrong = chosen_keys(written)
    assert set(chosen) | {one.name for one in wrong} == set(written)
    own, keys = Keys(), Keys(chosen)
    for one, other in combinations(ACTIONS, 2):
        if not set(own.of(one)) & set(own.of(other)):
            assert not set(keys.of(one)) & set(keys.of(other)), (one, other)


def test_screens_bind_actions_of_the_table() -> None:
    """Every id that a screen names is in the table."""
    found: set[object] = set()
    for path in sorted((Path(game.tui.__file__).parent / "screens").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "bindings":
                found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    assert len(found) >= 20
    assert found <= set(ACTIONS)


def test_the_page_about_keys_is_the_table() -> None:
    """docs/keys.md says what the program does; `python -m tests.house.keys_page` writes it."""
    assert PAGE.read_text("utf-8") == page()


def test_the_example_on_the_page_is_right(home: Path) -> None:
    """What the page shows can be written down as it is."""
    example = page().partition("```toml\n")[2].partition("```")[0]
    settings = configured(example, home)
    assert settings.problems == ()
    assert settings.keys["leave"] == ("q", "f10")


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+p", "^p"), ("question_mark", "?"), ("shift+tab", "Shift+Tab"), ("f5", "F5"),
     ("x", "x"), ("X", "X"), ("+", "+"), ("pageup", "PgUp")],
)  # fmt: skip
def test_keys_read_as_they_are_labelled(key: str, name: str) -> None:
    """What the bar shows is what stands on the key."""
    assert key_name(key) == name


async def test_the_bar_of_each_dialog_shows_chosen_keys() -> None:
    """The answers of a question are labelled with the keys that give them."""
    app = with_keys(yes=("f2",), no=("f3",))
    async with driving(Playthrough(played(HARBOUR).table, 1), (100, 30), app) as player:
        await player.at(Briefing)
        await player.press("q")
        await player.sees("F2 leave")
        await player.press("f3")
        await player.at(Briefing)
        await player.press("q", "f2")
        assert await player.has_left() == 0
