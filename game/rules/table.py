"""The transition table: what every option and every inject does, compiled once.

This is the one definition of what a scenario means. The machine that carries play is built
from it, and so is everything that analyses what can happen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.rules.guards import Compiler, Guard, Query, Values
from game.rules.layout import Layout
from game.rules.record import Drawn, World
from game.rules.wording import Wording
from game.scenario.expressions import Condition, Expression
from game.scenario.model import (
    Effect,
    Ending,
    Entry,
    Option,
    Passages,
    Prose,
    Scenario,
    State,
)


@dataclass(frozen=True, slots=True)
class Move:
    """One value moves: to ``number``, or by ``delta`` within ``low`` and ``high``.

    The player is told of it where ``is_shown``.
    """

    name: str
    slot: int
    low: int
    high: int
    delta: int | None
    number: int
    amount_from: str | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class EffectRule:
    """Moves that are made together, where the guard holds; ``because`` of what they rest on."""

    guard: Guard | None
    moves: tuple[Move, ...]
    effect: Effect
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawRule:
    """A draw: its entries with the probability of each, as fractions of 1.

    Attributes:
        entries: as they were read.
        names: their ids.
        points, lows, highs: the probabilities.
        blocks: what follows each.
        drawn: what the record says when each is drawn.
    """

    entries: tuple[Entry, ...]
    names: tuple[str, ...]
    points: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    blocks: tuple[BlockRule, ...]
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class BlockRule:
    """An outcome block: exactly one of ``to``, ``cases`` and ``draw`` is set."""

    text: Passages
    effects: tuple[EffectRule, ...]
    to: str | None
    cases: tuple[CaseRule, ...]
    draw: DrawRule | None

    def case(self, values: Values) -> int:
        """Return the position of the case that is taken; the last one has no guard."""
        at = 0
        while (guard := self.cases[at].guard) is not None and not guard(values):
            at += 1
        return at

    @property
    def destinations(self) -> Iterator[str]:
        """Where it can lead, as written, in file order; a place may come more than once."""
        if self.to is not None:
            yield self.to
        for case in self.cases:
            yield from case.block.destinations
        if self.draw is not None:
            for block in self.draw.blocks:
                yield from block.destinations


@dataclass(frozen=True, slots=True)
class CaseRule:
    """A block entered where the guard holds; ``when`` is the condition it was compiled from."""

    guard: Guard | None
    when: Condition | None
    block: BlockRule


@dataclass(frozen=True, slots=True)
class OptionRule:
    """An option: whether it is on offer, what is marked when it is chosen, what it does."""

    option: Option
    guard: Guard | None
    mark: int | None
    block: BlockRule


@dataclass(frozen=True, slots=True)
class StateRule:
    """A state: its options, or an inject's block; ``mark`` is set when it is entered.

    Attributes:
        guards: of the options, in file order; None of one that is always on offer.
    """

    state: State
    mark: int | None
    options: Mapping[str, OptionRule]
    guards: tuple[tuple[str, Guard | None], ...]
    block: BlockRule | None

    def offered(self, values: Values) -> tuple[str, ...]:
        """Return the options on offer, in file order; none at an inject."""
        return tuple([name for name, guard in self.guards if guard is None or guard(values)])

    @property
    def destinations(self) -> Iterator[str]:
        """Where it can lead, as written, in file order; a place may come more than once."""
        if self.block is not None:
            yield from self.block.destinations
        for option in self.options.values():
            yield from option.block.destinations


@dataclass(frozen=True, slots=True)
class Table:
    """A compiled scenario."""

    scenario: Scenario
    layout: Layout
    states: Mapping[str, StateRule]
    start: World
    wording: Wording
    _compiler: Compiler = field(repr=False)
    _queries: dict[int, tuple[Condition, Query]] = field(default_factory=dict, repr=False)

    def number(self, world: World, name: str) -> int:
        """Return what an indicator or variable holds: its number, position, or 0 and 1."""
        return world.values[self.layout.slots[name]]

    def value(self, world: World, name: str) -> int | str | bool:
        """Return what it holds as an author would write it: a number, a value's id, a boolean."""
        number = self.number(world, name)
        variable = self.scenario.variables.get(name)
        return number if variable is None else variable.show(number)

    def holds(self, condition: Condition | None, world: World) -> bool:
        """Whether a condition holds; no condition always does."""
        return condition is None or self.query(condition)(world.values, world.place)

    def query(self, condition: Condition) -> Query:
        """Return a condition as a function of values and the state or ending reached."""
        known = self._queries.get(id(condition))
        if known is None:
            known = self._queries[id(condition)] = condition, self._compiler.query(condition)
        return known[1]

    def syntax(self, condition: Condition, values: Mapping[int, ast.expr]) -> ast.expr:
        """Return a condition as a syntax tree, in which ``values`` reads each slot."""
        return self._compiler.syntax(condition, values)

    def constant(self, expression: Expression) -> int | None:
        """Return the number of an integer or an assumption; None for all else."""
        return self._compiler.constant(expression)

    def show(self, name: str, number: int) -> str:
        """Return the words for a number that a quantity may hold."""
        return self.wording.show(name, number)

    def render(self, prose: Prose, world: World) -> str:
        """Return prose as Markdown, with its values put in."""
        return self.wording.render(prose, world.values)

    def tell(self, passages: Passages, world: World) -> str:
        """Return the passages that hold, as Markdown, a blank line between them."""
        shown = (p for p in passages if self.holds(p.when, world))
        return "\n\n".join(self.render(passage.prose, world).strip() for passage in shown)

    def is_ending(self, place: str) -> bool:
        """Whether the game is over there."""
        return place in self.scenario.endings

    def ending(self, world: World) -> Ending | None:
        """Return the ending that was reached, or None before the end."""
        return self.scenario.endings.get(world.place)

    def offered(self, world: World) -> tuple[str, ...]:
        """Return the options on offer, in file order; none at an ending or an inject."""
        rule = self.states.get(world.place)
        return () if rule is None else rule.offered(world.values)
