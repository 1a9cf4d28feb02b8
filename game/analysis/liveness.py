"""Which values still matter where: those that some later condition may read.

Situations that differ only in values nothing reads any more are one situation. This is the
classic backward data-flow analysis of live variables (Aho, Lam, Sethi, Ullman, *Compilers*,
section 9.2.5), over the states of a scenario.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.rules.layout import Layout
from game.rules.table import Table
from game.scenario.expressions import Chosen, Condition, LevelOf, Value, Visited, walk
from game.scenario.model import Block, Put, State

Slots = frozenset[int]


def live_slots(table: Table) -> dict[str, Slots]:
    """Return, for each state and ending, the slots that matter on arriving there."""
    scenario, layout = table.scenario, table.layout
    live: dict[str, Slots] = {
        name: frozenset() for name in (*scenario.states, *scenario.endings)
    }
    flow = _Flow(layout, live)
    leading_to: dict[str, set[str]] = {name: set() for name in live}
    for state in scenario.states.values():
        for place in destinations(state):
            leading_to[place].add(str(state.id))
    waiting = list(scenario.states)
    while waiting:
        name = waiting.pop()
        found = flow.state(scenario.states[name])
        if found != live[name]:
            live[name] = found
            waiting.extend(leading_to[name])
    return live


def destinations(state: State) -> Iterator[str]:
    """Yield where a state can lead, as written."""
    for outer in state.blocks:
        for block in outer.walk():
            if block.to is not None:
                yield str(block.to)


class _Flow:
    """What matters before a thing, given what matters on arriving at each state."""

    def __init__(self, layout: Layout, live: dict[str, Slots]) -> None:
        self._layout = layout
        self._live = live

    def _reads(self, condition: Condition | None) -> Slots:
        if condition is None:
            return frozenset()
        slots, marks = self._layout.slots, self._layout.marks
        found = set()
        for part in walk(condition.expression):
            if isinstance(part, Value | LevelOf):
                found.add(slots[part.name])
            elif isinstance(part, Chosen | Visited):
                found.add(marks[part])
        return frozenset(found)

    def state(self, state: State) -> Slots:
        found: Slots = frozenset()
        for name, option in state.options.items():
            mark = self._layout.marks.get(Chosen(str(state.id), name))
            found |= self._reads(option.when) | (self._block(option.block) - {mark})
        if state.block is not None:
            found |= self._block(state.block)
        return found

    def _block(self, block: Block) -> Slots:
        found: Slots = frozenset()
        if block.to is not None:
            # Arriving marks the state as visited, whatever was so before.
            mark = self._layout.marks.get(Visited(str(block.to)))
            found = self._live[block.to] - {mark}
        for inner in block.inner:
            found |= self._block(inner)
        for case in block.cases:
            found |= self._reads(case.when)
        for effect in reversed(block.effects):
            if effect.when is None:
                put = {
                    self._layout.slots[m.name]
                    for m in effect.moves
                    if isinstance(m, Put)
                }
                found -= put
            found |= self._reads(effect.when)
        return found
