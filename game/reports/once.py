"""Telling what things rest on, each claim and assumption in full once and then in few words."""

from __future__ import annotations

from collections.abc import Iterable

from game.reports.evidence import Reason


class Once:
    """Remembers what has been told in one part of a text, or in all of it."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def lines(self, reasons: Iterable[Reason]) -> list[str]:
        """Return a line for each; those told in the same few words stand there once."""
        lines = (self._say(reason.line, reason.mention) for reason in reasons)
        return list(dict.fromkeys(lines))

    def explained(self, reason: Reason) -> list[str]:
        """Return a line for an assumption, and one for each claim that gives its direction."""
        return [*self.lines([reason]), *self.directions(reason)]

    def directions(self, reason: Reason) -> list[str]:
        """Return a line for each claim that gives an assumption its direction."""
        lines = dict.fromkeys(self._say(one.line, one.mention) for one in reason.rests_on)
        return [f"Its direction rests on: {line}" for line in lines]

    def _say(self, line: str, mention: str) -> str:
        if line in self._told:
            return mention
        self._told.add(line)
        return line
