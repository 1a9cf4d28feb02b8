"""Playing a journal again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from game.play.journal import Journal, Undid
from game.play.playthrough import Playthrough
from game.rules import PlayError, Table


@dataclass(frozen=True, slots=True)
class Replayed:
    """A journal played again. ``stopped`` says why it could not be followed to its end."""

    playthrough: Playthrough
    stopped: str | None = None


def replay(table: Table, journal: Journal) -> Replayed:
    """Play a journal again; where the scenario has changed, as far as it still leads."""
    try:
        playthrough = Playthrough(table, journal.seed, journal.opening)
    except PlayError as error:
        return Replayed(Playthrough(table, journal.seed), str(error))
    for entry in journal.entries:
        if isinstance(entry, Undid):
            playthrough.undo()
            continue
        try:
            queue = deque(entry.steps)
            playthrough.take_turn(queue, entry.reason, entry.expectation)
        except PlayError as error:
            return Replayed(playthrough, str(error))
        if queue:
            why = f"`{queue[0]}` no longer follows `{entry.steps[0]}`."
            return Replayed(playthrough, why)
    return Replayed(playthrough)
