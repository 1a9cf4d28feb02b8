"""One saved game: as it is used, as it was written down, and as a row of the table."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from types import UnionType
from typing import Any

from game.play.database import SaveError, storable, stored_path
from game.play.journal import Journal, JournalError
from game.play.playthrough import Playthrough

COLUMNS = "id, scenario, digest, file, steps, ending, updated, revision, journal"
_Kind = type | UnionType
_KINDS: tuple[_Kind, ...] = (int, str, str, str | bytes, int, str | None, str, int, str)
_YEARS = range(1970, 3000)
"""Those of which Windows can tell what a clock there shows."""


@dataclass(frozen=True, slots=True)
class Save:
    """One game that was kept.

    Attributes:
        id: its name in lists; never given to another save.
        scenario: the scenario's id.
        digest: SHA-256 of the file it was played from.
        file: that file's path.
        steps: how many decisions stand.
        ending: the ending it came to, or None while it is unfinished.
        updated: when it was last played, in UTC.
        revision: how often it has been written.
        text: its journal as it is stored.
    """

    id: str
    scenario: str
    digest: str
    file: str
    steps: int
    ending: str | None
    updated: datetime
    revision: int
    text: str

    @property
    def can_go_on(self) -> bool:
        """Whether there is something to go on with: decisions, and no ending yet."""
        return self.ending is None and self.steps > 0

    @property
    def journal(self) -> Journal:
        """What was played.

        Raises:
            SaveError: if it is damaged, or a newer program wrote it.
        """
        try:
            return Journal.from_json(self.text)
        except JournalError as error:
            raise SaveError(f"The saved game {self.id} cannot be read: {error}.") from error


@dataclass(frozen=True, slots=True)
class Kept:
    """A game was written down.

    Attributes:
        id: the save it is.
        parted_from: the save it was until now, where another program has changed or removed
            that one; None where nobody did.
    """

    id: str
    parted_from: str | None = None

    @property
    def notice(self) -> str:
        """What the player has to be told; usually nothing."""
        if self.parted_from is None:
            return ""
        return (
            f"Another program has meanwhile gone on with saved game {self.parted_from}, or removed"
            f" it. What you play here is from now on a game of its own, saved game {self.id}."
        )


def row_of(playthrough: Playthrough) -> dict[str, Any]:
    """Return what is to be written down of a game as it stands."""
    scenario, ending = playthrough.scenario, playthrough.ending
    return {
        "scenario": str(scenario.id),
        "digest": scenario.digest,
        "file": storable(os.path.abspath(scenario.file)),  # noqa: PTH100 - the user's spelling
        "steps": len(playthrough.turns),
        "ending": None if ending is None else str(ending.id),
        "updated": datetime.now(UTC).isoformat(timespec="microseconds"),
        "journal": playthrough.journal.to_json(),
    }


def saved(row: tuple[Any, ...]) -> Save:
    """Return the save in a row of the columns.

    Raises:
        SaveError: if this program cannot have written it.
    """
    save_id, scenario, digest, file, steps, ending, updated, revision, journal = row
    if not all(isinstance(one, kind) for one, kind in zip(row, _KINDS, strict=True)):
        raise SaveError(f"The saved game {save_id} cannot be read: it is damaged.")
    try:
        when = datetime.fromisoformat(updated)
        if when.year not in _YEARS:
            raise ValueError(updated)
    except ValueError as error:
        raise SaveError(f"The saved game {save_id} cannot be read: when was it played?") from error
    path = stored_path(file)
    return Save(str(save_id), scenario, digest, path, steps, ending, when, revision, journal)
