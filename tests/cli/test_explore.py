"""``explore``: everything that can happen, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import call, process
from tests.stories import COIN, ROUND, large, written


def data(*arguments: str) -> Any:
    """Return what ``explore --json`` says."""
    done = call("explore", *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_json_holds_everything_that_can_happen(tmp_path: Path) -> None:
    """Odds are [low, point, high]; each ending has a shortest play that can be played."""
    found = data(written(tmp_path, COIN))
    assert found["format"] == 1
    assert found["scenario"] == "small"
    assert found["exact"] is True
    assert found["situations"] == 3
    assert found["endings"]["lost"]["odds"] == pytest.approx([0.275, 0.3375, 0.4])
    assert found["endings"]["lost"]["shortest"] == ["risk/storm"]
    assert found["unreachable"] == {"states": [], "options": [], "endings": []}
    risk = found["options"]["here.risk"]["endings"]
    assert risk["lost"] == pytest.approx([0.55, 0.675, 0.8])
    assert found["dominated"] == {"here": [{"option": "risk", "by": "safe"}]}
    played = call("play", str(tmp_path / "small.yaml"), "--choose", "risk/storm", "--json")
    assert json.loads(played.stdout)["ending"] == "lost"


def test_an_ending_that_cannot_come_has_odds_of_nothing(tmp_path: Path) -> None:
    """It is listed all the same, with odds 0 and no play."""
    never = COIN.replace("to: lost}", "to: home}")
    found = data(written(tmp_path, never))
    assert found["endings"]["lost"] == {"odds": [0, 0, 0], "shortest": None}
    assert found["unreachable"]["endings"] == ["lost"]


def test_choices_can_be_fixed(tmp_path: Path) -> None:
    """The odds are those of somebody who always goes round again."""
    found = data(written(tmp_path, ROUND), "--choosing", "here.again")
    assert found["endings"]["lost"]["odds"] == pytest.approx([0.45, 0.5, 0.55])
    assert found["choosing"] == ["here.again"]


def test_a_choice_that_there_is_not(tmp_path: Path) -> None:
    """It is wrong usage, and the nearest one is named."""
    done = process("explore", written(tmp_path, COIN), "--choosing", "here.saffe")
    assert done.returncode == 2
    assert "did you mean `here.safe`?" in done.stderr


def test_past_the_limit_it_samples(tmp_path: Path) -> None:
    """More than 10^9 situations: shares from random games, with their error, and exit code 0."""
    found = data(written(tmp_path, large()), "--limit", "2000")
    assert found["exact"] is False
    assert found["samples"] == 200_000
    assert 0 < found["error"] < 0.01
    odds = [one["odds"] for one in found["endings"].values()]
    assert all(low is None and high is None for low, _, high in odds)
    assert sum(point for _, point, _ in odds) == pytest.approx(1)
    assert all(one["shortest"] for one in found["endings"].values())
    assert found["dominated"] is None


def test_past_the_limit_the_text_says_so(tmp_path: Path) -> None:
    """A reader learns that the odds are sampled, from how many games, and how far off."""
    done = call("explore", written(tmp_path, large()), "--limit", "2000")
    assert done.exit_code == 0
    words = " ".join(done.output.split())
    assert "There are more than 2,000 situations" in words
    assert "200,000 random games" in words
    assert "off by at most 0.2%" in words


def test_the_text_is_a_table(tmp_path: Path) -> None:
    """Each ending has its numbers and a bar; each option its odds; no line is too wide."""
    done = call("explore", written(tmp_path, COIN))
    assert done.exit_code == 0
    line = next(one for one in done.output.splitlines() if one.startswith("B  lost"))
    assert line.split()[2:5] == ["28%", "34%", "40%"]
    assert "━●━" in line
    assert "Lost: risk/storm" in done.output
    assert "dominated: risk, by safe" in done.output
    assert max(map(len, done.output.splitlines())) <= 100


def test_a_scenario_with_errors_is_not_explored(tmp_path: Path) -> None:
    """Its problems are shown, and the exit code is 1."""
    done = process("explore", written(tmp_path, COIN.replace("to: lost", "to: nowhere")))
    assert done.returncode == 1
    assert "nowhere" in done.stderr


def test_a_scenario_that_is_not_there() -> None:
    """There is nothing to be explored, and the exit code is 2."""
    assert process("explore", "no_such_file.yaml").returncode == 2
