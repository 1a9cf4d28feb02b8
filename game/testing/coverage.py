"""What the outcome tests of a scenario reach, and what they leave out.

Properties look at everything, so they are not counted: coverage says which consequences somebody
wrote an expectation about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.rules.record import World
from game.rules.resolving import apply, enter
from game.rules.table import BlockRule, Table
from game.rules.walking import INJECTS_IN_A_ROW
from game.scenario.model import Block
from game.testing.model import OutcomeTest

KINDS = ("states", "options", "draws", "cases", "endings")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is of each kind, and what of it some test reaches.

    Draws and cases are called as play steps are, after their state:
    ``response.strike/as_planned``, ``first_week/2`` for its second case.
    """

    there_is: dict[str, tuple[str, ...]]
    reached: frozenset[str]

    def missing(self, kind: str) -> list[str]:
        """Return what of a kind no test reaches, in file order."""
        return [name for name in self.there_is[kind] if f"{kind} {name}" not in self.reached]

    @property
    def share(self) -> float:
        """How much of everything is reached, as a fraction of 1."""
        count = sum(map(len, self.there_is.values()))
        left_out = sum(len(self.missing(kind)) for kind in self.there_is)
        return 1 - left_out / count


def coverage(table: Table, tests: Iterable[OutcomeTest]) -> Coverage:
    """Follow every test every way its open draws can go, and note what it comes to.

    Args:
        table: the compiled scenario.
        tests: those that passed, say; each is followed as far as it leads.
    """
    found = _Follower(table)
    for test in tests:
        found.follow(test.play)
    return Coverage(_everything(table), frozenset(found.reached))


def _everything(table: Table) -> dict[str, tuple[str, ...]]:
    scenario = table.scenario
    draws: list[str] = []
    cases: list[str] = []
    for name, state in scenario.states.items():
        if state.block is not None:
            _inside(state.block, name, draws, cases)
        for option in state.options.values():
            _inside(option.block, f"{name}.{option.id}", draws, cases)
    return {
        "states": tuple(scenario.states),
        "options": tuple(
            f"{name}.{option}"
            for name, state in scenario.states.items()
            for option in state.options
        ),
        "draws": tuple(draws),
        "cases": tuple(cases),
        "endings": tuple(scenario.endings),
    }


def _inside(block: Block, where: str, draws: list[str], cases: list[str]) -> None:
    for number, case in enumerate(block.cases, 1):
        cases.append(f"{where}/{number}")
        _inside(case.block, f"{where}/{number}", draws, cases)
    for entry in block.chance:
        draws.append(f"{where}/{entry.id}")
        _inside(entry.block, f"{where}/{entry.id}", draws, cases)


class _Follower:
    """Goes every way that plays can go, and notes what it comes to."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.reached: set[str] = set()

    def follow(self, play: tuple[str, ...]) -> None:
        """Follow one play, each open draw every way."""
        stack = [(self._table.start, 0, 0)]
        seen = set(stack)
        while stack:
            world, at, injects = stack.pop()
            self._note("endings" if self._table.is_ending(world.place) else "states", world.place)
            for following in self._onward(world, play, at, injects):
                if following not in seen:
                    seen.add(following)
                    stack.append(following)

    def _onward(
        self, world: World, play: tuple[str, ...], at: int, injects: int
    ) -> Iterator[tuple[World, int, int]]:
        rule = self._table.states.get(world.place)
        if rule is None or injects > INJECTS_IN_A_ROW:
            return
        step = play[at] if at < len(play) else ""
        head, *fixed = step.split("/")
        values = list(world.values)
        if rule.block is not None:
            named = head == world.place
            where = world.place
            for after in self._through(rule.block, values, where, fixed if named else []):
                yield after, at + named, injects + 1
        elif head in self._table.offered(world):
            option = rule.options[head]
            if option.mark is not None:
                values[option.mark] = 1
            where = f"{world.place}.{head}"
            self._note("options", where)
            for after in self._through(option.block, values, where, fixed):
                yield after, at + 1, 0

    def _through(
        self, block: BlockRule, values: list[int], where: str, fixed: list[str]
    ) -> Iterator[World]:
        """Follow ``block``; ``values`` is this branch's own."""
        apply(block.effects, values)
        if block.to is not None:
            yield enter(self._table, block.to, values)
        elif block.draw is not None:
            for name, inner in zip(block.draw.names, block.draw.blocks, strict=True):
                if not fixed or fixed[0] == name:
                    inside = f"{where}/{name}"
                    self._note("draws", inside)
                    yield from self._through(inner, list(values), inside, fixed[1:])
        else:
            number, case = next(
                (number, case)
                for number, case in enumerate(block.cases, 1)
                if case.guard is None or case.guard(values)
            )
            inside = f"{where}/{number}"
            self._note("cases", inside)
            yield from self._through(case.block, values, inside, fixed)

    def _note(self, kind: str, name: str) -> None:
        self.reached.add(f"{kind} {name}")


def coverage_data(found: Coverage) -> dict[str, object]:
    """Return it as the object that ``test --coverage --json`` prints."""
    return {
        "share": found.share,
        "missing": {kind: found.missing(kind) for kind in KINDS},
        "of": {kind: len(found.there_is[kind]) for kind in KINDS},
    }
