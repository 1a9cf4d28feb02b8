"""Conditions in words, as an instructor reads them."""

from __future__ import annotations

import pytest

from game.reports.packet.conditions import InWords
from game.rules import Table
from tests.building import option, story

TWO_STATES = """
here:
  title: Here
  options:
    go: {label: Go on, to: there}
    wait: {label: Wait a while, to: there}
there:
  title: There
  options:
    end:
      label: End it
      if: CONDITION
      to: home
    stop: {label: Stop, to: lost}
"""


def with_condition(condition: str) -> Table:
    """Return a story in which one option has this condition."""
    return story(TWO_STATES.replace("CONDITION", condition))


def in_words(condition: str) -> str:
    """Return a condition in words."""
    table = with_condition(condition)
    return InWords(table)(table.scenario.states["there"].options["end"].when)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("heat >= 5", "“Heat” is at least 5"),
        ("heat < 5", "“Heat” is below 5"),
        ("trust == -1", "“Trust” is −1"),
        ("heat >= middle_ground", "“Heat” is at least middle ground"),
        ("sureness == quite_sure", "“Sureness” is “quite sure”"),
        ("mood != grim", "“Mood” is not “in a grim mood”"),
        ("fairly <= sureness", "“Sureness” is at least fairly"),
        ("flag", "“Flag” is yes"),
        ("not flag", "“Flag” is no"),
        ("flag == false", "“Flag” is no"),
        ("flag != secret", "only one of (“Flag” is yes) and (“The secret” is yes) holds"),
        ("flag == secret", "both or neither of (“Flag” is yes) and (“The secret” is yes) hold"),
        ("(heat > 1) == true", "“Heat” is above 1"),
        ("chosen(wait)", "“Wait a while” was chosen"),
        ("not chosen(go)", "“Go on” was not chosen"),
        ("chosen(go) or chosen(wait)", "“Go on” or “Wait a while” was chosen"),
        ("not (chosen(go) or chosen(wait))", "none of “Go on” and “Wait a while” was chosen"),
        (
            "not (chosen(go) or chosen(wait)) or flag",
            "(none of “Go on” and “Wait a while” was chosen) or “Flag” is yes",
        ),
        (
            "not (flag and n > 1) and heat > 1",
            "(“Flag” is no or “n” is at most 1) and “Heat” is above 1",
        ),
        ("1 < heat < 4 or flag", "(“Heat” is above 1 and “Heat” is below 4) or “Flag” is yes"),
        ("visited(here)", "“Here” was visited"),
        ("not visited(here)", "“Here” was not visited"),
        ("heat > 1 and flag", "“Heat” is above 1 and “Flag” is yes"),
        ("flag and (n > 1 or n == 0)", "“Flag” is yes and (“n” is above 1 or “n” is 0)"),
        ("not (flag and n > 1)", "“Flag” is no or “n” is at most 1"),
        ("not (flag or n > 1)", "“Flag” is no and “n” is at most 1"),
        ("1 < heat <= 4", "“Heat” is above 1 and “Heat” is at most 4"),
        ("not 1 < heat <= 4", "“Heat” is at most 1 or “Heat” is above 4"),
        ("heat + n * 2 > push", "“Heat” + (“n” × 2) is above 2"),
        ("trust > pull", "“Trust” is above −3"),
        ("heat >= start(heat)", "“Heat” is at least 3"),
        ("other == sureness", "“other” is “Sureness”"),
        ("true or flag", "it is always so or “Flag” is yes"),
    ],
)
def test_conditions_in_words(condition: str, words: str) -> None:
    """Labels in quotation marks, values as the player reads them, brackets where they matter."""
    assert in_words(condition) == words


def test_an_ending_in_words() -> None:
    """Findings may ask for the ending."""
    table = story(
        option("to: home"),
        """
        debrief:
          findings:
            - {about: heat, if: ending, text: Over.}
            - {about: heat, if: ending == lost, text: Over.}
            - {about: heat, if: ending != lost, text: Over.}
        """,
    )
    findings = table.scenario.debrief.findings
    assert [InWords(table)(one.when) for one in findings] == [
        "the story is over",
        "the story ends at “Lost”",
        "the story does not end at “Lost”",
    ]
