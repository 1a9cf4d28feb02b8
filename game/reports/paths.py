"""The player's way beside history's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from game.play import Playthrough, Turn
from game.reports.decided import decision_title, option_chosen
from game.reports.flat import flat
from game.reports.situation import known_then
from game.rules import Table


@dataclass(frozen=True, slots=True)
class PathRow:
    """One decision: what the player chose there, and what was chosen in history.

    Either is empty where that way did not come past this decision. ``same`` says whether both
    chose the same option, ``parting`` marks the first row at which they did not, and ``known`` is
    what could be known then.
    """

    decision: str
    yours: str
    history: str
    same: bool = False
    parting: bool = False
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paths:
    """Two ways through the scenario.

    Attributes:
        title: what history's way is called.
        text: what was really done (Markdown).
        rows: the decisions of both, those at the same state side by side.
        parted: where they part, in a sentence.
        known: what could be known there; empty where they do not part.
        ending: where history's way ends.
        same_ending: whether the player's ended there too.
    """

    title: str
    text: str
    rows: tuple[PathRow, ...]
    parted: str
    known: tuple[str, ...]
    ending: str
    same_ending: bool

    @property
    def known_line(self) -> str:
        """What could be known where they part, in a sentence; empty where they do not."""
        return f"What could be known then: {'; '.join(self.known)}." if self.known else ""


def compare_with_history(playthrough: Playthrough) -> Paths | None:
    """Return the player's way beside history's; None where the scenario tells no history."""
    table, world = playthrough.table, playthrough.world
    history = table.scenario.history
    if history is None:
        return None
    past = Playthrough(table, playthrough.seed, history.play)
    rows = _mark_parting(_rows(table, playthrough.turns, past.turns))
    return Paths(
        title=flat(table.render(history.title, world)),
        text=table.tell(history.text, world),
        rows=rows,
        known=next((row.known for row in rows if row.parting), ()),
        parted=_parted(rows, same_chance=playthrough.play_steps == past.play_steps),
        ending=flat(table.render(table.scenario.endings[history.ending].title, past.world)),
        same_ending=playthrough.ending is not None and playthrough.ending.id == history.ending,
    )


def _rows(table: Table, yours: Sequence[Turn], past: Sequence[Turn]) -> list[PathRow]:
    # Nothing here is so common that it should be passed over.
    matcher = SequenceMatcher(None, _visits(yours), _visits(past), autojunk=False)
    rows: list[PathRow] = []
    for tag, first, last, past_first, past_last in matcher.get_opcodes():
        mine, theirs = yours[first:last], past[past_first:past_last]
        if tag == "equal":
            pairs: Iterator[tuple[Turn, Turn]] = zip(mine, theirs, strict=True)
            rows += [_side_by_side(table, one, other) for one, other in pairs]
        else:
            rows += [_alone(table, one, is_yours=True) for one in mine]
            rows += [_alone(table, one, is_yours=False) for one in theirs]
    return rows


def _visits(turns: Sequence[Turn]) -> list[tuple[str, int]]:
    """Return each turn's state, and how often it had been decided at before."""
    states = [turn.state for turn in turns]
    return [(state, states[:at].count(state)) for at, state in enumerate(states)]


def _side_by_side(table: Table, yours: Turn, past: Turn) -> PathRow:
    return PathRow(
        decision=decision_title(table, yours),
        yours=option_chosen(table, yours),
        history=option_chosen(table, past),
        same=yours.option == past.option,
        known=_known(table, yours),
    )


def _alone(table: Table, turn: Turn, *, is_yours: bool) -> PathRow:
    chosen = option_chosen(table, turn)
    yours, history = (chosen, "") if is_yours else ("", chosen)
    return PathRow(decision_title(table, turn), yours, history, known=_known(table, turn))


def _known(table: Table, turn: Turn) -> tuple[str, ...]:
    return tuple(known_then(table, turn.steps[0].before))


def _mark_parting(rows: Sequence[PathRow]) -> tuple[PathRow, ...]:
    parting = next((at for at, row in enumerate(rows) if not row.same), None)
    return tuple(replace(row, parting=at == parting) for at, row in enumerate(rows))


def _parted(rows: Sequence[PathRow], *, same_chance: bool) -> str:
    parting = next((row for row in rows if row.parting), None)
    if parting is None:
        chance = "" if same_chance else ", though chance did not fall as it did then"
        return f"You made every decision as it was made in history{chance}."
    if parting.yours and parting.history:
        return (
            f"Your way parts from history's at “{parting.decision}”: you chose “{parting.yours}”; "
            f"in history it was “{parting.history}”."
        )
    whose = "only yours" if parting.yours else "only history's"
    return (
        "Up to there you decided as in history; then events took another course: "
        f"{whose} came to “{parting.decision}”."
    )
