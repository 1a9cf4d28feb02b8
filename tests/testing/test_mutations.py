"""Test files that were valid until something in them was changed: read, and run where they can."""

from __future__ import annotations

import sys
from functools import cache, partial
from random import Random

from game.locations import find_scenario
from game.scenario import CannotRead, Loaded, SourceText, load, load_source
from game.scenario.source import decode
from game.testing import read_tests
from game.testing.running import run_tests
from tests.corpus.measuring import SECONDS, assert_placed, timed
from tests.mutations import mutated, seeds_and_counts
from tests.scenario.samples_of import VALID

SAMPLE = """
scenario: file.yaml
tests:
  - name: Home
    play: [fate/clear, send_boat/found]
    expect: {ending: calm_sea, that: [trust < start(trust)], not_offered: send_boat}
  - {name: There, play: [], expect: {state: alarm, offered: send_boat}, xfail: Not yet.}
properties:
  - {name: None, never: ending and trust > 10}
  - {name: All, always: trust >= 0}
  - {name: Some, reachable: ending == calm_sea}
  - {name: Odds, odds: {ending: calm_sea, choosing: [alarm.send_boat], at_least: 1%}}
  - {name: Even, undominated: alarm, xfail: They are not.}
"""
FILES = {
    "sample": SAMPLE.encode(),
    "first briefing": find_scenario("first_briefing").with_suffix(".test.yaml").read_bytes(),
    "Erbil": find_scenario("erbil_2021").with_suffix(".test.yaml").read_bytes(),
}
DAILY = {"sample": 100, "first briefing": 20, "Erbil": 1}
LONG = {"sample": (9, 1_000), "first briefing": (2, 450), "Erbil": (1, 100)}
"""Of each, how many times how many: ten thousand together."""


@cache
def scenario_of(name: str) -> Loaded:
    """Return the scenario whose tests are changed."""
    if name == "sample":
        return load_source(SourceText("file.yaml", VALID))
    return load(find_scenario({"Erbil": "erbil_2021"}.get(name, name.replace(" ", "_"))))


def gone_through(name: str, data: bytes) -> bool:
    """Read a test file and run what it holds; return whether it could be run."""
    loaded = scenario_of(name)
    try:
        source = decode("file.test.yaml", data)
    except CannotRead as error:
        assert str(error).startswith("file.test.yaml: ")  # noqa: PT017
        return False
    tests, problems = read_tests(loaded, source)
    assert (tests is None) == any(problem.is_error for problem in problems)
    assert_placed(problems, source.lines)
    if tests is None:
        return False
    assert loaded.scenario is not None
    if name != "Erbil":  # its own tests take seconds
        results = list(run_tests(loaded.scenario, tests))
        assert len(results) == len(tests.tests) + len(tests.properties)
    return True


@seeds_and_counts(DAILY, LONG)
def test_mutations_of_a_valid_test_file(name: str, seed: int, count: int) -> None:
    """Each can be run, or is refused with a place and a hint; none takes long."""
    assert gone_through(name, FILES[name])
    dice, accepted = Random(seed), 0
    for number in range(count):
        data = mutated(FILES[name], dice)
        try:
            could_be_run, seconds = timed(partial(gone_through, name, data))
            assert seconds <= SECONDS
            accepted += could_be_run
        except BaseException as error:
            error.add_note(f"mutation {number} of {name}, seed {seed}")
            raise
    sys.stdout.write(f"{count} mutations of the tests of {name}, {accepted} run\n")
    assert count < 50 or 0 < accepted < count
