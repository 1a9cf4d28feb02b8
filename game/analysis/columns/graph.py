"""How states lead to one another."""

from __future__ import annotations

from game.analysis.soundness import components
from game.rules.table import Table


def state_components(table: Table) -> list[list[str]]:
    """Return the states that lead back to one another together, each part before what follows it.

    Endings are left out.
    """
    names = list(table.states)
    numbers = {name: number for number, name in enumerate(names)}
    graph = [
        [numbers[place] for place in dict.fromkeys(rule.destinations) if place in numbers]
        for rule in table.states.values()
    ]
    parts = [sorted(part) for part in components(graph)]
    return [[names[number] for number in part] for part in reversed(parts)]
