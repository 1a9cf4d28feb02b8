"""``diff``: what is different between two versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import call
from tests.stories import COIN, written


def data(folder: Path, new: str) -> Any:
    """Return what ``diff --json`` says about the coin and another version of it."""
    done = call("diff", written(folder, COIN), written(folder, new, name="new"), "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_same(tmp_path: Path) -> None:
    """Nothing gained, lost, changed or moved."""
    found = data(tmp_path, COIN + "\n# a remark\n")
    assert found["changed"] == {}
    assert found["odds"] == {}
    path = written(tmp_path, COIN)
    assert call("diff", path, path).output == "Both versions say the same.\n"


def test_other_words_are_text(tmp_path: Path) -> None:
    """A label reads differently; nothing moves."""
    found = data(tmp_path, COIN.replace("label: Stay", "label: Wait"))
    assert found["changed"] == {"option here.safe": ["text"]}
    assert found["odds"] == {}


def test_another_likelihood_is_a_number(tmp_path: Path) -> None:
    """The odds of both endings move, and those under the option."""
    found = data(tmp_path, COIN.replace("likelihood: likely", "likelihood: unlikely"))
    assert found["changed"] == {"option here.risk": ["numbers"]}
    assert found["odds"]["lost"]["old"] == pytest.approx([0.275, 0.3375, 0.4])
    assert found["odds"]["lost"]["new"] == pytest.approx([0.1, 0.1625, 0.225])
    assert set(found["option_odds"]) == {"here.risk"}


def test_another_way_on_is_a_rule(tmp_path: Path) -> None:
    """Staying now loses; it is the rules that changed."""
    found = data(tmp_path, COIN.replace("label: Stay, to: home", "label: Stay, to: lost"))
    assert found["changed"] == {"option here.safe": ["rules"]}


def test_what_is_gained_and_lost(tmp_path: Path) -> None:
    """A new option and a new ending are gained; the old ones that are gone, lost."""
    new = COIN.replace("      safe:", "      wait:").replace(
        "  lost: {title", "  gone: {title: Gone, text: Gone.}\n  lost: {title"
    )
    found = data(tmp_path, new)
    assert found["options"] == {"gained": ["here.wait"], "lost": ["here.safe"]}
    assert found["endings"] == {"gained": ["gone"], "lost": []}
    assert found["odds"]["gone"] == {"old": None, "new": [0, 0, 0]}


def test_what_can_no_longer_be_reached(tmp_path: Path) -> None:
    """An ending that is still there and that nothing leads to any more."""
    found = data(tmp_path, COIN.replace("to: lost}", "to: home}"))
    assert found["reachable"] == {"gained": [], "lost": ["ending lost"]}


def test_the_text_tells_kinds_of_change_apart(tmp_path: Path) -> None:
    """Numbers and words stand under headings of their own, then the odds that moved."""
    new = COIN.replace("likelihood: likely", "likelihood: unlikely").replace("Stay", "Wait")
    told = call("diff", written(tmp_path, COIN), written(tmp_path, new, name="new")).output
    assert "DIFFERENT NUMBERS\n  option here.risk\n    storm, likelihood: 55–80% → 20–45%" in told
    assert "DIFFERENT TEXT ONLY\n  option here.safe" in told
    assert "−17.5 points" in told


def test_who_advises_and_what_history_did_are_text(tmp_path: Path) -> None:
    """Neither decides what can happen."""
    old = COIN.replace(
        "endings:",
        "advisers:\n  mate: {name: The mate, view: Cautious.}\nhistory: {title: Then, "
        "text: They stayed., play: [safe], ending: home}\nendings:",
        1,
    )
    new = old.replace("Cautious.", "Bold.").replace("They stayed.", "They did stay.")
    path, other = written(tmp_path, old), written(tmp_path, new, name="new")
    done = call("diff", path, other, "--json")
    assert json.loads(done.stdout)["changed"] == {"adviser mate": ["text"], "history": ["text"]}


def test_a_text_shown_under_another_condition_is_text(tmp_path: Path) -> None:
    """What is read differs, what happens does not."""
    old = COIN.replace(
        "title: Here\n", "title: Here\n    text: [{if: heat > 2, text: Hot.}, Here.]\n"
    )
    path = written(tmp_path, old)
    done = call("diff", path, written(tmp_path, old.replace("> 2", "> 1"), name="new"), "--json")
    assert json.loads(done.stdout)["changed"] == {"state here": ["text"]}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("heat: 2}}", "heat: -1}}", "storm, heat: +2 → -1"),
        ("range: [0, 2]}", "range: [0, 3]}", "range, highest: 2 → 3"),
        ("  n: {range", "  n: {start: 1, range", "start: 0 → 1"),
    ],
)
def test_the_text_says_from_what_to_what_a_number_changed(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    """Where it stands, as it was, as it is."""
    changed = COIN.replace(old, new)
    told = call("diff", written(tmp_path, COIN), written(tmp_path, changed, name="new")).output
    assert line in told
