"""Running outcome tests: each open draw is taken every way it can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.analysis.search import LIMIT
from game.analysis.situations import Progress
from game.rules import compile_scenario
from game.rules.table import Table
from game.scenario.model import Scenario
from game.testing.explaining import trail
from game.testing.following import Way, ways
from game.testing.model import OutcomeTest, TestFile
from game.testing.properties import PropertyRunner
from game.testing.results import Result


def run_test(table: Table, test: OutcomeTest) -> Result:
    """Play the test every way its open draws allow.

    ``table`` must have been compiled with the conditions of the test.
    """
    result = Result(test.name, "test", True, line=test.span.line)
    failure = _first_failure(table, test)
    if failure is not None:
        message, steps = failure
        result = replace(result, passed=False, message=message, counterexample=tuple(steps))
    return result.expecting_failure(test.xfail) if test.xfail is not None else result


def _first_failure(table: Table, test: OutcomeTest) -> tuple[str, list[str]] | None:
    for way in ways(table, test.play):
        message = way.stopped or _compare(table, test, way)
        if message:
            return message, way.steps
    return None


def _compare(table: Table, test: OutcomeTest, way: Way) -> str:
    """Return what is not as expected, or an empty string."""
    world, place = way.world, way.world.place
    if test.endings and place not in test.endings:
        wanted = " or ".join(f"`{ending}`" for ending in test.endings)
        came = f"the ending `{place}`" if table.is_ending(place) else f"the state `{place}`"
        return f"expected the ending {wanted}, and came to {came}{_further(table, way)}"
    if test.state is not None and place != test.state:
        return f"expected the state `{test.state}`, and came to `{place}`"
    offered = table.offered(world)
    for option in test.offered:
        if option not in offered:
            return f"expected `{option}` on offer; on offer: {', '.join(offered) or 'nothing'}"
    for option in test.not_offered:
        if option in offered:
            return f"expected `{option}` not to be on offer, and it is"
    for condition in test.that:
        if not table.holds(condition, world):
            why = trail(table, way.steps, condition)
            return f"expected `{condition.source}`, and it does not hold{why}"
    return ""


def _further(table: Table, way: Way) -> str:
    """Say how a play that stops at a decision can go on."""
    offered = table.offered(way.world)
    return f", where the play stops; on offer there: {', '.join(offered)}" if offered else ""


def run_tests(
    scenario: Scenario,
    tests: TestFile,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Run every test and decide every property of a file, in the order of the file.

    Args:
        scenario: without errors.
        tests: of that scenario.
        limit: how many situations may be held.
        progress: told now and then how many situations were looked at.
    """
    table = compile_scenario(scenario, tests.conditions, prose=False)
    yield from (run_test(table, test) for test in tests.tests)
    properties = PropertyRunner(scenario, limit, progress, tests.properties)
    yield from (properties.run(one) for one in tests.properties)
