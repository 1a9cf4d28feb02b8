"""What outcome tests reach."""

from __future__ import annotations

from game.testing.coverage import coverage, coverage_data
from tests.building import loaded, story, text_of
from tests.testing.running import read

STORY = """
here:
  title: Here
  because: seen
  cases:
    - {if: heat > 5, to: lost}
    - {to: there}
there:
  title: There
  options:
    on:
      label: On
      because: seen
      chance: {up: {likelihood: 50, to: home}, down: {likelihood: 50, to: lost}}
    off: {label: Off, to: lost}
"""


def test_injects_are_reached_with_their_cases() -> None:
    """An inject runs by itself; of its cases only the one that is taken counts."""
    assert loaded(text_of(STORY)).scenario is not None
    tests, problems = read(
        STORY,
        "scenario: story.yaml\ntests: [{name: One, play: [on/up], expect: {ending: home}}]",
    )
    assert tests is not None, problems
    found = coverage(story(STORY), tests.tests)
    assert found.missing("states") == []
    assert found.missing("cases") == ["here/1"]
    assert found.missing("options") == ["there.off"]
    assert found.missing("draws") == ["there.on/down"]
    assert found.missing("endings") == ["lost"]
    assert found.share == 1 - 4 / 10
    assert coverage_data(found) == {
        "share": found.share,
        "missing": {
            "states": [],
            "options": ["there.off"],
            "draws": ["there.on/down"],
            "cases": ["here/1"],
            "endings": ["lost"],
        },
        "of": {"states": 2, "options": 2, "draws": 2, "cases": 2, "endings": 2},
    }
