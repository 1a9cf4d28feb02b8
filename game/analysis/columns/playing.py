"""One batch of random games.

The games that have come to one place are taken on together, and part by what is chosen and drawn.
Places are taken in the order in which they lead to one another, so that as many games as possible
have come together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.columns.resolving import Offer, Resolver
from game.analysis.columns.worlds import Ints, Mask, Rows, Worlds, held
from game.analysis.distinctions import Needs
from game.rules.errors import NothingOnOffer, TooManyInjects
from game.rules.table import BlockRule, DrawRule, StateRule, Table
from game.rules.walking import INJECTS_IN_A_ROW

_GAME, _STEPS, _RESOLVED = -1, -2, -3
"""Slots of a batch's own: which game it is, the play steps it made, the blocks it resolved."""


class Plan:
    """What all batches share.

    Args:
        table: the compiled scenario.
        needs: what matters on arriving at each place.
        choosing: state -> the option that is always taken there when it is on offer.
        parts: the states that lead back to one another, each part before what follows it.
    """

    def __init__(
        self,
        table: Table,
        needs: Mapping[str, Needs],
        choosing: Mapping[str, str],
        parts: Sequence[Sequence[str]],
    ) -> None:
        self.table = table
        self.choosing = choosing
        self.parts = parts
        self.resolver = Resolver(table)
        self.slots = {place: (*needed, _GAME, _STEPS, _RESOLVED) for place, needed in needs.items()}
        self.endings = {name: number for number, name in enumerate(table.scenario.endings)}


class Taken(NamedTuple):
    """An option that was taken in some games, and among how many it was picked in each."""

    option: str
    games: Ints
    offered: NDArray[np.intp] | int


class _Said(NamedTuple):
    """What was done in some games: an option, or a draw.

    Attributes:
        words: the step, or, where it goes on with one, what comes behind the slash.
        begins: whether a play step begins with it.
        games: in which.
    """

    words: str
    begins: bool
    games: Ints


class Batch:
    """Plays so many games to their end.

    Attributes:
        games: how many.
        ended: of each game, the number of its ending.
        steps: of each game, how many play steps it took.
        taken: the options taken.
        resolved: how many options and injects were resolved in all.
    """

    def __init__(self, plan: Plan, games: int, bits: np.random.SFC64) -> None:
        self.games = games
        self.ended = np.zeros(games, np.int64)
        self.steps = np.zeros(games, np.int64)
        self.taken: list[Taken] = []
        self.resolved = 0
        self._plan = plan
        self._table: Table = plan.table
        self._dice = _Dice(bits)
        self._said: list[_Said] = []
        self._waiting: dict[str, list[Worlds]] = {place: [] for place in plan.slots}
        self._play()

    def play_of(self, game: int) -> list[str]:
        """Return the play steps of a game."""
        steps: list[str] = []
        for words, begins, games in self._said:
            if not (games == game).any():
                continue
            if begins:
                steps.append(words)
            else:
                steps[-1] += f"/{words}"
        return steps

    def _play(self) -> None:
        start, types = self._table.start, self._plan.resolver.types
        cells = {
            slot: held(np.full(self.games, value, types[slot]))
            for slot, value in enumerate(start.values)
        }
        cells[_GAME] = held(np.arange(self.games, dtype=np.int32))
        cells[_STEPS] = cells[_RESOLVED] = held(np.zeros(self.games, np.int16))
        self._waiting[start.place].append(Worlds(self.games, cells))
        for part in self._plan.parts:
            while any(self._waiting[place] for place in part):
                self._resolve(max(part, key=self._waiting_at))
        for ending, number in self._plan.endings.items():
            for worlds in self._waiting[ending]:
                self.ended[worlds[_GAME]] = number
                self.steps[worlds[_GAME]] = worlds[_STEPS]

    def _waiting_at(self, place: str) -> int:
        return sum(worlds.count for worlds in self._waiting[place])

    def _resolve(self, place: str) -> None:
        """Take all games on that have come to a state."""
        worlds = _together(self._waiting[place], self._plan.slots[place])
        self._waiting[place] = []
        _count(_RESOLVED, worlds)
        if worlds[_RESOLVED].max() > INJECTS_IN_A_ROW:
            raise TooManyInjects(place)
        self.resolved += worlds.count
        rule = self._table.states[place]
        if rule.block is not None:
            self._follow(rule.block, worlds, place)
            return
        for option, rows, offered in self._picks(place, rule, worlds):
            chosen = worlds.part(rows)
            games = chosen[_GAME]
            self.taken.append(Taken(f"{place}.{option}", games, offered))
            self._said.append(_Said(option, True, games))
            _count(_STEPS, chosen)
            self._plan.resolver.choose(rule.options[option], chosen)
            self._follow(rule.options[option].block, chosen, None)

    def _picks(
        self, place: str, rule: StateRule, worlds: Worlds
    ) -> Iterator[tuple[str, Rows | None, NDArray[np.intp] | int]]:
        """Yield each option, the worlds that take it, and how many were on offer in them."""
        offers = self._plan.resolver.offered(rule, worlds)
        fixed = self._plan.choosing.get(place)
        always = next((one for one in offers if one.name == fixed), None)
        if always is not None and always.holds is None:
            offers = [always]
        if all(offer.holds is None for offer in offers) and offers:
            yield from self._picks_of_all(offers, worlds.count)
            return
        masks = [_mask(offer.holds, worlds.count) for offer in offers]
        if always is not None:
            masks = [
                mask if one is always else mask & ~_mask(always.holds, worlds.count)
                for one, mask in zip(offers, masks, strict=True)
            ]
        offered = np.zeros(worlds.count, np.intp)
        for mask in masks:
            offered += mask
        if not offered.all():
            raise NothingOnOffer(place)
        picked = self._dice.below(offered.astype(np.uint32), worlds.count)
        for offer, mask in zip(offers, masks, strict=True):
            # The number picked counts down, option by option, to the one it stands for.
            rows = np.flatnonzero(mask & (picked == 0))
            picked -= mask
            if len(rows):
                yield offer.name, rows, offered[rows]

    def _picks_of_all(
        self, offers: Sequence[Offer], count: int
    ) -> Iterator[tuple[str, Rows | None, int]]:
        """Yield each option where all are on offer everywhere."""
        many = len(offers)
        if many == 1:
            yield offers[0].name, None, 1
            return
        picked = self._dice.below(np.uint32(many), count)
        for number, offer in enumerate(offers):
            rows = np.flatnonzero(picked == number)
            if len(rows):
                yield offer.name, rows, many

    def _follow(self, block: BlockRule, worlds: Worlds, inject: str | None) -> None:
        """Resolve a block.

        Args:
            block: to be resolved.
            worlds: to be changed.
            inject: the state, where a draw would begin a play step.
        """
        resolver = self._plan.resolver
        resolver.apply(block, worlds)
        if block.to is not None:
            resolver.enter(self._table.states.get(block.to), worlds)
            self._waiting[block.to].append(worlds)
        elif block.draw is not None:
            self._draw(block.draw, worlds, inject)
        else:
            for inner, rows in resolver.cases(block, worlds):
                self._follow(inner, worlds.part(rows), inject)

    def _draw(self, draw: DrawRule, worlds: Worlds, inject: str | None) -> None:
        if inject is not None:
            self._said.append(_Said(inject, True, worlds[_GAME]))
            _count(_STEPS, worlds)
        drawn = self._dice.draw(draw.points, worlds.count)
        for number, (name, block) in enumerate(zip(draw.names, draw.blocks, strict=True)):
            rows = np.flatnonzero(drawn == number)
            if len(rows):
                part = worlds.part(rows)
                self._said.append(_Said(name, False, part[_GAME]))
                self._follow(block, part, None)


class _Dice:
    """Random numbers for many games at once."""

    def __init__(self, bits: np.random.SFC64) -> None:
        self._bits = bits

    def below(self, many: NDArray[np.uint32] | np.uint32, count: int) -> NDArray[np.int16]:
        """Return integers from 0 to below ``many``, which is at most 255, each as likely."""
        scaled = (self._words(count) >> np.uint32(8)) * many
        return (scaled >> np.uint32(24)).astype(np.int16)

    def draw(self, points: Sequence[float], count: int) -> NDArray[np.int16]:
        """Return positions in ``points``, each as likely as its point says."""
        words = self._words(count)
        drawn = np.zeros(count, np.int16)
        # Up to the last point that is not 0: what rounding leaves over must not fall to the others.
        last = max(number for number, point in enumerate(points) if point > 0)
        for end in list(accumulate(points))[:last]:
            drawn += words >= np.uint64(round(end * 2**32))
        return drawn

    def _words(self, count: int) -> NDArray[np.uint32]:
        words = np.asarray(self._bits.random_raw((count + 1) // 2), np.uint64)
        return words.view(np.uint32)[:count]


def _together(several: Sequence[Worlds], slots: Sequence[int]) -> Worlds:
    """Return the worlds of several groups as one group, with the columns that matter."""
    if len(several) == 1:
        (one,) = several
        return Worlds(one.count, {slot: one.cell(slot) for slot in slots})
    columns = {slot: np.concatenate([one[slot] for one in several]) for slot in slots}
    count = sum(one.count for one in several)
    return Worlds(count, {slot: held(column) for slot, column in columns.items()})


def _count(slot: int, worlds: Worlds) -> None:
    before = worlds.cell(slot)
    worlds.put(slot, lambda: before.column() + np.int16(1))


def _mask(holds: Mask | None, count: int) -> Mask:
    return np.ones(count, np.bool_) if holds is None else holds
