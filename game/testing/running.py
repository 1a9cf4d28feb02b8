"""Running outcome tests: each open draw is taken every way it can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.analysis.situations import LIMIT, Progress
from game.rules import compile_scenario
from game.rules.branches import inject_branches, option_branches
from game.rules.record import World
from game.rules.table import Table
from game.rules.walking import INJECTS_IN_A_ROW
from game.scenario.model import Scenario
from game.scenario.places import Word
from game.testing.explaining import trail
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
    for way in _ways(table, test.play):
        message = way.stopped or _compare(table, test, way)
        if message:
            return message, way.steps
    return None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way the play can go; ``stopped`` says why it could not be followed to its end."""

    steps: list[str]
    world: World
    stopped: str = ""


def _ways(table: Table, play: tuple[Word, ...]) -> Iterator[_Way]:
    """Yield every way that a play can go, depth first in file order.

    Ways that meet go on as one: the first of them stands for all.
    """
    stack: list[tuple[World, int, list[str], int]] = [(table.start, 0, [], 0)]
    met: set[tuple[World, int, int]] = set()
    while stack:
        world, at, steps, injects = stack.pop()
        if (world, at, injects) in met:
            continue
        met.add((world, at, injects))
        rule = table.states.get(world.place)
        step = play[at] if at < len(play) else None
        head = step.split("/")[0] if step is not None else None
        if injects > INJECTS_IN_A_ROW:
            yield _Way(steps, world, f"the story goes round and round at `{world.place}`")
        elif rule is not None and rule.block is not None:
            taken = step if head == world.place else None
            branches = [
                (b, ("/".join((world.place, *b.draws)),) if b.draws else ())
                for b in inject_branches(table, world)
                if _fits(taken, b.draws)
            ]
            if not branches:
                yield _Way(steps, world, f"`{taken}` fixes a draw that does not occur there")
            for branch, made in reversed(branches):
                following = at + (taken is not None)
                stack.append((branch.world, following, [*steps, *made], injects + 1))
        elif step is None:
            yield _Way(steps, world)
        elif rule is None:
            yield _Way(steps, world, f"`{step}` comes after the end, at `{world.place}`")
        elif head not in (offered := table.offered(world)):
            listed = ", ".join(offered) or "nothing"
            why = f"`{step}` is not on offer at `{world.place}`; on offer: {listed}"
            yield _Way(steps, world, why)
        else:
            ways = [b for b in option_branches(table, world, head) if _fits(step, b.draws)]
            if not ways:
                yield _Way(steps, world, f"`{step}` fixes a draw that does not occur there")
            for branch in reversed(ways):
                made = ("/".join((head, *branch.draws)),)
                stack.append((branch.world, at + 1, [*steps, *made], 0))


def _fits(step: str | None, draws: tuple[str, ...]) -> bool:
    """Whether ``draws`` begin with those that the play step fixes."""
    if step is None:
        return True
    fixed = tuple(step.split("/")[1:])
    return draws[: len(fixed)] == fixed


def _compare(table: Table, test: OutcomeTest, way: _Way) -> str:
    """Return what is not as expected, or an empty string."""
    world, place = way.world, way.world.place
    if test.endings and place not in test.endings:
        wanted = " or ".join(f"`{ending}`" for ending in test.endings)
        came = f"the ending `{place}`" if table.is_ending(place) else f"the state `{place}`"
        return f"expected the ending {wanted}, and came to {came}"
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
