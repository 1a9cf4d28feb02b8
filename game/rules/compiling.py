"""From a scenario to its transition table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.rules.guards import Compiler
from game.rules.layout import Layout, lay_out
from game.rules.record import Drawn, Share, World
from game.rules.table import (
    BlockRule,
    CaseRule,
    DrawRule,
    EffectRule,
    Move,
    OptionRule,
    StateRule,
    Table,
)
from game.rules.wording import Wording
from game.scenario.expressions import Chosen, Condition, Visited
from game.scenario.likelihoods import Likelihood, points
from game.scenario.model import (
    Amount,
    Block,
    Case,
    Change,
    Effect,
    Entry,
    Passages,
    Put,
    Scenario,
    State,
)


def compile_scenario(
    scenario: Scenario, conditions: Iterable[Condition] = (), *, prose: bool = True
) -> Table:
    """Compile a scenario that has no errors.

    Args:
        scenario: to be compiled.
        conditions: others to be asked of its worlds, such as those of tests; what ``chosen`` and
            ``visited`` in them ask for is remembered too.
        prose: whether what conditional texts and findings ask for is remembered. Without it the
            table tells apart no more situations than the rules do, and its steps tell no text.
    """
    asked = [*conditions_of(scenario), *conditions]
    if prose:
        asked += _prose_conditions(scenario)
    layout = lay_out(scenario, asked)
    amounts = {
        name: assumption.amount
        for name, assumption in scenario.assumptions.items()
        if assumption.amount is not None
    }
    compiler = Compiler(layout, amounts, frozenset(scenario.endings))
    builder = Builder(layout, compiler, amounts, prose=prose)
    states = {
        name: builder.state(
            state, {option: builder.option(state, option) for option in state.options}
        )
        for name, state in scenario.states.items()
    }
    start = list(layout.start)
    mark = layout.marks.get(Visited(str(scenario.start)))
    if mark is not None:
        start[mark] = 1
    world = World(str(scenario.start), tuple(start))
    return Table(scenario, layout, states, world, Wording(scenario, layout), compiler)


def conditions_of(scenario: Scenario) -> Iterator[Condition]:
    """Yield the conditions that decide what happens."""
    for state in scenario.states.values():
        for option in state.options.values():
            if option.when is not None:
                yield option.when
        for outer in state.blocks:
            for block in outer.walk():
                yield from (case.when for case in block.cases if case.when is not None)
                yield from (effect.when for effect in block.effects if effect.when is not None)


def _prose_conditions(scenario: Scenario) -> Iterator[Condition]:
    """Yield the conditions that decide only what is told."""
    for passages in _all_passages(scenario):
        yield from (passage.when for passage in passages if passage.when is not None)
    for finding in scenario.debrief.findings:
        if finding.when is not None:
            yield finding.when


def _all_passages(scenario: Scenario) -> Iterator[Passages]:
    for state in scenario.states.values():
        yield state.time
        yield state.text
        yield from state.advice.values()
        yield from (option.detail for option in state.options.values())
        yield from (block.text for outer in state.blocks for block in outer.walk())
    yield from (ending.text for ending in scenario.endings.values())
    if scenario.history is not None:
        yield scenario.history.text
    yield from (finding.text for finding in scenario.debrief.findings)
    yield from (later.text for later in scenario.debrief.afterwards)


class Builder:
    """Builds the rules of one scenario.

    Args:
        layout: where the values stand.
        compiler: of its conditions.
        amounts: what each assumption that is an amount is taken as.
        prose: whether texts are told.
    """

    def __init__(
        self, layout: Layout, compiler: Compiler, amounts: dict[str, int], *, prose: bool
    ) -> None:
        self._layout = layout
        self._compiler = compiler
        self._amounts = amounts
        self._prose = prose

    def option(self, state: State, name: str) -> OptionRule:
        """Build one option of a decision."""
        option = state.options[name]
        return OptionRule(
            option=option,
            guard=self._compiler.guard(option.when) if option.when is not None else None,
            mark=self._layout.marks.get(Chosen(str(state.id), name)),
            block=self._block(option.block),
        )

    def state(self, state: State, options: Mapping[str, OptionRule]) -> StateRule:
        """Build an inject, or a decision of options that are built already."""
        return StateRule(
            state=state,
            mark=self._layout.marks.get(Visited(str(state.id))),
            options=options,
            guards=tuple((name, option.guard) for name, option in options.items()),
            block=self._block(state.block) if state.block is not None else None,
        )

    def _block(self, block: Block) -> BlockRule:
        return BlockRule(
            text=block.text if self._prose else (),
            effects=tuple(self._effect(effect) for effect in block.effects),
            to=str(block.to) if block.to is not None else None,
            cases=tuple(self._case(case) for case in block.cases),
            draw=self._draw(block.chance) if block.chance else None,
        )

    def _case(self, case: Case) -> CaseRule:
        guard = self._compiler.guard(case.when) if case.when is not None else None
        return CaseRule(guard, case.when, self._block(case.block))

    def _draw(self, entries: tuple[Entry, ...]) -> DrawRule:
        likelihoods = [entry.likelihood for entry in entries]
        names = tuple(str(entry.id) for entry in entries)
        middle = tuple(float(point) for point in points(likelihoods))
        lows = tuple(float(one.low / 100) for one in likelihoods)
        highs = tuple(float(one.high / 100) for one in likelihoods)
        by = tuple(_named(one) for one in likelihoods)
        shares = tuple(Share(*one) for one in zip(names, lows, middle, highs, by, strict=True))
        return DrawRule(
            entries=entries,
            names=names,
            points=middle,
            lows=lows,
            highs=highs,
            blocks=tuple(self._block(entry.block) for entry in entries),
            drawn=tuple(_drawn(entry, shares) for entry in entries),
        )

    def _effect(self, effect: Effect) -> EffectRule:
        guard = self._compiler.guard(effect.when) if effect.when is not None else None
        because = tuple(str(name) for name in effect.because)
        return EffectRule(guard, tuple(map(self._move, effect.moves)), effect, because)

    def _move(self, move: Change | Put) -> Move:
        name = str(move.name)
        quantity = self._layout.quantities[name]
        slot, low, high = self._layout.slots[name], quantity.low, quantity.high
        is_shown = getattr(quantity, "is_shown", True)
        if isinstance(move, Put):
            return Move(name, slot, low, high, None, move.number, None, is_shown)
        amount = move.amount
        return Move(name, slot, low, high, self._amount(amount), 0, amount.assumption, is_shown)

    def _amount(self, amount: Amount) -> int:
        if amount.assumption is None:
            return amount.number
        return amount.sign * self._amounts[amount.assumption]


def _named(likelihood: Likelihood) -> str | None:
    return None if likelihood.assumption is None else str(likelihood.assumption)


def _drawn(entry: Entry, shares: tuple[Share, ...]) -> Drawn:
    because = [str(name) for name in entry.because]
    if entry.likelihood.assumption is not None:
        because.append(str(entry.likelihood.assumption))
    once = tuple(dict.fromkeys(because))
    return Drawn(str(entry.id), shares, once, entry.likelihood.written)
