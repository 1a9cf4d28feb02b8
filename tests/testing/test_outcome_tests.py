"""Running outcome tests: draws taken every way, expectations, counterexamples."""

from __future__ import annotations

import pytest

from game.rules import Walk, compile_scenario
from game.scenario.places import Word
from game.testing import Result
from game.testing.explaining import trail
from game.testing.following import ways
from tests.building import loaded, never_drawn, text_of
from tests.testing.running import read, run

STORY = """
here:
  title: Here
  text: [{if: visited(there), text: Again.}]
  options:
    sail:
      label: Sail
      because: seen
      text: [{if: chosen(sail), text: Off.}]
      chance:
        wind:
          likelihood: likely
          effects: [{change: {heat: 2}}]
          chance: {gale: {likelihood: luck, to: mail}, breeze: {likelihood: otherwise, to: mail}}
        calm: {likelihood: otherwise, effects: [{change: {heat: -1}}], to: mail}
    wait: {label: Wait, to: there}
    swim: {label: Swim, if: flag, to: lost}
mail:
  title: Mail
  because: seen
  chance:
    letter: {likelihood: luck, to: there}
    bill: {likelihood: otherwise, effects: [{set: {flag: true, mood: gay}}], to: there}
there:
  title: There
  options:
    on: {label: On, to: home}
    pay: {label: Pay, if: flag, to: lost}
"""


def one(play: str, expect: str, more: str = "") -> Result:
    """Run one test."""
    (result,) = run(STORY, f"tests: [{{name: One, play: [{play}], expect: {{{expect}}}{more}}}]")
    return result


@pytest.mark.parametrize(
    ("play", "expect"),
    [
        ("wait, on", "ending: home"),
        ("sail, on", "ending: home"),
        ("sail, on", "ending: [lost, home]"),
        ("sail/calm, mail/bill, pay", "ending: lost, that: heat == 2"),
        ("sail/wind", "state: there, that: [heat == 5, 'heat == start(heat) + 2']"),
        ("sail, mail/bill", "offered: [on, pay]"),
        ("sail, mail/letter", "offered: on, not_offered: [pay, wait]"),
        ("sail", "that: heat != 3 and visited(mail) and chosen(here.sail) and not ending"),
        ("", "state: here, not_offered: swim"),
        ("wait, on", "that: ending == home and not visited(mail)"),
        ("sail/wind/gale, mail", "state: there"),
    ],
)
def test_expectations_that_hold(play: str, expect: str) -> None:
    """Draws left open are taken every way, and the expectation holds for all."""
    result = one(play, expect)
    assert result == Result("One", "test", True, "", 2)


@pytest.mark.parametrize(
    ("play", "expect", "steps", "words"),
    [
        ("wait, on", "ending: lost", "wait on", "the ending `lost`, and came to the ending `home`"),
        (
            "wait",
            "ending: [home, lost]",
            "wait",
            "came to the state `there`, where the play stops; on offer there: on",
        ),
        ("wait", "state: here", "wait", "the state `here`, and came to `there`"),
        ("wait", "offered: pay", "wait", "expected `pay` on offer; on offer: on"),
        ("wait, on", "offered: pay", "wait on", "on offer: nothing"),
        ("wait", "not_offered: on", "wait", "expected `on` not to be on offer, and it is"),
        # Only some of the ways break it: the first of them is told.
        ("sail", "that: heat > 4", "sail/calm mail/letter", "`heat > 4`, and it does not hold"),
        ("sail", "not_offered: pay", "sail/wind/gale mail/bill", "`pay` not to be on offer"),
        ("sail/wind", "that: mood == grim", "sail/wind/gale mail/bill", "mood grim → gay at mail"),
        # Steps that cannot be made in some way.
        ("sail, pay", "ending: lost", "sail/wind/gale mail/letter", "`pay` is not on offer"),
        ("swim", "ending: lost", "", "`swim` is not on offer at `here`; on offer: sail, wait"),
        (
            "wait, on, on",
            "ending: home",
            "wait on",
            "`on` comes after the end: the play ended at `home`",
        ),
        ("sail/storm", "state: there", "", "nothing this draw can bring; it can bring: wind, calm"),
        ("sail/wind/calm", "state: there", "", "it can bring: gale, breeze"),
        ("sail/calm/gale", "state: there", "", "fixes the draw `gale`, and no such draw occurs"),
        ("sail/calm, mail/x", "state: there", "sail/calm", "it can bring: letter, bill"),
        ("wait, mail/bill", "state: there", "wait", "`mail/bill` is not on offer at `there`"),
    ],
)
def test_expectations_that_are_broken(play: str, expect: str, steps: str, words: str) -> None:
    """The message says what came instead, and the counterexample fixes every draw."""
    result = one(play, expect)
    assert not result.passed
    assert words in result.message
    assert result.counterexample == tuple(steps.split())


def test_the_counterexample_played_breaks_the_test() -> None:
    """Without the machine, its steps lead to a world where the condition is false."""
    tests = "scenario: story.yaml\ntests: [{name: One, play: [sail], expect: {that: heat < 5}}]"
    found, _ = read(STORY, tests)
    scenario = loaded(text_of(STORY)).scenario
    assert found is not None
    assert scenario is not None
    result = one("sail", "that: heat < 5")
    walk = Walk(compile_scenario(scenario, found.conditions), never_drawn)
    assert result.counterexample is not None
    walk.play(result.counterexample)
    assert not walk.table.holds(found.conditions[0], walk.world)


def test_a_failure_says_how_the_values_came_about() -> None:
    """Each change of what the condition looks at stands there with its reason."""
    message = one("sail/wind", "that: heat < 5").message
    assert "heat 3 → 5 at sail/wind/gale (seen)" in message
    assert "heat is 5" in message


def test_the_trail_of_a_play_that_leaves_draws_open() -> None:
    """It follows the first entry of each."""
    tests = "scenario: story.yaml\nproperties: [{name: P, always: heat > 4}]"
    found, _ = read(STORY, tests)
    scenario = loaded(text_of(STORY)).scenario
    assert found is not None
    assert scenario is not None
    table = compile_scenario(scenario, found.conditions)
    lines = trail(table, ["sail"], found.conditions[0]).split("\n")
    assert lines == ["", "  heat 3 → 5 at sail/wind/gale (seen)", "  heat is 5"]


def test_changes_without_a_reason_and_in_silent_injects_are_told_too() -> None:
    """Bookkeeping has no reason; an inject that draws nothing is named by its id."""
    states = """
    here: {title: Here, options: {go: {label: Go, effects: [{change: {n: 1}}], to: news}}}
    news: {title: News, effects: [{change: {n: 1}}], to: home}
    """
    (result,) = run(states, "tests: [{name: One, play: [go], expect: {that: n < 2}}]")
    assert result.message.endswith("n 0 → 1 at go\n  n 1 → 2 at news\n  n is 2")


@pytest.mark.parametrize(
    ("expect", "passed", "words"),
    [
        ("ending: lost", True, ""),
        ("ending: home", False, "it passes, and is marked xfail: not yet"),
    ],
)
def test_xfail(expect: str, passed: bool, words: str) -> None:
    """What is expected to fail may; where it passes, that is the failure."""
    result = one("wait, on", expect, ", xfail: not yet")
    assert (result.passed, result.message, result.counterexample) == (passed, words, None)


def test_results_come_in_the_order_of_the_file() -> None:
    """Tests, then properties, each with its line and kind."""
    results = run(
        STORY,
        """
        properties:
          - {name: P, never: heat > 9}
        tests:
          - {name: A, play: [wait], expect: {state: there}}
          - {name: B, play: [wait], expect: {state: here}}
        """,
    )
    assert [(r.name, r.kind, r.passed, r.line) for r in results] == [
        ("A", "test", True, 6), ("B", "test", False, 7), ("P", "never", True, 4),
    ]  # fmt: skip


def test_draws_that_meet_again_are_followed_once() -> None:
    """Forty coins in a row are two to the fortieth ways, and one situation after each."""
    lines = ["here: {title: Here, options: {go: {label: Go, to: c0}}}"]
    lines += [
        f"c{n}: {{title: C, because: seen, chance: {{heads: {{likelihood: 50, to: {to}}}, "
        f"tails: {{likelihood: 50, to: {to}}}}}}}"
        for n in range(40)
        for to in [f"c{n + 1}" if n < 39 else "home"]
    ]
    results = run("\n".join(lines), "tests: [{name: One, play: [go], expect: {ending: home}}]")
    assert results[0].passed


def test_a_story_that_goes_round_fails_its_tests() -> None:
    """Even where nobody checked it before."""
    states = """
    here: {title: Here, options: {go: {label: Go, to: round}}}
    round: {title: R, text: R., to: round}
    """
    (result,) = run(states, "tests: [{name: One, play: [go], expect: {ending: home}}]")
    assert "goes round and round at `round`" in result.message


def test_a_play_that_leaves_too_much_open_is_not_followed_for_ever() -> None:
    """It says how many moments were looked at, and the test it belongs to fails."""
    scenario = loaded(text_of(STORY)).scenario
    assert scenario is not None
    (*_, last) = ways(compile_scenario(scenario), (Word("sail"), Word("on")), most=6)
    assert last.stopped == "its open draws lead to more than 6 moments"


def test_values_compared_with_the_ending_are_told_apart() -> None:
    """A condition that mixes the ending into a comparison is decided over every value."""
    states = """
    here:
      title: Here
      options:
        stay: {label: Stay, to: home}
        go: {label: Go, effects: [{change: {heat: 1}, because: seen}], to: home}
    """
    tests = 'properties: [{name: P, never: "(heat == 4 and ending) == true"}]'
    (result,) = run(states, tests)
    assert result.counterexample == ("go",)


def test_the_counterexample_of_a_property_is_told_though_texts_have_conditions() -> None:
    """The trail is found without the marks that only the story's texts ask for."""
    (result,) = run(STORY, "properties: [{name: P, never: heat == 5}]")
    assert "heat 3 → 5 at sail/wind/gale (seen)" in result.message
