"""What may be told during play of the grounds that something rests on.

A source is written after the events, and its claims about them would tell a player what came
later or what was really done; how likely something was depends on what is hidden. Such grounds
are kept for the debrief: before it, only their kinds are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.reports.english import counted, listed
from game.reports.evidence import KIND_WORDS, Reason, chances, kinds_of, reasons
from game.rules import Table
from game.rules.record import World
from game.scenario.model import Option

NOT_SAID = "The scenario gives no source for it."


@dataclass(frozen=True, slots=True)
class Grounds:
    """What something rests on, as far as it may be told before the debrief.

    Attributes:
        told: the claims known by now, and the assumptions about sizes; without the titles of
            their sources, and without what disputes them from later.
        kept: what kinds of grounds are kept for the debrief, in words; each kind once.
    """

    told: tuple[Reason, ...]
    kept: tuple[str, ...]

    @property
    def kept_line(self) -> str:
        """What is kept for the debrief, and why, in a sentence; empty where nothing is."""
        why = "where it can no longer give anything away"
        return f"Kept for the debrief, {why}: {listed(self.kept)}." if self.kept else ""

    @property
    def summary(self) -> str:
        """All of it in one short sentence; empty where there are no grounds."""
        said = [f"{one.by} ({KIND_WORDS[one.kind]})" for one in self.told if not one.is_assumption]
        assumed = len(self.told) - len(said)
        if assumed:
            said.append(f"{counted(assumed, 'assumption')} of this exercise")
        parts = [f"Rests on: {'; '.join(said)}."] if said else []
        if self.kept:
            parts.append(f"Kept for the debrief: {listed(self.kept)}.")
        return " ".join(parts)


def grounds(table: Table, world: World, names: Iterable[str]) -> Grounds:
    """Return what may be told of the claims and assumptions called ``names``."""
    ordered = list(dict.fromkeys(names))
    kept = _kept(table)
    told = reasons(table, world, (name for name in ordered if name not in kept), untold=kept)
    return Grounds(_each_once(told), kinds_of(table, (name for name in ordered if name in kept)))


def _each_once(told: Sequence[Reason]) -> tuple[Reason, ...]:
    """Take out the sources, and what an assumption rests on where that is told beside it."""
    lines = {one.line for one in told}
    return tuple(
        replace(one, source="", rests_on=tuple(x for x in one.rests_on if x.line not in lines))
        for one in told
    )


def bearing_on(table: Table, world: World, option: Option) -> Grounds:
    """Return what may be told of the claims that bear on an option.

    Only claims, and only those behind what follows in any case: neither the sizes of changes
    nor what chance may bring is given away.
    """
    names = [name for effect in option.block.effects for name in effect.because]
    return grounds(table, world, (one for one in names if table.scenario.claim(one) is not None))


def _kept(table: Table) -> frozenset[str]:
    """Return the claims about what came later, and the assumptions about chances."""
    later = (name for event in table.scenario.debrief.afterwards for name in event.because)
    return chances(table).union(later)
