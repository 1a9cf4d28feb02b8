"""What an option or an inject leads to: its text, its changes and its ways on, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.mixing import Range
from game.reports.flat import flat
from game.reports.packet.evidence import Mark, Marks
from game.reports.packet.prose import OnPaper, Piece
from game.rules.table import BlockRule, EffectRule, Move
from game.rules.wording import assumption_value, spaced
from game.scenario.likelihoods import OTHERWISE
from game.scenario.model import Change, Entry, Put


@dataclass(frozen=True, slots=True)
class Effect:
    """Changes that are made together. All of it is plain text.

    Attributes:
        seen: what a player reads of it: *Trust +1*, *Outlook: settled*.
        unseen: what is noted out of the player's sight.
        when: where it is made; empty for always.
        note: what the player reads beside it.
        marks: what it rests on; none where it is bookkeeping alone.
    """

    seen: tuple[str, ...]
    unseen: tuple[str, ...]
    when: str
    note: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways on.

    Attributes:
        drawn: what chance brings, in plain text; empty for a case.
        odds: of it, as fractions of 1; None for a case.
        words: how its author put that likelihood; empty for what remains, and for a case.
        when: where it is taken; empty for a draw, and for what is taken where nothing else is.
        marks: what its likelihood rests on.
        outcome: what follows.
    """

    drawn: str
    odds: Range | None
    words: str
    when: str
    marks: tuple[Mark, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """A block: ``to`` is the state or ending it leads to, None where several ``ways`` lead on."""

    text: tuple[Piece, ...]
    effects: tuple[Effect, ...]
    to: str | None
    ways: tuple[Way, ...]


class Outcomes:
    """Tells what the blocks of one scenario bring."""

    def __init__(self, paper: OnPaper, marks: Marks) -> None:
        self._paper, self._marks = paper, marks
        self._scenario = paper.table.scenario

    def of(self, block: BlockRule, *, quiet: bool = False) -> Outcome:
        """Return what a block brings.

        Args:
            block: of the table.
            quiet: whether it belongs to an inject of which nothing is shown.
        """
        return Outcome(
            () if quiet else self._paper.pieces(block.text),
            tuple(self._effect(effect, quiet=quiet) for effect in block.effects),
            block.to,
            tuple(self._ways(block, quiet=quiet)),
        )

    def _ways(self, block: BlockRule, *, quiet: bool) -> Iterator[Way]:
        for case in block.cases:
            when = self._paper.condition(case.when)
            yield Way("", None, "", when, (), self.of(case.block, quiet=quiet))
        if block.draw is None:
            return
        rule = block.draw
        for entry, drawn, inner in zip(rule.entries, rule.drawn, rule.blocks, strict=True):
            yield Way(
                spaced(str(entry.id)),
                Range(*drawn.odds[drawn.entry]),
                self._likelihood(entry),
                "",
                self._marks.of((*self._named(entry), *entry.because)),
                self.of(inner, quiet=quiet),
            )

    def _likelihood(self, entry: Entry) -> str:
        likelihood = entry.likelihood
        if likelihood.assumption is not None:
            value = assumption_value(self._scenario.assumptions[likelihood.assumption])
            return f"{value}%" if value.isdigit() else value
        return "" if likelihood.kind == OTHERWISE else spaced(likelihood.written)

    def _named(self, entry: Entry) -> tuple[str, ...]:
        assumption = entry.likelihood.assumption
        return () if assumption is None else (str(assumption),)

    def _effect(self, rule: EffectRule, *, quiet: bool) -> Effect:
        told: dict[bool, list[str]] = {True: [], False: []}
        for move, written in zip(rule.moves, rule.effect.moves, strict=True):
            told[move.is_shown and not quiet].append(self._move(move, written))
        sizes = (move.amount_from for move in rule.moves if move.amount_from is not None)
        variables = self._scenario.variables
        is_told = any(
            move.name not in variables or not variables[move.name].is_bookkeeping
            for move in rule.moves
        )
        return Effect(
            tuple(told[True]),
            tuple(told[False]),
            self._paper.condition(rule.effect.when),
            flat(self._paper.prose(rule.effect.note)),
            self._marks.of((*sizes, *rule.because)) if is_told else (),
        )

    def _move(self, move: Move, written: Change | Put) -> str:
        label = self._paper.label(move.name)
        if move.delta is None or isinstance(written, Put):
            return f"{label}: {flat(self._paper.table.show(move.name, move.number))}"
        if move.amount_from is None:
            return f"{label} {signed(move.delta)}"
        ends = self._scenario.assumptions[move.amount_from].plausible_amounts
        least, most = sorted(written.amount.sign * end for end in ends)
        plausible = f"plausible {signed(least)} to {signed(most)}"
        return f"{label} {signed(move.delta)} ({plausible})"


def signed(number: int) -> str:
    """Return a change with its sign: *+2*, *0*."""
    return f"{number:+d}".replace("-", "−") if number else "0"
