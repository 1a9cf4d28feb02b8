"""Reading a scenario: YAML with positions, the format's model, conditions, problems.

This room knows none of the others. Its door is :func:`load`.
"""

from game.scenario.loading import Loaded, load, load_source
from game.scenario.model import Scenario
from game.scenario.problems import Problem
from game.scenario.source import CannotRead, SourceText

__all__ = [
    "CannotRead",
    "Loaded",
    "Problem",
    "Scenario",
    "SourceText",
    "load",
    "load_source",
]
