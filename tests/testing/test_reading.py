"""Test files with mistakes: each found with its code and place, and nothing that follows."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from game.scenario import CannotRead, SourceText, load
from game.scenario.limits import FILE_BYTES
from game.testing import load_tests
from game.testing.model import Odds, Rule, Undominated
from game.testing.reading import read_tests
from tests.building import loaded, text_of
from tests.testing.running import read

STORY = """
here: {title: Here, options: {go: {label: Go, to: there}, stay: {label: Stay, to: home}}}
there: {title: There, options: {go: {label: Go, to: home}, back: {label: B, to: lost}}}
"""
TEST = "tests: [{name: T, play: [go], expect: {state: there}}]"


def test_everything_a_test_file_can_say() -> None:
    """One thing is a list of one, and every key is kept."""
    found, problems = read(
        STORY,
        """
        scenario: story.yaml
        tests:
          - name: Whole
            play: go
            expect: {ending: [home, lost], state: there, offered: go, not_offered: back,
                     that: heat > 2}
            xfail: Not yet
        properties:
          - {name: A, always: heat >= 0}
          - {name: B, never: ending and chosen(here.go)}
          - {name: C, reachable: ending == home, xfail: why}
          - name: D
            odds: {ending: home, choosing: [here.go, there.back], at_most: 80%, at_least: 5,
                   point_at_most: 12.5%, point_at_least: 0}
          - {name: E, undominated: here}
        """,
    )
    assert problems == []
    assert found is not None
    (test,) = found.tests
    assert (test.name, test.play, test.endings) == ("Whole", ("go",), ("home", "lost"))
    assert (test.state, test.offered, test.not_offered) == ("there", ("go",), ("back",))
    assert [one.source for one in test.that] == ["heat > 2"]
    assert (test.xfail, test.span.line) == ("Not yet", 4)
    always, never, reachable, odds, undominated = found.properties
    assert isinstance(always, Rule)
    assert isinstance(never, Rule)
    assert isinstance(reachable, Rule)
    assert [one.kind for one in (always, never, reachable)] == ["always", "never", "reachable"]
    assert reachable.xfail == "why"
    assert isinstance(odds, Odds)
    assert odds.choosing == ("here.go", "there.back")
    bounds = (odds.at_most, odds.at_least, odds.point_at_most, odds.point_at_least)
    assert [float(one) for one in bounds if one is not None] == [0.8, 0.05, 0.125, 0.0]
    assert isinstance(undominated, Undominated)
    assert undominated.state == "here"
    assert len(found.conditions) == 4


def test_a_file_may_have_tests_or_properties_alone() -> None:
    """Both are optional."""
    found, problems = read(STORY, "scenario: story.yaml\n")
    assert problems == []
    assert found is not None
    assert (found.tests, found.properties) == ((), ())


def one_test(rest: str) -> str:
    """Return a file with one test, whose keys beside its name are given."""
    return f"scenario: story.yaml\ntests:\n- name: T\n  {rest}\n"


def one_property(rest: str) -> str:
    """Return a file with one property, whose keys beside its name are given."""
    return f"scenario: story.yaml\nproperties:\n- name: T\n  {rest}\n"


EXPECT = "expect: {state: there}"


@pytest.mark.parametrize(
    ("tests", "code", "words"),
    [
        (TEST, "MR202", "tests"),
        (f"scenario: other.yaml\n{TEST}", "MR901", "other.yaml"),
        (f"scenario: story.yaml\ntest: []\n{TEST}", "MR201", "test"),
        ("scenario: story.yaml\ntests: {}", "MR203", "{}"),
        ("scenario: story.yaml\nproperties: [1]", "MR203", "1"),
        (one_test("play: [go]"), "MR202", "name"),
        (one_test(EXPECT), "MR202", "name"),
        (one_test("play: [go]\n  expect: {}"), "MR903", "expect"),
        (one_test("play: [go]\n  expect: {ending: []}"), "MR903", "[]"),
        (one_test("play: [go]\n  expect: {that: []}"), "MR903", "[]"),
        (one_property("odds: {ending: [], at_most: 10}"), "MR903", "[]"),
        (one_test("play: [go]\n  expect: 3"), "MR203", "3"),
        (one_test("play: [go]\n  expect: {states: there}"), "MR201", "states"),
        (one_test(f"play: [fly]\n  {EXPECT}"), "MR904", "fly"),
        (one_test(f"play: ['go/']\n  {EXPECT}"), "MR410", "'go/'"),
        (one_test("play: [go]\n  expect: {ending: hom}"), "MR401", "hom"),
        (one_test("play: [go]\n  expect: {state: ther}"), "MR401", "ther"),
        (one_test("play: [go]\n  expect: {offered: fly}"), "MR904", "fly"),
        (one_test("play: [go]\n  expect: {not_offered: [go, fly]}"), "MR904", "fly"),
        (one_test("play: [go]\n  expect: {that: heat > hot}"), "MR302", "hot"),
        (one_test("play: [go]\n  expect: {that: chosen(go)}"), "MR305", "go"),
        (one_property("xfail: x"), "MR905", "name"),
        (one_property("always: heat > 1\n  never: heat > 2"), "MR905", "never"),
        (one_property("always: heat"), "MR303", "heat"),
        (one_property("odds: {ending: home}"), "MR906", "odds"),
        (one_property("odds: {at_most: 3%}"), "MR202", "odds"),
        (one_property("odds: {ending: hom, at_most: 3%}"), "MR401", "hom"),
        (one_property("odds: 3"), "MR203", "3"),
        (one_property("odds: {ending: home, at_most: 180%}"), "MR613", "180%"),
        (one_property("odds: {ending: home, at_most: 0.5}"), "MR613", "0.5"),
        (one_property("odds: {ending: home, at_most: likely}"), "MR203", "likely"),
        (one_property("odds: {ending: home, at_most: [2, 3]}"), "MR203", "[2, 3]"),
        (one_property("odds: {ending: home, at_most: }"), "MR206", None),
        (
            one_property("odds: {ending: home, at_most: 3%, choosing: [here.fly]}"),
            "MR904",
            "here.fly",
        ),
        (one_property("odds: {ending: home, at_most: 3%, choosing: go}"), "MR904", "go"),
        (
            one_property("odds: {ending: home, at_most: 3%, choosing: [here.go, here.stay]}"),
            "MR907",
            "here.stay",
        ),
        (one_property("undominated: ther"), "MR401", "ther"),
        (one_property("undominated: "), "MR206", None),
        (f"scenario: story.yaml\n{TEST}\nproperties: [{{name: T, always: true}}]", "MR902", "T"),
    ],
)
def test_one_mistake_is_one_problem(tests: str, code: str, words: str | None) -> None:
    """It has its code, stands at the words it is about, and brings no other with it."""
    found, problems = read(STORY, tests)
    assert found is None
    assert [problem.code for problem in problems] == [code], problems
    (problem,) = problems
    assert problem.file == "story.test.yaml"
    if words is not None and code != "MR202":
        line = tests.split("\n")[problem.span.line - 1]
        assert line[problem.span.column - 1 :].startswith(words)


def test_every_problem_is_told_in_one_pass() -> None:
    """In the order of the file."""
    _, problems = read(
        STORY,
        """
        scenario: other.yaml
        tests:
          - {name: A, play: [fly], expect: {ending: hom}}
          - {name: A, play: [go], expect: {that: [heat > hot, 1 +]}}
        properties:
          - {name: B, undominated: nowhere}
        """,
    )
    codes = ["MR901", "MR904", "MR401", "MR902", "MR302", "MR301", "MR401"]
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("states", ["state:", "states: 3\nactors:"])
def test_a_broken_scenario_is_not_complained_of_again(states: str) -> None:
    """Names from a section that could not be read are no mistakes here."""
    broken = loaded(text_of(STORY).replace("states:", states))
    assert broken.scenario is None
    text = f"""
    scenario: story.yaml
    {TEST}
    properties:
      - {{name: P, undominated: here}}
      - {{name: Q, odds: {{ending: home, at_most: 3, choosing: here.go}}}}
    """
    _, problems = read_tests(broken, SourceText("story.test.yaml", dedent(text)))
    assert problems == []


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "3", "&x {}", "scenario: \x00"])
def test_what_is_no_test_file_is_one_problem(text: str) -> None:
    """Whatever it is instead, there is an error and no traceback."""
    found, problems = read(STORY, text)
    assert found is None
    assert problems
    assert all(problem.is_error for problem in problems)


def test_a_file_that_is_too_large() -> None:
    """It is refused before it is read."""
    source = SourceText("story.test.yaml", "", too_large=True)
    found, problems = read_tests(loaded(text_of(STORY)), source)
    assert found is None
    assert [problem.code for problem in problems] == ["MR209"]
    assert FILE_BYTES // 1024 // 1024 == 4
    assert "4 MiB" in problems[0].message


def test_more_problems_than_anybody_reads() -> None:
    """They stop at a thousand."""
    tests = "".join(f"  - {{name: t{n}, play: [x], expect: {{}}}}\n" for n in range(700))
    found, problems = read(STORY, f"scenario: story.yaml\ntests:\n{tests}")
    assert found is None
    assert "MR210" in {problem.code for problem in problems}
    assert len(problems) == 1_001


def test_tests_are_loaded_from_the_file_beside(tmp_path: Path) -> None:
    """A file that cannot be read is said so."""
    (tmp_path / "story.yaml").write_text(text_of(STORY))
    (tmp_path / "story.test.yaml").write_text(f"scenario: story.yaml\n{TEST}\n")
    scenario = load(tmp_path / "story.yaml")
    found, problems = load_tests(scenario, tmp_path / "story.test.yaml")
    assert problems == []
    assert found is not None
    assert [test.name for test in found.tests] == ["T"]
    with pytest.raises(CannotRead):
        load_tests(scenario, tmp_path / "none.test.yaml")
