"""States, options, cases and effects that nothing leads to, and conditions that hold always.

All situations are searched; where they are too many, nothing is said. What a few games at random
come to needs no further look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from game.analysis.situations import Situations, explore
from game.analysis.soundness import MOST
from game.rules.branches import Branch, inject_branches, option_branches
from game.rules.record import World
from game.rules.table import Table
from game.scenario.model import Block, Case, Condition
from game.scenario.places import Span
from game.scenario.problems import Problems

_PER_STATE = 100
"""How many situations a state has at least, by and large: what is too large is not begun."""
_PATIENCE = 15
"""How many games at random may bring nothing new before the search goes on in full."""
_STEPS = 500
"""How long a game at random may be."""


class _Open:
    """What has not been seen to happen yet.

    Attributes:
        states: not entered.
        refused: options, as ``state.option``, that have a condition and were always on offer.
        offered: such options that were never on offer.
        cases: not entered, called after where they stand: ``state.option/2``.
        made: effects, as ``state.option/2#1``, that have a condition and were never made.
        left: such effects that were always made.
    """

    def __init__(self, table: Table) -> None:
        scenario = table.scenario
        self.states = set(scenario.states) - {table.start.place}
        guarded = {
            f"{name}.{option.id}"
            for name, state in scenario.states.items()
            for option in state.options.values()
            if option.when is not None
        }
        self.refused, self.offered = set(guarded), set(guarded)
        self.cases = {where for where, _ in _cases(table)}
        effects = {where for where, _ in _effects(table)}
        self.made, self.left = set(effects), set(effects)

    def __len__(self) -> int:
        parts = (self.states, self.refused, self.offered, self.cases, self.made, self.left)
        return sum(map(len, parts))

    @property
    def places(self) -> set[str]:
        """The states at which something is open."""
        parts = (*self.refused, *self.offered, *self.cases, *self.made, *self.left)
        return {_state_of(part) for part in parts}

    def see(self, table: Table, world: World) -> list[Branch]:
        """Look at a situation, and return every way on from it."""
        rule = table.states[world.place]
        self.states.discard(world.place)
        if rule.block is not None:
            branches = list(inject_branches(table, world))
        else:
            offered = table.offered(world)
            for option in rule.options:
                (self.offered if option in offered else self.refused).discard(
                    f"{world.place}.{option}"
                )
            branches = [one for option in offered for one in option_branches(table, world, option)]
        for branch in branches:
            self.cases.difference_update(branch.through)
            for where, held in branch.asked:
                (self.made if held else self.left).discard(where)
        return branches

    def is_entered(self, where: str) -> bool:
        """Whether the block that holds a case or an effect is come to; what holds it is told."""
        return not (
            _state_of(where) in self.states
            or where.split("/", maxsplit=1)[0].split("#", maxsplit=1)[0] in self.offered
            or any(where.startswith((f"{other}/", f"{other}#")) for other in self.cases)
        )


def _state_of(where: str) -> str:
    return re.split("[./#]", where, maxsplit=1)[0]


def check_doubts(table: Table, problems: Problems, limit: int = MOST) -> None:
    """Note what can never happen, and conditions that change nothing.

    Args:
        table: of a scenario in which every playthrough ends.
        problems: where to note it.
        limit: how many situations to look at; where there are more, nothing is noted.
    """
    if len(table.states) * _PER_STATE > limit:
        return
    situations = explore(table, limit)
    if not situations.complete:
        return
    still = _Open(table)
    _play_at_random(table, still)
    if still:
        _search(situations, still)
    _tell(table, still, problems)
    # What it needs is loaded only for scenarios small enough for all of this.
    from game.analysis.advice import check_advice

    check_advice(table, problems, limit)


def _play_at_random(table: Table, still: _Open) -> None:
    dice, left = Random(1), _PATIENCE  # noqa: S311 - nothing secret
    while still and left:
        before, left = len(still), left - 1
        world = table.start
        for _ in range(_STEPS):
            if world.place not in table.states:
                break
            world = dice.choice(still.see(table, world)).world
        if len(still) < before:
            left = _PATIENCE


def _search(situations: Situations, still: _Open) -> None:
    table = situations.table
    still.states.difference_update(situations.places)
    places = still.places
    for number, place in enumerate(situations.places):
        if place in places:
            still.see(table, situations.merge.world(place, situations.keys[number]))


def _tell(table: Table, still: _Open, problems: Problems) -> None:
    for name, state in table.scenario.states.items():
        if name in still.states:
            problems.warning(
                "MR811",
                state.id.span,
                f"no way of playing leads to the state `{name}`",
                "let a `to` lead to it where it can be taken, or delete it",
            )
            continue
        for option in state.options.values():
            where = f"{name}.{option.id}"
            if option.when is None:
                continue
            if where in still.offered:
                problems.warning(
                    "MR812",
                    option.when.span,
                    f"`{option.id}` is never on offer: `{option.when.source}` holds in no "
                    f"situation that `{name}` can be in",
                    "change the condition, or delete the option",
                )
            elif where in still.refused:
                problems.warning(
                    "MR813",
                    option.when.span,
                    f"`{option.when.source}` holds in every situation that `{name}` can be in",
                    "leave the `if` out, or change it",
                )
    for where, (case, span) in _cases(table):
        if where in still.cases and still.is_entered(where):
            _tell_case(case, span, problems)
    for where, condition in _effects(table):
        if not still.is_entered(where):
            continue
        if where in still.made:
            problems.warning(
                "MR815",
                condition.span,
                f"this effect is never made: `{condition.source}` never holds here",
                "change the condition, or delete the effect",
            )
        elif where in still.left:
            problems.warning(
                "MR816",
                condition.span,
                f"this effect is always made: `{condition.source}` holds whenever it is asked",
                "leave the `if` out, or change it",
            )


def _tell_case(case: Case, span: Span, problems: Problems) -> None:
    if case.when is not None:
        message = f"this case is never taken: `{case.when.source}` never holds here"
        hint = "change the condition, or delete the case"
    else:
        message = "this last case is never taken: one before it always is"
        hint = "change the conditions before it, or write its way on in place of the cases"
    problems.warning("MR814", case.when.span if case.when else span, message, hint)


def _cases(table: Table) -> Iterator[tuple[str, tuple[Case, Span]]]:
    """Yield every case, with where it stands, in file order."""
    for name, state in table.scenario.states.items():
        if state.block is not None:
            yield from _inside(state.block, name)
        for option in state.options.values():
            yield from _inside(option.block, f"{name}.{option.id}")


def _effects(table: Table) -> Iterator[tuple[str, Condition]]:
    """Yield the condition of every effect that has one, with where it stands, in file order."""
    for name, state in table.scenario.states.items():
        if state.block is not None:
            yield from _effects_of(state.block, name)
        for option in state.options.values():
            yield from _effects_of(option.block, f"{name}.{option.id}")


def _effects_of(block: Block, where: str) -> Iterator[tuple[str, Condition]]:
    for number, effect in enumerate(block.effects, 1):
        if effect.when is not None:
            yield f"{where}#{number}", effect.when
    for number, case in enumerate(block.cases, 1):
        yield from _effects_of(case.block, f"{where}/{number}")
    for entry in block.chance:
        yield from _effects_of(entry.block, f"{where}/{entry.id}")


def _inside(block: Block, where: str) -> Iterator[tuple[str, tuple[Case, Span]]]:
    for number, case in enumerate(block.cases, 1):
        yield f"{where}/{number}", (case, case.block.span)
        yield from _inside(case.block, f"{where}/{number}")
    for entry in block.chance:
        yield from _inside(entry.block, f"{where}/{entry.id}")
