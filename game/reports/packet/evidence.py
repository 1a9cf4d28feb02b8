"""Claims and assumptions, each told once and referred to by a short mark: *C5*, *A7*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.analysis.sensitivity import Points, Swing
from game.reports.evidence import KIND_WORDS, Reason, disputes, reasons
from game.reports.flat import flat
from game.reports.odds_text import percent
from game.rules import Table
from game.scenario.model import Claim

End = Literal["least", "most"]
"""An end of an assumption's plausible range."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the claim or the assumption of that id is referred to by: ``C5``."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim, as it is told once.

    Attributes:
        mark: what it is referred to by.
        says, by, kind, where: as in a :class:`~game.reports.evidence.Reason`, the kind in words.
        disputed_by: the claims that stand against it, whichever of the two says so.
    """

    mark: Mark
    says: str
    by: str
    kind: str
    where: str
    disputed_by: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, with its title and what else is told of it, and its claims."""

    source: str
    claims: tuple[ClaimEntry, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An ending whose odds an end of an assumption's range moves: both as fractions of 1."""

    ending: str
    before: float
    after: float

    @property
    def words(self) -> str:
        """It in plain text."""
        return f"“{self.ending}” from {percent(self.before)} to {percent(self.after)}"


@dataclass(frozen=True, slots=True)
class AssumptionEntry:
    """An assumption, as it is told once.

    Attributes:
        mark: what it is referred to by.
        reason: what it says, its value and plausible range.
        rests_on: the claims that give its direction.
        least, most: the ending whose odds the end of its range moves most; None where nothing was
            worked out, nothing moves, or it cannot be told.
        untold: the ends at which the odds cannot be told: a loop opens there, say.
        swing: the most that it moves the odds of any ending, as a fraction of 1; None where that
            was not worked out.
    """

    mark: Mark
    reason: Reason
    rests_on: tuple[Mark, ...]
    least: Moved | None
    most: Moved | None
    untold: tuple[End, ...]
    swing: float | None

    @property
    def strongest(self) -> Moved | None:
        """What it moves most; None where it moves nothing."""
        ends = [one for one in (self.least, self.most) if one is not None]
        return max(ends, key=lambda one: abs(one.after - one.before), default=None)


class Marks:
    """Gives each claim and assumption of a scenario its mark, in the order of the file."""

    def __init__(self, table: Table) -> None:
        self._table = table
        scenario = table.scenario
        claims = [name for source in scenario.sources.values() for name in source.claims]
        self._known = {
            name: Mark(name, f"{letter}{number}")
            for letter, names in (("C", claims), ("A", scenario.assumptions))
            for number, name in enumerate(names, 1)
        }

    def of(self, names: Iterable[str]) -> tuple[Mark, ...]:
        """Return the marks of claims and assumptions, each once, in their order."""
        return tuple(self._known[name] for name in dict.fromkeys(map(str, names)))

    def sources(self) -> Iterator[SourceEntry]:
        """Yield every source that has claims."""
        for source in self._table.scenario.sources.values():
            claims = list(source.claims.values())
            told = reasons(self._table, self._table.start, source.claims)
            if told:
                pairs = zip(claims, told, strict=True)
                yield SourceEntry(
                    told[0].source, tuple(self._claim(claim, reason) for claim, reason in pairs)
                )

    def _claim(self, claim: Claim, reason: Reason) -> ClaimEntry:
        (mark,) = self.of([claim.id])
        against = self.of(other.id for other in disputes(self._table, claim))
        kind = KIND_WORDS[reason.kind]
        return ClaimEntry(mark, reason.says, reason.by, kind, reason.where, against)

    def assumptions(self, swings: Mapping[str, Swing] | None) -> Iterator[AssumptionEntry]:
        """Yield every assumption.

        Args:
            swings: what the ends of each range do to the odds; None where it was not worked out.
        """
        scenario, start = self._table.scenario, self._table.start
        titles = {
            name: flat(self._table.render(one.title, start))
            for name, one in scenario.endings.items()
        }
        for reason in reasons(self._table, start, scenario.assumptions):
            swing = None if swings is None else swings[reason.id]
            yield AssumptionEntry(
                self.of([reason.id])[0],
                reason,
                self.of(scenario.assumptions[reason.id].rests_on),
                None if swing is None else _moved(swing.own, swing.least, titles),
                None if swing is None else _moved(swing.own, swing.most, titles),
                () if swing is None else tuple(_untold(swing)),
                None if swing is None else swing.size,
            )


def _untold(swing: Swing) -> Iterator[End]:
    if swing.least is None:
        yield "least"
    if swing.most is None:
        yield "most"


def _moved(own: Points, other: Points | None, titles: Mapping[str, str]) -> Moved | None:
    if other is None:
        return None
    name = max(titles, key=lambda one: abs(other[one] - own[one]))
    if percent(own[name]) == percent(other[name]):
        return None
    return Moved(titles[name], own[name], other[name])
