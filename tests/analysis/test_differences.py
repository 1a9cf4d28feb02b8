"""What two versions of a scenario put differently, and where."""

from __future__ import annotations

import pytest

from game.analysis.differences import Differences, differences
from game.scenario.model import Scenario
from tests.building import loaded, option, text_of

_BLOCK = """
because: seen
effects: [{change: {heat: 1}}, {change: {trust: push, n: 1}}]
chance:
  a: {likelihood: luck, to: home}
  b: {likelihood: otherwise, to: lost}
"""


def _scenario(text: str) -> Scenario:
    found = loaded(text)
    assert found.scenario is not None, found.problems
    return found.scenario


def _between(old: str, new: str, block: str = _BLOCK) -> Differences:
    text = text_of(option(block))
    assert old in text
    return differences(_scenario(text), _scenario(text.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "thing", "where", "was", "now"),
    [
        ("range: [0, 3]", "range: [0, 4]", "variable n", "range, highest", "3", "4"),
        (
            "plausible: [1, 4]",
            "plausible: [0, 4]",
            "assumption push",
            "plausible, lowest",
            "1",
            "0",
        ),
        ("change: {heat: 1}", "change: {heat: -2}", "option here.go", "heat", "+1", "-2"),
        ("trust: push", "trust: -push", "option here.go", "trust", "+push", "−push"),
        ("trust: push", "trust: 3", "option here.go", "trust", "+push", "+3"),
        ("likelihood: luck", "likelihood: 40", "option here.go", "a, likelihood", "luck", "40%"),
    ],
)
def test_a_number_is_told_with_its_place(
    old: str, new: str, thing: str, where: str, was: str, now: str
) -> None:
    """Where it stands in words of the file, as it was and as it is."""
    found = _between(old, new)
    assert "numbers" in found.changed[thing]
    assert (where, was, now) in [(one.where, one.old, one.new) for one in found.numbers[thing]]


def test_the_rest_is_told_as_the_rest() -> None:
    """Not as the number that it happens to be."""
    block = _BLOCK.replace("luck", "30")
    found = _between("b: {likelihood: otherwise", "b: {likelihood: 70", block)
    (moved,) = found.numbers["option here.go"]
    assert (moved.old, moved.new) == ("otherwise", "70%")


def test_a_number_that_is_gone_has_no_new_one() -> None:
    """A change that is not made any more."""
    found = _between(", n: 1}", "}")
    (moved,) = found.numbers["option here.go"]
    assert (moved.old, moved.new) == ("+1", "")


def test_another_condition_is_another_rule() -> None:
    """Not a text, though it is written as one."""
    found = _between("if: heat > 1", "if: heat > 2", f"if: heat > 1\n{_BLOCK}")
    assert found.changed["option here.go"] == ("rules",)


@pytest.mark.parametrize(
    ("more", "old", "new", "thing"),
    [
        ("actors: {crew: {name: The crew}}", "The crew", "A crew", "actor crew"),
        ("advisers: {mate: {name: The mate}}", "The mate", "A mate", "adviser mate"),
        ("objectives: {safe: All safe}", "All safe", "All well", "objective safe"),
        ("debrief: {questions: [{ask: What next?}]}", "What next?", "What now?", "debrief"),
        ("history: {title: Then, play: [go], ending: home, text: So.}", "Then", "Once", "history"),
    ],
)
def test_other_words_are_told_of_every_kind_of_thing(
    more: str, old: str, new: str, thing: str
) -> None:
    """As text, under the name of the thing."""
    text = text_of(option("to: home"), f"{more}\n")
    before = _scenario(text)
    found = differences(before, _scenario(text.replace(old, new)))
    assert found.changed == {thing: ("text",)}
    assert not found.none
    kind, _, name = thing.partition(" ")
    assert found.of(kind, tuple(found.changed)) == ([name] if name else [])
    assert differences(before, before).none
