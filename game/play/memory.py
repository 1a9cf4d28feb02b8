"""What is remembered beyond single games: what was tried, where it led, which files were opened."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from game.play.database import SaveError, explaining, storable, stored_path, transaction
from game.play.playthrough import Playthrough

__all__ = ["Memory", "Remembered"]

LATELY = 12
"""How many files count as opened lately."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What all games of a scenario have come to, removed ones included.

    Attributes:
        endings: that were found.
        states: decisions and injects that were come to.
        choices: the options chosen at each decision, also those taken back.
        ways: how many different rows of choices came to an ending.
    """

    endings: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ways: int = 0

    def chosen(self, playthrough: Playthrough) -> frozenset[str]:
        """Return the options that were chosen before at the decision a playthrough stands at."""
        state = playthrough.world.place
        here = (option for tried, option in playthrough.tried if tried == state)
        return self.choices.get(state, frozenset()).union(one for one in here if one is not None)

    def found_of(self, endings: Collection[str]) -> list[str]:
        """Say how many of a scenario's endings were found, and how many paths led to any."""
        found = self.endings.intersection(endings)
        said = [f"{len(found)} of {len(endings)} endings found"]
        if self.ways:
            said.append(f"{self.ways} {'path' if self.ways == 1 else 'paths'} tried")
        return said


NOTHING = Remembered()


class Memory:
    """The tables beside the saves.

    Args:
        file: the database, for what is said when it fails.
        connection: to it.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self._file = file
        self._connection = connection

    def note(self, playthrough: Playthrough) -> None:
        """Take in a game as it stands; inside a transaction."""
        scenario, ending = str(playthrough.scenario.id), playthrough.ending
        self._connection.executemany(
            "INSERT OR IGNORE INTO tried VALUES (?, ?, ?)",
            [(scenario, state, option or "") for state, option in playthrough.tried],
        )
        if ending is None:
            return
        choices = " ".join(f"{turn.state}.{turn.option}" for turn in playthrough.turns)
        self._connection.execute(
            "INSERT OR IGNORE INTO endings VALUES (?, ?)", [scenario, str(ending.id)]
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO ways VALUES (?, ?, ?)", [scenario, choices, str(ending.id)]
        )

    def of(self, scenario: str) -> Remembered:
        """Return what is remembered of a scenario.

        Raises:
            SaveError: if it cannot be read.
        """
        with explaining(self._file):
            endings = self._rows("SELECT ending FROM endings WHERE scenario = ?", scenario)
            tried = self._rows("SELECT state, option FROM tried WHERE scenario = ?", scenario)
            ((ways,),) = self._rows(
                "SELECT count(DISTINCT choices) FROM ways WHERE scenario = ?", scenario
            )
        choices: dict[str, set[str]] = {}
        for state, option in tried:
            if option:
                choices.setdefault(state, set()).add(option)
        return Remembered(
            frozenset(str(ending) for (ending,) in endings),
            frozenset(str(state) for state, _ in tried),
            {state: frozenset(options) for state, options in choices.items()},
            int(ways),
        )

    def opened(self, file: Path) -> None:
        """Remember that a scenario file was opened now.

        Raises:
            SaveError: if it cannot be written.
        """
        named = storable(os.path.abspath(file))  # noqa: PTH100 - keeps the user's spelling
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with transaction(self._file, self._connection):
            self._connection.execute("INSERT OR REPLACE INTO opened VALUES (?, ?)", [named, now])
            self._connection.execute(
                "DELETE FROM opened WHERE file NOT IN"
                " (SELECT file FROM opened ORDER BY rowid DESC LIMIT ?)",
                [LATELY],
            )

    def opened_again(self, file: Path) -> None:
        """Bring a file that was opened lately to the front; no other is taken in.

        Nothing is lost but its rank where that cannot be written.
        """
        with suppress(SaveError):
            if os.path.abspath(file) in map(str, self.lately()):  # noqa: PTH100 - as above
                self.opened(file)

    def lately(self) -> list[Path]:
        """Return the files opened lately that are still there, the last one first.

        Raises:
            SaveError: if they cannot be read.
        """
        with explaining(self._file):
            # Each opening makes a row anew: rows are in that order even where the clock was not.
            found = self._rows("SELECT file FROM opened ORDER BY rowid DESC")
        # Rows that name what no file can be called are of no harm here.
        paths = [stored_path(file) for (file,) in found]
        return [Path(path) for path in paths if os.path.isfile(path)]  # noqa: PTH113

    def _rows(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values).fetchall()
