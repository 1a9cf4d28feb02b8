"""Why a condition came out as it did: the changes that led there."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules import Table, Walk
from game.rules.table import DrawRule
from game.scenario.expressions import Condition, LevelOf, Value, walk


def quantities_in(condition: Condition) -> list[str]:
    """Return the indicators and variables that a condition looks at, each once."""
    parts = walk(condition.expression)
    return list(dict.fromkeys(one.name for one in parts if isinstance(one, Value | LevelOf)))


def trail(table: Table, steps: Iterable[str], condition: Condition) -> str:
    """Return, a line each, how what the condition looks at came to its value along a play.

    Args:
        table: of the scenario.
        steps: a play; a draw that it leaves open brings its first entry.
        condition: whose quantities are followed.
    """
    names = quantities_in(condition)
    walk_there = Walk(table, _first)
    walk_there.play(steps)
    lines = []
    for step in walk_there.steps:
        for change in step.changes:
            if change.name in names:
                why = f" ({', '.join(change.because)})" if change.because else ""
                place = step.play_step or step.state
                before, after = (
                    _value(table, change.name, n) for n in (change.before, change.after)
                )
                lines.append(f"\n  {change.name} {before} → {after} at {place}{why}")
    lines += [f"\n  {name} is {table.value(walk_there.world, name)}" for name in names]
    return "".join(lines)


def _value(table: Table, name: str, number: int) -> object:
    variable = table.scenario.variables.get(name)
    return number if variable is None else variable.show(number)


def _first(_where: str, _draw: DrawRule) -> int:
    """Decide a draw that the play leaves open."""
    return 0
