"""One table under many values of its assumptions: only what they touch is compiled anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.rules.compiling import Builder, conditions_of
from game.rules.guards import Compiler
from game.rules.table import OptionRule, StateRule, Table
from game.scenario.expressions import Assumed, Condition, walk
from game.scenario.model import Block, Change, Scenario, State


def amounts_of(scenario: Scenario) -> dict[str, int]:
    """Return the value of each assumption that is an amount."""
    found = ((name, one.amount) for name, one in scenario.assumptions.items())
    return {name: amount for name, amount in found if amount is not None}


def asked_for(scenario: Scenario) -> frozenset[str]:
    """Return the assumptions that some condition of the rules reads."""
    return frozenset(name for one in conditions_of(scenario) for name in _in_condition(one))


class Variants:
    """The tables of one scenario under other amounts, for looking at thousands of them.

    They tell no text, and know likelihoods as they are in the scenario: where draws are kept,
    likelihoods decide nothing.

    Args:
        table: of the scenario.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._own = amounts_of(table.scenario)
        self.names = tuple(table.scenario.states)
        self._mentioned: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._built: dict[tuple[str, str | None, tuple[int, ...]], OptionRule | StateRule] = {}

    def table(self, amounts: Mapping[str, int]) -> Table:
        """Return the table under ``amounts``; assumptions not in it keep their value."""
        taken = {**self._own, **amounts}
        endings = frozenset(self._table.scenario.endings)
        compiler = Compiler(self._table.layout, taken, endings)
        builder = Builder(self._table.layout, compiler, taken, prose=False)
        states = _States(self, builder, taken)
        return replace(self._table, states=states, _compiler=compiler, _queries={})

    def state(self, name: str, builder: Builder, amounts: Mapping[str, int]) -> StateRule:
        """Return a state's rule under ``amounts``."""
        state = self._table.scenario.states[name]
        if state.block is not None:
            key = (name, None, self._values(state, None, amounts))
            found = self._built.get(key)
            if found is None:
                found = self._built[key] = builder.state(state, {})
            assert isinstance(found, StateRule)  # kept under no option's name
            return found
        options = {
            option: self._option(state, option, builder, amounts) for option in state.options
        }
        return builder.state(state, options)

    def _option(
        self, state: State, name: str, builder: Builder, amounts: Mapping[str, int]
    ) -> OptionRule:
        key = (str(state.id), name, self._values(state, name, amounts))
        found = self._built.get(key)
        if found is None:
            found = self._built[key] = builder.option(state, name)
        assert isinstance(found, OptionRule)  # kept under an option's name
        return found

    def _values(
        self, state: State, option: str | None, amounts: Mapping[str, int]
    ) -> tuple[int, ...]:
        """Return the amounts that a block knows, by which its rule is kept."""
        place = (str(state.id), option)
        names = self._mentioned.get(place)
        if names is None:
            names = self._mentioned[place] = tuple(sorted(set(_mentioned(state, option))))
        return tuple([amounts[name] for name in names])


class _States(Mapping[str, StateRule]):
    """The states of a variant, each put together when it is first come to."""

    def __init__(self, variants: Variants, builder: Builder, amounts: Mapping[str, int]) -> None:
        self._variants = variants
        self._builder = builder
        self._amounts = amounts
        self._names = variants.names
        self._found: dict[str, StateRule] = {}

    def __getitem__(self, name: str) -> StateRule:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._variants.state(name, self._builder, self._amounts)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _mentioned(state: State, option: str | None) -> Iterator[str]:
    """Yield the assumptions whose amounts an inject, or an option of a decision, knows."""
    outer = state.block
    if option is not None:
        outer = state.options[option].block
        yield from _in_condition(state.options[option].when)
    assert outer is not None  # a state without options is an inject
    for block in outer.walk():
        yield from _in_block(block)


def _in_block(block: Block) -> Iterator[str]:
    for case in block.cases:
        yield from _in_condition(case.when)
    for effect in block.effects:
        yield from _in_condition(effect.when)
        for move in effect.moves:
            if isinstance(move, Change) and move.amount.assumption is not None:
                yield str(move.amount.assumption)


def _in_condition(condition: Condition | None) -> Iterator[str]:
    if condition is not None:
        for part in walk(condition.expression):
            if isinstance(part, Assumed):
                yield part.name
