"""What the outcome tests of a scenario reach, and what they leave out.

Properties look at everything, so they are not counted: coverage says which consequences somebody
wrote an expectation about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from game.rules.branches import Branch
from game.rules.record import World
from game.rules.table import Table
from game.scenario.model import Block
from game.testing.following import ways
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
        return [name for name in self.there_is[kind] if name not in self.reached]

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
        tests: whether they pass or not; each is followed as far as it leads.
    """
    reached = {table.start.place}

    def noted(world: World, option: str | None, branch: Branch) -> None:
        if option is not None:
            reached.add(f"{world.place}.{option}")
        reached.update(branch.through)
        reached.add(branch.world.place)

    for test in tests:
        deque(ways(table, test.play, noted), maxlen=0)
    return Coverage(_everything(table), frozenset(reached))


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


def coverage_data(found: Coverage) -> dict[str, object]:
    """Return it as the object that ``test --coverage --json`` prints."""
    return {
        "share": found.share,
        "missing": {kind: found.missing(kind) for kind in KINDS},
        "of": {kind: len(found.there_is[kind]) for kind in KINDS},
    }
