"""Names that mean something to the libraries below mean nothing to them from a file."""

from __future__ import annotations

import keyword
import sys
from textwrap import indent

import pytest

from game.play import Playthrough
from game.rules import Table
from tests.building import story

NAMES = [
    "save", "state", "trigger", "to", "model", "initial", "world", "is_here", "on_enter_here",
    "conditions", "read_on", "choose", "machine", "add_model", "may_go", "dispatch", "self",
    "if_", "class", "lambda", "yield", "import", "while", "none", "print", "exit", "event",
    "before_state_change", "after_state_change", "send_event", "internal", "name", "values",
]  # fmt: skip


def _options(names: list[str]) -> Table:
    lines = "".join(f"    {name}: {{label: Go, to: home}}\n" for name in names)
    return story(f"here:\n  title: Here\n  options:\n{lines}")


@pytest.mark.parametrize("name", NAMES)
def test_an_option_may_have_any_name(name: str) -> None:
    """It is chosen like any other, and undone."""
    table = _options(NAMES)
    game = Playthrough(table, 1)
    assert game.choose(name).option == name
    assert game.is_over
    assert game.undo()
    assert game.world == table.start


@pytest.mark.parametrize("name", NAMES)
def test_a_state_may_have_any_name(name: str) -> None:
    """It is come to like any other, decision or inject."""
    decision = f"{name}: {{title: There, options: {{on: {{label: On, to: home}}}}}}\n"
    inject = f"{name}: {{title: There, text: So., to: home}}\n"
    start = f"here: {{title: Here, options: {{go: {{label: Go, to: {name}}}}}}}\n"
    game = Playthrough(story(start + decision), 1, ["go"])
    assert game.place.id == name
    game.choose("on")
    assert game.is_over
    assert Playthrough(story(start + inject), 1, ["go"]).is_over


def test_python_keywords_are_fine_as_quantities() -> None:
    """Conditions are no Python, so that its keywords are names."""
    words = [word for word in keyword.kwlist if word.islower() and word not in ("and", "or", "not")]
    states = "here:\n  title: Here\n  options:\n"
    for word in words:
        states += f"    {word}: {{label: Go, if: 'not chosen({word})', effects: "
        states += "[{change: {n: 1}}], to: here}\n"
    states += "    out: {label: Out, to: home}\n"
    game = Playthrough(story(states), 1, words)
    assert game.offered == ("out",)


def test_nothing_from_a_file_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that look like dotted names or callbacks are imported and called by nobody."""
    monkeypatch.delitem(sys.modules, "antigravity", raising=False)
    states = """
    here:
      title: antigravity.fly
      text: os.getcwd
      notes: antigravity.fly
      options:
        antigravity: {label: antigravity.fly, detail: sys.exit, if: not flag, to: on_enter}
    on_enter: {title: on_exit, text: antigravity.fly, to: home}
    """
    game = Playthrough(story(indent(states, "")), 1, ["antigravity"])
    assert game.is_over
    assert "antigravity" not in sys.modules
