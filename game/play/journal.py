"""The journal of a playthrough: what was chosen, what was drawn, what was taken back.

It stores what was drawn, so that playing it again rolls nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from game.play.expectation import WAYS, Expectation
from game.scenario.characters import clean
from game.scenario.limits import DECISIONS, REASON_LENGTH

FORMAT = 1


class JournalError(ValueError):
    """A text that is no journal, or one of a newer program."""


@dataclass(frozen=True, slots=True)
class Chose:
    """A turn: its play steps with every draw, and what the player wrote down before it."""

    steps: tuple[str, ...]
    reason: str = ""
    expectation: Expectation | None = None


@dataclass(frozen=True, slots=True)
class Undid:
    """The last turn was taken back."""


Entry = Chose | Undid


@dataclass(frozen=True, slots=True)
class Journal:
    """A playthrough as it can be stored.

    Attributes:
        scenario: the scenario's id.
        digest: SHA-256 of the file it was played from.
        seed: of the draws.
        opening: play steps of the injects before the first decision.
        entries: everything the player did, in order.
    """

    scenario: str
    digest: str
    seed: int
    opening: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def turns(self) -> int:
        """How many decisions stand at the end."""
        count = 0
        for entry in self.entries:
            count = max(0, count - 1) if isinstance(entry, Undid) else count + 1
        return count

    def to_json(self) -> str:
        """Return it as JSON text."""
        return json.dumps(
            {
                "format": FORMAT,
                "scenario": self.scenario,
                "digest": self.digest,
                "seed": self.seed,
                "opening": list(self.opening),
                "entries": [_entry_data(entry) for entry in self.entries],
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Journal:
        """Read it back.

        Raises:
            JournalError: if ``text`` is no journal of this program, or too long.
        """
        try:
            data = json.loads(text)
            if not isinstance(data, dict) or _whole(data["format"]) < 1:
                raise JournalError("this is no exported game")
            if data["format"] > FORMAT:
                raise JournalError("the journal was written by a newer version of the program")
            return cls(
                scenario=_text(data["scenario"]),
                digest=_text(data["digest"]),
                seed=_whole(data["seed"]),
                opening=tuple(_texts(data["opening"])),
                entries=tuple(_entries(data["entries"])),
            )
        except JournalError:
            raise
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise JournalError("this is no exported game") from error


def _entry_data(entry: Entry) -> dict[str, Any]:
    if isinstance(entry, Undid):
        return {"undo": True}
    data: dict[str, Any] = {"steps": list(entry.steps), "reason": entry.reason}
    if entry.expectation is not None:
        data["expects"] = asdict(entry.expectation)
    return data


def _entries(data: Any) -> Iterator[Entry]:
    for one in _list(data):
        if not isinstance(one, dict):
            raise TypeError("an entry")
        if one.get("undo") is True:
            yield Undid()
            continue
        steps = tuple(_texts(one["steps"]))
        if not steps:
            raise ValueError("a turn without a step")
        yield Chose(steps, _words(one.get("reason", "")), _expectation(one.get("expects")))


def _expectation(data: Any) -> Expectation | None:
    if data is None:  # so are all journals from before players could expect anything
        return None
    way = WAYS[WAYS.index(data["way"])]
    likelihood, wrong_if = _text(data["likelihood"]), _words(data["wrong_if"])
    return Expectation(_text(data["indicator"]), way, likelihood, wrong_if)


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("a list")
    if len(data) > DECISIONS:
        raise JournalError(f"the game has more than {DECISIONS:,} decisions")
    return data


def _texts(data: Any) -> Iterator[str]:
    return (_text(one) for one in _list(data))


def _words(data: Any) -> str:
    """Return what a player wrote, as far as there is room where it is written."""
    return _text(data)[:REASON_LENGTH]


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError("text")
    return clean(data)


def _whole(data: Any) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise TypeError("a whole number")
    return data
