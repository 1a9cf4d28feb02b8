"""What a playthrough rested on: the claims and assumptions behind everything that happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.play import Playthrough
from game.reports.evidence import Reason, behind, reasons
from game.rules.record import Changed, Drawn, Told


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """One source, and the claims taken from it."""

    source: str
    claims: tuple[Reason, ...]


def assumptions_behind(playthrough: Playthrough) -> list[Reason]:
    """Return the assumptions that the playthrough rested on, in the order they came up."""
    return [reason for reason in _behind(playthrough) if reason.is_assumption]


def sources_behind(playthrough: Playthrough) -> list[SourceGroup]:
    """Return the claims that the playthrough rested on, grouped by source."""
    groups: dict[str, list[Reason]] = {}
    for reason in _behind(playthrough):
        if not reason.is_assumption:
            groups.setdefault(reason.source, []).append(reason)
    return [SourceGroup(source, tuple(claims)) for source, claims in groups.items()]


def _behind(playthrough: Playthrough) -> list[Reason]:
    return reasons(playthrough.table, playthrough.world, _names(playthrough))


def _names(playthrough: Playthrough) -> Iterator[str]:
    for step in playthrough.steps:
        for event in step.events:
            match event:
                case Changed():
                    yield from behind(event)
                case Drawn():
                    yield from event.because
                    # How likely the others were is also how likely it was that this one came.
                    yield from event.assumptions
                case Told():
                    pass
