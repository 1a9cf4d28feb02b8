"""The same scenario with other values of its assumptions: what if they were different."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from game.scenario.likelihoods import BANDS, Likelihood, can_add_up, from_word
from game.scenario.model import Block, Case, Entry, Option, Scenario, State
from game.scenario.quantities import Assumption, range_of

Value = int | Likelihood
"""What an assumption can be taken as."""


def value_of(assumption: Assumption) -> Value:
    """Return what an assumption is taken as: its amount where it has one, or its likelihood."""
    if assumption.amount is not None:
        return assumption.amount
    assert assumption.likelihood is not None  # a value is one of the two
    return assumption.likelihood


def written(value: Value) -> str:
    """Return a value as an author would write it in a file."""
    return str(value) if isinstance(value, int) else value.written


def is_plausible(assumption: Assumption, value: Value) -> bool:
    """Whether a value is of the assumption's kind and lies inside its plausible range."""
    if isinstance(value, int) != (assumption.amount is not None):
        return False
    (low, _), (_, high) = assumption.plausible_ranges
    least, most = range_of(value)
    return low <= least and most <= high


def plausible_values(assumption: Assumption) -> tuple[Value, ...]:
    """Return the values to be tried, in order.

    Of an amount, every integer of its range; of a likelihood, both ends, every band of the seven
    words that lies inside, and its own value.
    """
    if assumption.amount is not None:
        low, high = assumption.plausible_amounts
        return tuple(range(low, high + 1))
    ends = [_as_likelihood(end) for end in assumption.plausible]
    own = assumption.likelihood
    assert own is not None  # a value is one of the two
    words = [from_word(word) for word in BANDS]
    found: dict[tuple[Fraction, Fraction], Likelihood] = {own.range: own}
    for one in (*ends, *words):
        if is_plausible(assumption, one):
            found.setdefault(one.range, one)
    return tuple(found[one] for one in sorted(found))


def _as_likelihood(end: Value) -> Likelihood:
    return percent(Fraction(end)) if isinstance(end, int) else end


def percent(number: Fraction) -> Likelihood:
    """Return a percentage, 0 to 100, as a likelihood."""
    return Likelihood("number", number, number, f"{float(number):g}%")


def assuming(scenario: Scenario, values: Mapping[str, Value]) -> Scenario:
    """Return the scenario as it would be read with other values in its file.

    Its digest is its own: the same for the same values, and that of ``scenario`` where all values
    are its own already.

    Args:
        scenario: without errors.
        values: by assumption; the others stay as they are.

    Raises:
        KeyError: if there is no such assumption.
        ValueError: if a value is not plausible, or some chance could not add up to 100 with it.
    """
    for name, value in values.items():
        if not is_plausible(scenario.assumptions[name], value):
            raise ValueError(f"{written(value)} is not plausible for {name}")
    other = {
        name: value
        for name, value in sorted(values.items())
        if range_of(value) != range_of(value_of(scenario.assumptions[name]))
    }
    if not other:
        return scenario
    assumptions = {
        name: _taken_as(one, other[name]) if name in other else one
        for name, one in scenario.assumptions.items()
    }
    text = "\n".join((scenario.digest, *(f"{name}={written(v)}" for name, v in other.items())))
    return replace(
        scenario,
        assumptions=assumptions,
        states=_states(scenario, {name: assumptions[name].likelihood for name in other}),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _taken_as(assumption: Assumption, value: Value) -> Assumption:
    if not isinstance(value, int):
        return replace(assumption, likelihood=value)
    likelihood = percent(Fraction(value)) if 0 <= value <= 100 else None
    return replace(assumption, amount=value, likelihood=likelihood)


_Likelihoods = Mapping[str, Likelihood | None]


def _states(scenario: Scenario, changed: _Likelihoods) -> Mapping[str, State]:
    return {name: _state(state, changed) for name, state in scenario.states.items()}


def _state(state: State, changed: _Likelihoods) -> State:
    if not any(_draws_by(block, changed) for block in state.blocks):
        return state
    return replace(
        state,
        block=None if state.block is None else _block(state.block, changed),
        options={name: _option(one, changed) for name, one in state.options.items()},
    )


def _draws_by(outer: Block, changed: _Likelihoods) -> bool:
    entries = (entry for block in outer.walk() for entry in block.chance)
    return any(entry.likelihood.assumption in changed for entry in entries)


def _option(option: Option, changed: _Likelihoods) -> Option:
    return replace(option, block=_block(option.block, changed))


def _block(block: Block, changed: _Likelihoods) -> Block:
    chance = tuple(_entry(entry, changed) for entry in block.chance)
    if chance and not can_add_up(entry.likelihood.range for entry in chance):
        listed = ", ".join(entry.id for entry in chance)
        raise ValueError(f"the likelihoods of {listed} could not add up to 100% then")
    cases = tuple(Case(case.when, _block(case.block, changed)) for case in block.cases)
    return replace(block, cases=cases, chance=chance)


def _entry(entry: Entry, changed: _Likelihoods) -> Entry:
    likelihood = entry.likelihood
    name = likelihood.assumption
    value = changed.get(name) if name is not None else None
    if value is not None:
        likelihood = replace(likelihood, low=value.low, high=value.high)
    return replace(entry, likelihood=likelihood, block=_block(entry.block, changed))
