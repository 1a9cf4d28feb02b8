"""What can be met on the way: decisions with their options, and what happens in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.reports.exploration import Exploration
from game.reports.packet.evidence import Marks
from game.reports.packet.odds import OddsTable, odds_table
from game.reports.packet.outcomes import Outcome, Outcomes
from game.reports.packet.prose import OnPaper, Piece
from game.rules.table import OptionRule, StateRule
from game.scenario.model import Option, Prose

Kind = Literal["decision", "event", "unseen"]
"""The player decides; the player reads; nothing is shown."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What an adviser says, or why they are for or against something (Markdown)."""

    name: str
    says: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option.

    Attributes:
        letter: what it is called by in its decision.
        name, label: its id, and its label in plain text.
        detail: what it involves (Markdown).
        pro, con, unknown: its arguments (Markdown).
        backed_by, opposed_by: advisers, with their reasons.
        when: where it is on offer, in plain text; empty for always.
        unavailable: what the player reads where it is not (Markdown).
        is_secret: whether players learn that there is such an option only where it is on offer.
        is_met: whether it is ever on offer.
        outcome: what it leads to.
    """

    letter: str
    name: str
    label: str
    detail: tuple[Piece, ...]
    pro: tuple[str, ...]
    con: tuple[str, ...]
    unknown: tuple[str, ...]
    backed_by: tuple[Voice, ...]
    opposed_by: tuple[Voice, ...]
    when: str
    unavailable: str
    is_secret: bool
    is_met: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Scene:
    """A state.

    Attributes:
        name: its id.
        number: of a decision, in the order of the file, from 1; 0 for anything else.
        kind: what it is.
        title: in plain text.
        time, text: as told (Markdown); the text of an event is its outcome's.
        minutes: as its author says; None where they do not.
        objectives: those it is about, in plain text.
        notes: for the instructor (Markdown).
        advice: what advisers say.
        asks_reason: whether players are asked for a written reason.
        choices: of a decision; those that players may not know of come last.
        outcome: of an event.
        odds: of each ending under each option.
        leads_to: the states and endings that it can lead to, by id, in file order.
        is_met: whether any play comes to it.
    """

    name: str
    number: int
    kind: Kind
    title: str
    time: tuple[Piece, ...]
    text: tuple[Piece, ...]
    minutes: int | None
    objectives: tuple[str, ...]
    notes: str
    advice: tuple[Voice, ...]
    asks_reason: bool
    choices: tuple[Choice, ...]
    outcome: Outcome | None
    odds: OddsTable | None
    leads_to: tuple[str, ...]
    is_met: bool


def scenes(paper: OnPaper, marks: Marks, found: Exploration) -> Iterator[Scene]:
    """Yield every state of a scenario, in file order."""
    teller, number = _Scenes(paper, marks, found), 0
    for rule in paper.table.states.values():
        number += rule.state.is_decision
        yield teller.scene(rule, number if rule.state.is_decision else 0)


class _Scenes:
    def __init__(self, paper: OnPaper, marks: Marks, found: Exploration) -> None:
        self._paper, self._found = paper, found
        self._outcomes = Outcomes(paper, marks)
        self._advisers = {
            name: paper.line(one.name) for name, one in paper.table.scenario.advisers.items()
        }

    def scene(self, rule: StateRule, number: int) -> Scene:
        state, paper = rule.state, self._paper
        # Else a letter that is left out on a sheet would tell that there is something to be found.
        options = sorted(rule.options.items(), key=lambda item: _is_secret(item[1].option))
        letters = dict(zip(dict(options), _letters(len(options)), strict=True))
        return Scene(
            name=str(state.id),
            number=number,
            kind="decision" if state.is_decision else "unseen" if state.quiet else "event",
            title=paper.title(state),
            time=paper.pieces(state.time),
            text=paper.pieces(state.text),
            minutes=state.minutes,
            objectives=tuple(map(paper.label, state.objectives)),
            notes=paper.prose(state.notes),
            advice=tuple(
                Voice(self._advisers[name], paper.pieces(says))
                for name, says in state.advice.items()
            ),
            asks_reason=state.reason,
            choices=tuple(self._choice(str(state.id), one, letters[name]) for name, one in options),
            outcome=None
            if rule.block is None
            else self._outcomes.of(rule.block, quiet=state.quiet),
            odds=odds_table(self._found, str(state.id), letters),
            leads_to=tuple(dict.fromkeys(rule.destinations)),
            is_met=str(state.id) not in self._found.unreachable.states,
        )

    def _choice(self, state: str, rule: OptionRule, letter: str) -> Choice:
        option, paper = rule.option, self._paper
        return Choice(
            letter=letter,
            name=str(option.id),
            label=paper.line(option.label),
            detail=paper.pieces(option.detail),
            pro=tuple(map(paper.prose, option.pro)),
            con=tuple(map(paper.prose, option.con)),
            unknown=tuple(map(paper.prose, option.unknown)),
            backed_by=self._voices(option.backed_by),
            opposed_by=self._voices(option.opposed_by),
            when=paper.condition(option.when),
            unavailable=paper.prose(option.unavailable),
            is_secret=_is_secret(option),
            is_met=f"{state}.{option.id}" not in self._found.unreachable.options,
            outcome=self._outcomes.of(rule.block),
        )

    def _voices(self, reasons: Mapping[str, Prose]) -> tuple[Voice, ...]:
        return tuple(
            Voice(self._advisers[name], (Piece(self._paper.prose(why)),))
            for name, why in reasons.items()
        )


def _is_secret(option: Option) -> bool:
    return option.when is not None and option.unavailable is None


def _letters(count: int) -> list[str]:
    """Return A to Z, then AA, AB and so on."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    more = (first + second for first in alphabet for second in alphabet)
    return [*alphabet, *more][:count] if count <= 702 else [str(one + 1) for one in range(count)]
