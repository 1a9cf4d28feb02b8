"""One step: what choosing an option, or coming to an inject, brings about."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.record import Changed, Event, Step, Told, World
from game.rules.table import BlockRule, DrawRule, EffectRule, Move, Table

Drawer = Callable[[str, DrawRule], int]
"""Decides a draw: given where it stands and what it is, the position of what comes."""


def resolve_option(table: Table, world: World, option: str, drawer: Drawer) -> Step:
    """Resolve an option.

    The caller has seen to it that the option is on offer.

    Raises:
        KeyError: if the state has no such option.
    """
    rule = table.states[world.place].options[option]
    values = list(world.values)
    if rule.mark is not None:
        values[rule.mark] = 1
    run = _Run(table, world.place, option, drawer, quiet=False)
    return run.through(rule.block, world, values)


def resolve_inject(table: Table, world: World, drawer: Drawer) -> Step:
    """Resolve the inject that ``world`` has come to."""
    rule = table.states[world.place]
    assert rule.block is not None  # callers ask at injects only
    run = _Run(table, world.place, None, drawer, quiet=rule.state.quiet)
    return run.through(rule.block, world, list(world.values))


def enter(table: Table, place: str, values: list[int]) -> World:
    """Return the world on coming to ``place``."""
    rule = table.states.get(place)
    if rule is not None and rule.mark is not None:
        values[rule.mark] = 1
    return World(place, tuple(values))


def moved(move: Move, before: int) -> int:
    """Return what ``before`` becomes."""
    if move.delta is None:
        return move.number
    after = before + move.delta
    if after < move.low:
        return move.low
    if after > move.high:
        return move.high
    return after


def make(effect: EffectRule, values: list[int]) -> bool:
    """Make the moves of an effect, where its guard holds; return whether it does."""
    if effect.guard is not None and not effect.guard(values):
        return False
    for move in effect.moves:
        slot = move.slot
        values[slot] = moved(move, values[slot])
    return True


class _Run:
    """Follows the blocks of one resolution and writes down what happens."""

    def __init__(
        self,
        table: Table,
        state: str,
        option: str | None,
        drawer: Drawer,
        *,
        quiet: bool,
    ) -> None:
        self._table = table
        self._state = state
        self._option = option
        self._drawer = drawer
        self._quiet = quiet
        self._events: list[Event] = []
        self._draws: list[str] = []

    def through(self, block: BlockRule, before: World, values: list[int]) -> Step:
        where = self._state if self._option is None else f"{self._state}.{self._option}"
        while True:
            if block.text and not self._quiet:
                self._tell(block, values)
            for effect in block.effects:
                self._effect(effect, values)
            if block.to is not None:
                break
            if block.draw is not None:
                index = self._draw(block.draw, where)
                where = f"{where}/{block.draw.names[index]}"
                block = block.draw.blocks[index]
            else:
                index = block.case(values)
                where = f"{where}/{index + 1}"
                block = block.cases[index].block
        after = enter(self._table, block.to, values)
        return Step(
            self._state,
            self._option,
            tuple(self._draws),
            tuple(self._events),
            before,
            after,
            self._quiet,
        )

    def _tell(self, block: BlockRule, values: list[int]) -> None:
        text = self._table.tell(block.text, World(self._state, tuple(values)))
        if text:
            self._events.append(Told(text))

    def _effect(self, rule: EffectRule, values: list[int]) -> None:
        if rule.guard is not None and not rule.guard(values):
            return
        effect = rule.effect
        note = None
        if effect.note is not None:
            note = self._table.wording.render(effect.note, values)
        for move in rule.moves:
            slot = move.slot
            before = values[slot]
            values[slot] = after = moved(move, before)
            shown = move.is_shown and not self._quiet
            self._events.append(
                Changed(
                    move.name,
                    before,
                    after,
                    move.delta,
                    rule.because,
                    note,
                    shown,
                    move.amount_from,
                )
            )

    def _draw(self, draw: DrawRule, where: str) -> int:
        index = self._drawer(where, draw)
        drawn = draw.drawn[index]
        self._draws.append(drawn.entry)
        self._events.append(drawn)
        return index
