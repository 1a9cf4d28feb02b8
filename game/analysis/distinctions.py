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

from game.analysis.settled import Certain, settled_marks
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


@dataclass(frozen=True, slots=True)
class Settled:
    """A value that is always the same on arriving at a place: nothing needs to be told apart."""

    number: int


Cuts = frozenset[int] | None | Settled
"""Values that are told apart from the one below them; None where every value is."""
Needs = Mapping[int, Cuts]
"""For each slot that is looked at, its cuts; slots that are not there are dead."""

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
    scenario = table.scenario
    needs: dict[str, Needs] = {name: {} for name in scenario.states}
    flow = _Flow(table, asked, needs)
    needs |= {name: flow.ending(name) for name in scenario.endings}
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
    assert not isinstance(one, Settled)  # they never meet: what is settled is put in last
    assert not isinstance(other, Settled)
    cuts = one | other
    return cuts if len(cuts) <= _MOST_CUTS else None


class _Here:
    """What reading a condition at one place tells apart."""

    def __init__(self, reading: _Reading, certain: Certain) -> None:
        self._reading = reading
        self._certain = certain
        self._known: dict[int, tuple[Condition, Needs]] = {}

    def of(self, condition: Condition | None) -> Needs:
        if condition is None:
            return {}
        known = self._known.get(id(condition))
        if known is None:
            # All that it reads has a value, also where it makes no difference.
            read: Needs = dict.fromkeys(self._reading.slots(condition.expression), frozenset())
            known = condition, _join(read, self._part(condition.expression))
            self._known[id(condition)] = known
        return known[1]

    def all_of(self, conditions: Iterable[Condition]) -> Needs:
        found: Needs = {}
        for condition in conditions:
            found = _join(found, self.of(condition))
        return found

    def _part(self, part: Expression) -> Needs:
        if self._certain.of(part) is not None:
            return {}
        match part:
            case Every(parts) | Some(parts):
                found: Needs = {}
                for one in parts:
                    found = _join(found, self._part(one))
                return found
            case Not(inner):
                return self._part(inner)
            case _:
                return self._reading.atom(part)


class _Reading:
    """What reading a comparison, or a mark, tells apart, wherever it is read."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._layout: Layout = table.layout
        self._known: dict[int, tuple[Expression, Needs]] = {}

    def atom(self, part: Expression) -> Needs:
        known = self._known.get(id(part))
        if known is None:
            known = self._known[id(part)] = part, self._atom(part)
        return known[1]

    def slots(self, part: Expression) -> set[int]:
        """Return all that a part looks at."""
        found = set()
        for one in walk(part):
            if isinstance(one, Value | LevelOf):
                found.add(self._layout.slots[one.name])
            elif isinstance(one, Chosen | Visited):
                found.add(self._layout.marks[one])
        return found

    def _atom(self, part: Expression) -> Needs:
        slots = self.slots(part)
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

    def __init__(self, table: Table, asked: Asked, needs: dict[str, Needs]) -> None:
        self._table = table
        self._asked = asked
        self._needs = needs
        self._reading = _Reading(table)
        self._settled = settled_marks(table)
        self._heres: dict[tuple[str, int | None], _Here] = {}

    def ending(self, name: str) -> Needs:
        conditions = (*self._asked.everywhere, *self._asked.at_endings)
        whole: Needs = {self._table.layout.slots[one]: None for one in self._asked.whole}
        return self._settle(name, _join(self._here(name).all_of(conditions), whole))

    def state(self, rule: StateRule) -> Needs:
        name = str(rule.state.id)
        here = self._here(name)
        if rule.block is not None:
            return self._settle(name, self._block(here, rule.block))
        found = here.all_of(self._asked.everywhere)
        for option in rule.options.values():
            after = dict(self._block(self._here(name, option.mark), option.block))
            if option.mark is not None:
                after.pop(option.mark, None)  # choosing sets it, whatever it was
            found = _join(found, _join(after, here.of(option.option.when)))
        return self._settle(name, found)

    def _here(self, place: str, chosen: int | None = None) -> _Here:
        """Return how conditions are read at a place, once an option's mark has been set."""
        known = self._heres.get((place, chosen))
        if known is None:
            settled = self._settled.get(place, {})
            if chosen is not None:
                settled = {**settled, chosen: 1}
            known = _Here(self._reading, Certain(self._table, place, settled))
            self._heres[place, chosen] = known
        return known

    def _settle(self, place: str, found: Needs) -> Needs:
        settled = self._settled.get(place, {})
        return {
            slot: Settled(settled[slot]) if slot in settled else cuts
            for slot, cuts in found.items()
        }

    def _block(self, here: _Here, block: BlockRule) -> Needs:
        found: Needs = {}
        if block.to is not None:
            found = self._arriving(block.to)
        for case in block.cases:
            found = _join(found, _join(self._block(here, case.block), here.of(case.when)))
        if block.draw is not None:
            for inner in block.draw.blocks:
                found = _join(found, self._block(here, inner))
        for effect in reversed(block.effects):
            found = self._effect(here, effect, found)
        return found

    def _arriving(self, place: str) -> Needs:
        rule = self._table.states.get(place)
        mark = rule.mark if rule is not None else None
        # What is settled there is there, and needs not be told apart before.
        return {
            slot: frozenset() if isinstance(cuts, Settled) else cuts
            for slot, cuts in self._needs[place].items()
            if slot != mark
        }

    def _effect(self, here: _Here, rule: EffectRule, after: Needs) -> Needs:
        before = dict(after)
        for move in rule.moves:
            if move.slot in after:
                del before[move.slot]
                if move.delta is not None:
                    before[move.slot] = _shifted(after[move.slot], move)
        if rule.guard is None:
            return before
        return _join(_join(before, after), here.of(rule.effect.when))


def _shifted(cuts: Cuts, move: Move) -> Cuts:
    """Return the cuts before ``move`` that become ``cuts`` after it."""
    assert not isinstance(cuts, Settled)  # marks do not move
    if cuts is None or move.delta is None:
        return None
    earlier = (cut - move.delta for cut in cuts)
    return frozenset(cut for cut in earlier if move.low < cut <= move.high)
