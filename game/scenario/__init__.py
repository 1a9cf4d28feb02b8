"""Reading a scenario: YAML with positions, the format's model, conditions, problems.

This room knows none of the others. Its door is :func:`load`.

What stands at the door is loaded when it is first asked for: the first screen of a game needs one
small module of this room, and should not wait for all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "CannotRead": "source",
    "Loaded": "loading",
    "Problem": "problems",
    "Scenario": "model",
    "SourceText": "source",
    "load": "loading",
    "load_source": "loading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
