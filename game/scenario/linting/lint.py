"""The doubts that a scenario's text raises by itself, whatever can happen in it."""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.linting.names import names_without_use
from game.scenario.linting.prose import doubtful_prose
from game.scenario.linting.shape import doubtful_choices, doubtful_effects
from game.scenario.loading import Loaded
from game.scenario.model import Scenario
from game.scenario.problems import Problem, Problems
from game.scenario.reading.context import Context

_Check = Callable[[Scenario, Context, Problems], None]
_CHECKS: tuple[_Check, ...] = (
    names_without_use,
    doubtful_effects,
    doubtful_choices,
    doubtful_prose,
)


def lint(loaded: Loaded) -> list[Problem]:
    """Return the doubts about a scenario without errors; none about one that has some."""
    problems = Problems(loaded.source.name)
    if loaded.scenario is not None:
        for check in _CHECKS:
            check(loaded.scenario, loaded.context, problems)
    return problems.in_order()
