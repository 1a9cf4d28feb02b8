"""Each kind of property failing, and what its counterexample shows when it is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.checking import check_file
from game.play import Playthrough
from game.rules import compile_scenario
from game.testing import Result
from game.testing.running import run_tests
from tests.building import option
from tests.stories import COIN, ROUND, scenario_of, written
from tests.testing.running import run


def results(folder: Path, story: str, properties: str, limit: int = 1_000) -> list[Result]:
    """Decide properties of a story."""
    report = check_file(written(folder, story, f"properties:\n{properties}"))
    assert report.tests is not None, report.problems
    assert report.table is not None
    return list(run_tests(report.table.scenario, report.tests, limit))


def played(story: str, steps: tuple[str, ...] | None) -> Playthrough:
    """Play a counterexample; the seed may decide nothing of it."""
    assert steps is not None
    table = compile_scenario(scenario_of(story))
    one, other = (Playthrough(table, seed, steps) for seed in (1, 2))
    assert one.world == other.world
    return one


def test_never(tmp_path: Path) -> None:
    """What must never hold is shown to hold by a shortest play."""
    (one,) = results(tmp_path, COIN, "  - {name: A, never: ending and heat > start(heat)}")
    assert not one.passed
    assert one.counterexample == ("risk/storm",)
    game = played(COIN, one.counterexample)
    assert game.is_over
    assert game.table.number(game.world, "heat") == 3
    assert "heat 1 → 3 at risk/storm (seen)" in one.message


def test_always(tmp_path: Path) -> None:
    """What must always hold is shown not to hold by a shortest play."""
    (one,) = results(tmp_path, ROUND, "  - {name: A, always: n == 0}")
    assert one.counterexample == ("again/stops",)
    game = played(ROUND, one.counterexample)
    assert game.table.number(game.world, "n") == 1


def test_always_at_endings(tmp_path: Path) -> None:
    """Begun with `ending and`, it is looked at where plays end, and nowhere else."""
    (one,) = results(tmp_path, ROUND, "  - {name: A, always: ending and n < 2}")
    assert one.counterexample == ("again/goes_on", "again")
    game = played(ROUND, one.counterexample)
    assert game.is_over
    assert game.table.number(game.world, "n") == 2


def test_reachable(tmp_path: Path) -> None:
    """What cannot come has no play to show for it."""
    (one,) = results(tmp_path, ROUND, "  - {name: A, reachable: ending == home and n == 2}")
    assert not one.passed
    assert one.counterexample is None
    assert "it never does" in one.message


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("at_most: 30%", "at most 30%"),
        ("at_least: 30%", "at least 30%"),
        ("point_at_most: 33%", "a point of at most 33%"),
        ("point_at_least: 34%", "a point of at least 34%"),
    ],
)
def test_odds(tmp_path: Path, bound: str, told: str) -> None:
    """The odds of being lost are 27.5, 33.75 and 40 %; each bound looks at its own number."""
    (one,) = results(tmp_path, COIN, f"  - {{name: A, odds: {{ending: lost, {bound}}}}}")
    assert not one.passed
    assert told in one.message
    assert "33.75%, between 27.5% and 40%" in one.message


def test_odds_within_their_bounds(tmp_path: Path) -> None:
    """Bounds that the whole range keeps are kept."""
    kept = "{ending: lost, at_most: 40%, at_least: 27.5%, point_at_most: 34%, point_at_least: 33%}"
    (one,) = results(tmp_path, COIN, f"  - {{name: A, odds: {kept}}}")
    assert one.passed


def test_odds_of_fixed_choices(tmp_path: Path) -> None:
    """Somebody who stays is never lost."""
    fixed = "{ending: lost, choosing: [here.safe], at_most: 0}"
    (one,) = results(tmp_path, COIN, f"  - {{name: A, odds: {fixed}}}")
    assert one.passed


def test_undominated(tmp_path: Path) -> None:
    """An option that can only be worse is named, with the one that is better."""
    (one,) = results(tmp_path, COIN, "  - {name: A, undominated: here}")
    assert "`risk` is dominated by `safe`" in one.message


def test_a_property_expected_to_fail(tmp_path: Path) -> None:
    """It passes while it fails, and fails when it holds."""
    fails, holds = results(
        tmp_path,
        COIN,
        "  - {name: A, never: ending == lost, xfail: known}\n"
        "  - {name: B, reachable: ending == lost, xfail: known}",
    )
    assert fails.passed
    assert not holds.passed
    assert "marked xfail: known" in holds.message


def test_rules_are_decided_alike_together_and_alone(tmp_path: Path) -> None:
    """One search for all of a file's rules finds what a search for each finds."""
    rules = [
        "never: ending == lost and chosen(again)",
        "always: ending and heat < 3",
        "reachable: n == 1 and not ending",
        "never: n == 1 and not ending",
        "reachable: ending == home and n == 1",
    ]
    together = results(
        tmp_path, ROUND, "".join(f"  - {{name: R{i}, {rule}}}\n" for i, rule in enumerate(rules))
    )
    for number, rule in enumerate(rules):
        (alone,) = results(tmp_path, ROUND, f"  - {{name: R{number}, {rule}}}")
        assert (alone.passed, alone.message, alone.counterexample) == (
            together[number].passed,
            together[number].message,
            together[number].counterexample,
        )


@pytest.mark.parametrize(
    "wanted",
    [
        "reachable: ending == home and n == 2",
        "never: ending == home and n == 2",
        "always: n < 3",
        "odds: {ending: lost, at_most: 100%}",
        "undominated: here",
    ],
)
def test_what_would_take_too_long_is_undecided(tmp_path: Path, wanted: str) -> None:
    """It fails, and says how many situations were looked at."""
    (one,) = results(tmp_path, ROUND, f"  - {{name: A, {wanted}}}", limit=1)
    assert not one.passed
    assert one.message == "undecided: there are more than 1 situations to look at"


_MANY = """\
  - {name: A, never: ending and heat > start(heat)}
  - {name: B, always: n == 0}
  - {name: C, always: ending and n < 2}
  - {name: D, reachable: ending == lost and n == 2}
  - {name: E, reachable: ending == lost and n == 1}
  - {name: F, odds: {ending: lost, at_most: 10%}}
  - {name: G, odds: {ending: [lost, home], at_least: 100%}}
  - {name: H, odds: {ending: lost, choosing: [here.again], point_at_least: 50%}}
"""


def test_large_scenarios_are_decided_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left to numpy comes out as in plain Python, counterexamples and all."""
    plain = results(tmp_path, ROUND, _MANY)
    monkeypatch.setattr("game.analysis.search.PLAIN", 0)
    monkeypatch.setattr("game.testing.properties._TOGETHER", 0)
    assert results(tmp_path, ROUND, _MANY) == plain
    assert {one.passed for one in plain} == {True, False}


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ("never: ending == lost", "never"),
        ("odds: {ending: lost, at_most: 10%}", "odds"),
        ("undominated: here", "undominated"),
    ],
)
def test_a_story_that_never_ends_has_no_such_properties(
    wanted: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was too large to be checked: it fails and says where the story goes round."""
    monkeypatch.setattr("game.analysis.search.PLAIN", 0)
    (one,) = run(option("to: here"), f"properties: [{{name: A, {wanted}}}]")
    assert (one.kind, one.passed) == (kind, False)
    assert "round and round at `here`" in one.message


def test_undominated_options(tmp_path: Path) -> None:
    """Where what is better depends on the situation, nothing is dominated."""
    story = (
        COIN.replace(
            "      safe: {label: Stay, to: home}",
            "      safe: {label: Stay, because: seen, effects: [{change: {heat: 1}}], to: home}\n"
            "      wait: {label: Wait, because: seen, effects: [{change: {heat: 1}}], to: home}",
        )
        .replace("change: {heat: 2}", "change: {heat: 1}")
        .replace("likely,", "50,", 1)
    )
    (one,) = results(tmp_path, story, "  - {name: A, undominated: here}")
    assert not one.passed
    assert "`safe` is dominated by `risk`" in one.message
    even = story.replace(
        "calm: {likelihood: otherwise, to",
        "calm: {likelihood: otherwise, effects: [{change: {heat: 1}}], to",
    )
    (one,) = results(tmp_path, even, "  - {name: A, undominated: here}")
    assert one.passed


def test_without_an_aim_nothing_can_be_dominated(tmp_path: Path) -> None:
    """It says what is missing, instead of passing over nothing."""
    story = COIN.replace("aim: low", "aim: none")
    (one,) = results(tmp_path, story, "  - {name: A, undominated: here}")
    assert not one.passed
    assert "nothing can be compared" in one.message
