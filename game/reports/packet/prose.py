"""The author's prose on paper, where the values that it puts in are not known yet.

A value that changes stands as its label in square brackets: *Confidence stands at [Confidence in
who fired]*. What an assumption is taken as stands there as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.reports.flat import flat
from game.reports.markdown import escape
from game.reports.packet.conditions import InWords
from game.reports.situation import label_of
from game.rules import Table
from game.rules.wording import assumption_value, spaced
from game.scenario.model import Passages, Prose, State


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of prose (Markdown), and in plain text when it is told; empty for always."""

    text: str
    when: str = ""


class OnPaper:
    """Writes the prose of one scenario for paper.

    Attributes:
        table: the compiled scenario.
        condition: says its conditions in words.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.condition = InWords(table)

    def prose(self, prose: Prose | None) -> str:
        """Return prose as Markdown; nothing where there is none."""
        if prose is None:
            return ""
        return "".join(
            part if isinstance(part, str) else self._value(str(part.name)) for part in prose.parts
        ).strip()

    def line(self, prose: Prose | None) -> str:
        """Return prose as one line of plain text."""
        return flat(self.prose(prose))

    def pieces(self, passages: Passages) -> tuple[Piece, ...]:
        """Return all passages, each with its condition in words."""
        return tuple(Piece(self.prose(one.prose), self.condition(one.when)) for one in passages)

    def title(self, state: State) -> str:
        """Return a state's title, in plain text; its id as words where it has none."""
        return self.line(state.title) or spaced(str(state.id))

    def label(self, name: str) -> str:
        """Return what the player reads for an indicator, a variable or an objective."""
        return label_of(self.table, self.table.start, name)

    def has_values(self, markdown: str) -> bool:
        """Whether the label of a value stands in the place of that value."""
        return any(self._value(name) in markdown for name in self.table.scenario.quantities)

    def _value(self, name: str) -> str:
        assumptions = self.table.scenario.assumptions
        if name in assumptions:
            return assumption_value(assumptions[name])
        return f"\\[{escape(self.label(name))}\\]"
