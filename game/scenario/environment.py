"""The names that a scenario declares, for checking the places where they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.scenario.places import Word
from game.scenario.quantities import Assumption, Quantity


@dataclass(slots=True)
class Environment:
    """What is declared where.

    ``unreadable`` holds names whose declaration has a problem of its own, and ``missing`` whole
    sections (``states``, ``quantities`` …) that could not be read: using a name from there is
    no second mistake.
    """

    quantities: dict[str, Quantity] = field(default_factory=dict)
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    claims: dict[str, Word] = field(default_factory=dict)
    states: dict[str, Word] = field(default_factory=dict)
    endings: dict[str, Word] = field(default_factory=dict)
    options: dict[str, Mapping[str, Word]] = field(default_factory=dict)
    objectives: dict[str, Word] = field(default_factory=dict)
    advisers: dict[str, Word] = field(default_factory=dict)
    unreadable: dict[str, None] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def states_with(self, option: str) -> list[str]:
        """Return the states that have an option of that id, in file order."""
        return [state for state, options in self.options.items() if option in options]

    def all_options(self) -> list[str]:
        """Return every option id once, in file order."""
        return list(
            dict.fromkeys(option for options in self.options.values() for option in options)
        )
