"""A decision that was made, in words."""

from __future__ import annotations

from collections.abc import Iterable

from game.play import Turn
from game.reports.flat import flat, sentence
from game.reports.situation import state_title
from game.rules import Table


def decision_title(table: Table, turn: Turn) -> str:
    """Return what was to be decided (plain text)."""
    return state_title(table, turn.steps[0].before, table.scenario.states[turn.state])


def option_chosen(table: Table, turn: Turn) -> str:
    """Return what was chosen (plain text)."""
    option = table.scenario.states[turn.state].options[turn.option]
    return flat(table.render(option.label, turn.steps[0].before))


def way_lines(table: Table, turns: Iterable[Turn]) -> list[str]:
    """Return a line on each decision: what it was about, and what was chosen."""
    return [
        f"{sentence(decision_title(table, turn))} You chose: {sentence(option_chosen(table, turn))}"
        for turn in turns
    ]
