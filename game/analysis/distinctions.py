"""Which values still make a difference where.

Two worlds in the same state are one situation where no later condition can tell their values
apart. For each state and each slot this works out the *cuts*: the values at which something later
begins to differ from what happens just below. It is the backward data-flow analysis of live
variables (Aho, Lam, Sethi, Ullman, *Compilers*, section 9.2.5), refined from "is it read later?"
to "which of its values does that reading tell apart?". A slot without cuts is dead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.rules.layout import Layout
from game.rules.table import BlockRule, EffectRule, Move, StateRule, Table
from game.scenario.expressions import (
    Chosen,
    Comparison,
    Condition,
    EndedAt,
    Every,
    Expression,
    LevelOf,
    Not,
    Some,
    Value,
    Visited,
    walk,
)

Cuts = frozenset[int] | None
"""Values that are told apart from the one below them; None where every value is."""
Needs = Mapping[int, Cuts]
"""For each slot that matters, its cuts; slots that are not there are dead."""

_WIDEST = 1_024
"""In a wider range, a condition more involved than a comparison with a constant tells all apart."""
_MOST_CUTS = 256


@dataclass(frozen=True, slots=True)
class Asked:
    """What will be asked of the situations found, beside what the rules themselves ask.

    Attributes:
        at_endings: conditions asked at endings.
        everywhere: conditions asked at endings and at every decision.
        whole: quantities whose value at the ending is asked for.
    """

    at_endings: tuple[Condition, ...] = ()
    everywhere: tuple[Condition, ...] = ()
    whole: tuple[str, ...] = ()


NOTHING = Asked()


def needs_on_arrival(table: Table, asked: Asked = NOTHING) -> dict[str, Needs]:
    """Return, for each state and ending, what matters on arriving there.

    ``table`` must have been compiled with the conditions asked.
    """
    reading = _Reading(table)
    always = reading.all_of(asked.everywhere)
    final = _join(
        _join(always, reading.all_of(asked.at_endings)),
        {table.layout.slots[name]: None for name in asked.whole},
    )
    scenario = table.scenario
    needs: dict[str, Needs] = {name: {} for name in scenario.states}
    needs |= dict.fromkeys(scenario.endings, final)
    flow = _Flow(table, reading, needs, always)
    leading_to: dict[str, set[str]] = {name: set() for name in needs}
    for name, rule in table.states.items():
        for place in rule.destinations:
            leading_to[place].add(name)
    waiting = dict.fromkeys(scenario.states)
    while waiting:
        name, _ = waiting.popitem()
        found = flow.state(table.states[name])
        if found != needs[name]:
            needs[name] = found
            waiting |= dict.fromkeys(leading_to[name])
    return needs


def _join(one: Needs, other: Needs) -> Needs:
    """Return what matters where both matter."""
    joined = dict(one)
    for slot, cuts in other.items():
        joined[slot] = _both(joined[slot], cuts) if slot in joined else cuts
    return joined


def _both(one: Cuts, other: Cuts) -> Cuts:
    if one is None or other is None:
        return None
    cuts = one | other
    return cuts if len(cuts) <= _MOST_CUTS else None


class _Reading:
    """What reading a condition tells apart."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._layout: Layout = table.layout
        self._known: dict[int, tuple[Condition, Needs]] = {}

    def of(self, condition: Condition | None) -> Needs:
        if condition is None:
            return {}
        known = self._known.get(id(condition))
        if known is None:
            known = condition, self._part(condition.expression)
            self._known[id(condition)] = known
        return known[1]

    def all_of(self, conditions: Iterable[Condition]) -> Needs:
        found: Needs = {}
        for condition in conditions:
            found = _join(found, self.of(condition))
        return found

    def _part(self, part: Expression) -> Needs:
        match part:
            case Every(parts) | Some(parts):
                found: Needs = {}
                for one in parts:
                    found = _join(found, self._part(one))
                return found
            case Not(inner):
                return self._part(inner)
            case _:
                return self._atom(part)

    def _slots(self, part: Expression) -> set[int]:
        found = set()
        for one in walk(part):
            if isinstance(one, Value | LevelOf):
                found.add(self._layout.slots[one.name])
            elif isinstance(one, Chosen | Visited):
                found.add(self._layout.marks[one])
        return found

    def _atom(self, part: Expression) -> Needs:
        slots = self._slots(part)
        if len(slots) != 1 or any(isinstance(one, EndedAt) for one in walk(part)):
            # Values that meet in one comparison, be it with one another or with the ending, are
            # all told apart; and no slot needs nothing.
            return dict.fromkeys(slots)
        slot = slots.pop()
        low, high = self._layout.bounds(slot)
        if high - low > _WIDEST:
            return {slot: self._plain_cuts(part, low, high)}
        holds = self._table.query(Condition("", part))
        values = list(self._table.layout.start)
        cuts = set()
        before = None
        for value in range(low, high + 1):
            values[slot] = value
            now = holds(values, "")
            if before is not None and now != before:
                cuts.add(value)
            before = now
        return {slot: frozenset(cuts)}

    def _plain_cuts(self, part: Expression, low: int, high: int) -> Cuts:
        """Return the cuts of a wide value compared with one constant; of all else, every value."""
        if not isinstance(part, Comparison) or len(part.operands) != 2:
            return None
        constants = [self._table.constant(one) for one in part.operands]
        if not any(isinstance(one, Value) for one in part.operands):
            return None
        constant = next((one for one in constants if one is not None), None)
        if constant is None:
            return None
        return frozenset(cut for cut in (constant, constant + 1) if low < cut <= high)


class _Flow:
    """What matters before a thing, given what matters on arriving at each place."""

    def __init__(
        self, table: Table, reading: _Reading, needs: Mapping[str, Needs], always: Needs
    ) -> None:
        self._table = table
        self._reading = reading
        self._needs = needs
        self._always = always

    def state(self, rule: StateRule) -> Needs:
        if rule.block is not None:
            return self._block(rule.block)
        found = self._always
        for option in rule.options.values():
            after = dict(self._block(option.block))
            if option.mark is not None:
                after.pop(option.mark, None)  # choosing sets it, whatever it was
            found = _join(found, _join(after, self._reading.of(option.option.when)))
        return found

    def _block(self, block: BlockRule) -> Needs:
        found: Needs = {}
        if block.to is not None:
            found = self._arriving(block.to)
        for case in block.cases:
            found = _join(found, _join(self._block(case.block), self._reading.of(case.when)))
        if block.draw is not None:
            for inner in block.draw.blocks:
                found = _join(found, self._block(inner))
        for effect in reversed(block.effects):
            found = self._effect(effect, found)
        return found

    def _arriving(self, place: str) -> Needs:
        rule = self._table.states.get(place)
        if rule is None or rule.mark is None:
            return self._needs[place]
        return {slot: cuts for slot, cuts in self._needs[place].items() if slot != rule.mark}

    def _effect(self, rule: EffectRule, after: Needs) -> Needs:
        before = dict(after)
        for move in rule.moves:
            if move.slot in after:
                del before[move.slot]
                if move.delta is not None:
                    before[move.slot] = _shifted(after[move.slot], move)
        if rule.guard is None:
            return before
        return _join(_join(before, after), self._reading.of(rule.effect.when))


def _shifted(cuts: Cuts, move: Move) -> Cuts:
    """Return the cuts before ``move`` that become ``cuts`` after it."""
    if cuts is None or move.delta is None:
        return None
    earlier = (cut - move.delta for cut in cuts)
    return frozenset(cut for cut in earlier if move.low < cut <= move.high)
