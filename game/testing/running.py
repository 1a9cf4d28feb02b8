"""Running outcome tests: each open draw is taken every way it can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.rules.branches import inject_branches, option_branches
from game.rules.record import World
from game.rules.table import Table
from game.rules.walking import INJECTS_IN_A_ROW
from game.scenario.places import Word
from game.testing.model import OutcomeTest


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one test.

    Attributes:
        name: of the test.
        passed: whether it did what its author expects of it (an ``xfail`` is expected to fail).
        message: what was expected and what came; empty where it passed.
        line: of the test in its file.
        counterexample: the play, every draw fixed, that breaks it.
    """

    name: str
    passed: bool
    message: str = ""
    line: int = 1
    counterexample: tuple[str, ...] | None = None


def run_test(table: Table, test: OutcomeTest) -> Result:
    """Play the test every way its open draws allow.

    ``table`` must have been compiled with the conditions of the test.
    """
    failure = _first_failure(table, test)
    if test.xfail is not None:
        if failure is not None:
            return Result(test.name, True, line=test.span.line)
        message = f"it passes, and is marked xfail: {test.xfail}"
        return Result(test.name, False, message, test.span.line)
    if failure is None:
        return Result(test.name, True, line=test.span.line)
    message, steps = failure
    return Result(test.name, False, message, test.span.line, tuple(steps))


def _first_failure(table: Table, test: OutcomeTest) -> tuple[str, list[str]] | None:
    for way in _ways(table, test.play):
        message = way.stopped or _compare(table, test, way.world)
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
    """Yield every way that a play can go, depth first in file order."""
    stack: list[tuple[World, int, list[str], int]] = [(table.start, 0, [], 0)]
    while stack:
        world, at, steps, injects = stack.pop()
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
        else:
            offered = table.offered(world)
            if head not in offered:
                yield _Way(
                    steps,
                    world,
                    f"`{step}` is not on offer at `{world.place}`; "
                    f"on offer: {', '.join(offered) or 'nothing'}",
                )
                continue
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


def _compare(table: Table, test: OutcomeTest, world: World) -> str:
    """Return what is not as expected, or an empty string."""
    place = world.place
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
            values = ", ".join(
                f"{name} {table.value(world, name)}"
                for name in table.layout.quantities
                if name in condition.source
            )
            return f"expected `{condition.source}`, and it does not hold ({values})"
    return ""
