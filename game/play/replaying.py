"""Playing a journal again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from game.play.journal import Journal, Undid
from game.play.playthrough import Playthrough
from game.rules import PlayError, Table


@dataclass(frozen=True, slots=True)
class Replayed:
    """A journal played again.

    Attributes:
        playthrough: as far as the journal led.
        stopped: why it could not be followed to its end; None where it could.
        has_changed: whether the scenario is no longer the one that was played.
    """

    playthrough: Playthrough
    stopped: str | None
    has_changed: bool


def replay(table: Table, journal: Journal) -> Replayed:
    """Play a journal again; where the scenario has changed, as far as it still leads."""
    playthrough, stopped = _follow(table, journal)
    differs = table.scenario.digest != journal.digest
    return Replayed(playthrough, stopped, differs or stopped is not None)


def _follow(table: Table, journal: Journal) -> tuple[Playthrough, str | None]:
    try:
        playthrough = Playthrough(table, journal.seed, journal.opening)
    except PlayError as error:
        return Playthrough(table, journal.seed), str(error)
    if playthrough.turns:
        first = playthrough.turns[0].plays[0]
        return Playthrough(table, journal.seed), f"`{first}` stands before the first decision."
    for entry in journal.entries:
        if isinstance(entry, Undid):
            playthrough.undo()
            continue
        try:
            queue = deque(entry.steps)
            playthrough.take_turn(queue, entry.reason, entry.expectation)
        except PlayError as error:
            return playthrough, str(error)
        if queue:
            return playthrough, f"`{queue[0]}` no longer follows `{entry.steps[0]}`."
    return playthrough, None
