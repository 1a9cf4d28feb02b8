"""What was really done, as the path that the scenario lays through itself."""

from __future__ import annotations

from dataclasses import dataclass

from game.play import Playthrough
from game.reports.flat import flat
from game.reports.situation import state_time, state_title
from game.rules import Step, Table
from game.rules.wording import spaced


@dataclass(frozen=True, slots=True)
class PastStep:
    """One decision or event of history's path: when, where, what was chosen, what chance brought.

    All of it is plain text; what was chosen is empty at an event.
    """

    time: str
    title: str
    chosen: str
    drawn: str


@dataclass(frozen=True, slots=True)
class Past:
    """History's path.

    Attributes:
        title, ending: plain text.
        steps: its decisions, and the events in which something was drawn.
        text: what was really done (Markdown).
        play: its play steps.
    """

    title: str
    steps: tuple[PastStep, ...]
    ending: str
    text: str
    play: tuple[str, ...]


def past(table: Table) -> Past | None:
    """Return history's path; None where the scenario tells no history."""
    history = table.scenario.history
    if history is None:
        return None
    game = Playthrough(table, 0, history.play)
    return Past(
        flat(table.render(history.title, game.world)),
        tuple(_step(table, step) for step in game.steps if step.option or step.draws),
        flat(table.render(table.scenario.endings[history.ending].title, game.world)),
        table.tell(history.text, game.world),
        tuple(map(str, history.play)),
    )


def _step(table: Table, step: Step) -> PastStep:
    state = table.scenario.states[step.state]
    chosen = ""
    if step.option is not None:
        chosen = flat(table.render(state.options[step.option].label, step.before))
    return PastStep(
        state_time(table, step.before, state),
        state_title(table, step.before, state) if state.title else spaced(str(state.id)),
        chosen,
        ", ".join(map(spaced, step.draws)),
    )
