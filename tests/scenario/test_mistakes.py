"""Mistakes as authors make them, written by hand: told once, in place, with a fix that works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.checking import check_file
from game.scenario.problems import Problem
from tests.samples import HARBOUR
from tests.scenario.samples_of import changed, marked

HERE = Path(__file__).parent / "mistakes"
SCENARIO = HARBOUR.read_text("utf-8")


def listed(name: str) -> list[Any]:
    """Return the entries of one file of mistakes."""
    found: list[Any] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return found


ONE_EACH = [*listed("one_each.yaml"), *listed("of_all_kinds.yaml")]
THREE_EACH = listed("three_each.yaml")


def checked(folder: Path, text: str) -> list[Problem]:
    """Check a text as a file."""
    path = folder / "harbour_every_construct.yaml"
    path.write_text(text, "utf-8")
    return check_file(path).problems


def test_there_are_enough_of_them() -> None:
    """Eighty files with one mistake, three with three, and many kinds."""
    assert len(ONE_EACH) >= 80
    assert len({entry["code"] for entry in ONE_EACH}) >= 38
    assert [len(entry) for entry in THREE_EACH] == [3, 3, 3]


@pytest.mark.parametrize(
    "entry", ONE_EACH, ids=[f"{number}-{one['code']}" for number, one in enumerate(ONE_EACH, 1)]
)
def test_one_mistake_is_one_problem_with_a_fix(entry: dict[str, str], tmp_path: Path) -> None:
    """It is told at its place; the words that the hint proposes are in the fix, which works."""
    text, [place] = marked(changed(entry["was"], entry["wrong"], SCENARIO))
    [problem] = checked(tmp_path, text)
    assert problem.code == entry["code"]
    assert problem.span[:2] == place[:2]
    proposed = re.search(r"(?:write|did you mean) `([^`…]+)", problem.hint)
    if proposed:
        assert proposed[1].strip() in entry["then"]
    else:
        assert problem.hint
    assert checked(tmp_path, changed(entry["was"], entry["then"], SCENARIO)) == []


@pytest.mark.parametrize("entry", THREE_EACH, ids=["first", "second", "third"])
def test_three_mistakes_are_three_problems(entry: list[dict[str, str]], tmp_path: Path) -> None:
    """Neither does one hide another, nor does anything follow from them."""
    text = SCENARIO
    for one in entry:
        text = changed(one["was"], one["wrong"], text)
    text, places = marked(text)
    problems = checked(tmp_path, text)
    assert [problem.code for problem in problems] == [one["code"] for one in entry]
    assert [problem.span[:2] for problem in problems] == [place[:2] for place in places]
