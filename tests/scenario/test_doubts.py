"""Doubts beyond the catalogue's samples: what raises none, and bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.checking import check_file
from game.scenario import Problem
from game.scenario.linting.lint import lint
from game.scenario.problems import MOST
from tests.building import text_of
from tests.scenario.samples_of import VALID, changed, read


def doubts(folder: Path, text: str, situations: int = 10_000) -> list[Problem]:
    """Return what is doubted in a scenario, all else being right."""
    path = folder / "file.yaml"
    path.write_text(f"# measured-response: allow MR851\n{text}", "utf-8")
    return check_file(path, doubts=situations).problems


def test_a_scenario_with_errors_raises_no_doubts() -> None:
    """First things first."""
    loaded = read(changed("start: fate\n", "start: fata\n"))
    assert loaded.problems
    assert lint(loaded) == []


def test_the_problems_of_text_are_not_doubted_twice(tmp_path: Path) -> None:
    """A file that is only doubtful can be played, and each doubt stands once."""
    found = doubts(tmp_path, VALID)
    assert found
    assert len(set(found)) == len(found)
    assert not any(problem.is_error for problem in found)


def test_a_long_text_is_doubted(tmp_path: Path) -> None:
    """Three hundred words pass, three hundred and two do not."""
    for words, is_doubted in ((300, False), (302, True)):
        text = changed("text: The sun rises.", f"text: {'and ' * words}so.")
        codes = {problem.code for problem in doubts(tmp_path, text)}
        assert ("MR841" in codes) == is_doubted


def test_very_many_doubts_come_to_an_end(tmp_path: Path) -> None:
    """Past the limit one last warning says that there are more, and the file can be played."""
    claims = "".join(
        f"      c{number}: {{says: x, by: y z, kind: official}}\n" for number in range(MOST + 100)
    )
    text = changed("      never_late:\n", f"{claims}      never_late:\n")
    loaded = read(text)
    for found in (loaded.problems, lint(loaded)):
        assert len(found) == MOST + 1
        assert [problem.code for problem in found].count("MR852") == 1
    assert loaded.scenario is not None
    assert not any(problem.is_error for problem in doubts(tmp_path, text))


def test_what_would_take_too_long_is_not_looked_for(tmp_path: Path) -> None:
    """With few situations allowed, what only a search can tell is left open."""
    codes = {problem.code for problem in doubts(tmp_path, VALID)}
    assert {"MR811", "MR812", "MR813", "MR814"} & codes
    many = changed("calls: {range: [0, 3],", "calls: {range: [0, 900],")
    many = changed("if: calls < 3 and", "if: calls < 900 and", many)
    for text, few in ((VALID, 10), (many, 500)):
        codes = {problem.code for problem in doubts(tmp_path, text, few)}
        assert not {"MR811", "MR812", "MR813", "MR814"} & codes


def test_options_that_a_condition_asks_about_differ(tmp_path: Path) -> None:
    """`chosen` makes a difference where effects make none."""
    twin = (
        '      call_again: {label: "Call once more", to: searched}\n'
        '      shout: {label: "Shout", to: searched}\n'
    )
    text = changed('      call_again: {label: "Call once more", to: searched}\n', twin)
    assert "MR832" in {problem.code for problem in doubts(tmp_path, text)}
    text = changed("if: trust < start(trust)", "if: chosen(shout) and trust < start(trust)", text)
    assert "MR832" not in {problem.code for problem in doubts(tmp_path, text)}


@pytest.mark.parametrize(
    "allowing",
    [
        "    fog: {label: Fog}  # measured-response: allow MR822\n",
        "    # measured-response: allow MR822\n    fog: {label: Fog}\n",
    ],
)
def test_a_doubt_is_allowed_where_it_stands(tmp_path: Path, allowing: str) -> None:
    """On its own line or the line above, and nowhere else."""
    without = doubts(tmp_path, VALID)
    text = changed("variables:\n", "variables:\n" + allowing.replace("    ", "  "))
    found = doubts(tmp_path, text)
    assert sum(one.code == "MR822" for one in without) >= 1
    assert [one.code for one in found] == [one.code for one in without]


def test_without_advisers_no_option_lacks_one(tmp_path: Path) -> None:
    """Nobody can take a side."""
    options = "{on: {label: On, to: home}, off: {label: Off, to: home}}"
    path = tmp_path / "story.yaml"
    path.write_text(text_of(f"here: {{title: Here, options: {options}}}"), "utf-8")
    codes = {problem.code for problem in check_file(path, doubts=100).problems}
    assert "MR832" in codes
    assert "MR833" not in codes
