"""A playthrough cut into the pages that a player reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from game.play import Playthrough
from game.reports.evidence import behind
from game.reports.outcomes import moments, outcome_names
from game.rules import Changed, Drawn, Step, Table, Told, World
from game.scenario.model import Option, State


@dataclass(frozen=True, slots=True)
class Moved:
    """Changes that one effect made together, with what it says of them.

    Attributes:
        changes: those the player sees.
        note: the author's line; may be empty.
        because: the claims and assumptions behind them.
    """

    changes: tuple[Changed, ...]
    note: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What came of a decision, or something that happened by itself.

    Attributes:
        step: the step it tells.
        state: where that was.
        option: what the player had chosen; None where it happened by itself.
        told: its texts (Markdown), in order.
        moved: what changed, in order.
        because: everything it rests on, the likelihood of what chance brought included.
        before: the world as the page before left it.
        after: the world it leaves, with whatever happened out of sight around it.
        unseen: what moved out of sight, by which a player would find another number than the one
            they left; nobody tells them why before the debrief.
    """

    step: Step
    state: State
    option: Option | None
    told: tuple[str, ...]
    moved: tuple[Moved, ...]
    because: tuple[str, ...]
    before: World
    after: World
    unseen: tuple[Changed, ...] = ()

    def after_moves(self, table: Table, count: int) -> World:
        """Return the world as it stands when the first ``count`` of the moves have been told."""
        if count >= len(self.moved):
            return self.after
        values = list(self.before.values)
        for change in chain.from_iterable(one.changes for one in self.moved[:count]):
            values[table.layout.slots[change.name]] = change.after
        return World(self.before.place, tuple(values))


def pages(table: Table, steps: Iterable[Step]) -> list[Page]:
    """Return what a player reads of ``steps``: quiet ones, and those that say nothing, not.

    What those change is counted with the page before them, or with the first.
    """
    found: list[Page] = []
    before: World | None = None
    for step in steps:
        before = step.before if before is None else before
        page = None if step.quiet else _page(table, step, before)
        if page is not None and (page.told or page.moved or page.option is None):
            found.append(page)
            before = step.after
        elif found:
            found[-1] = replace(found[-1], after=step.after)
            before = step.after
    return [replace(page, unseen=tuple(_unseen(table, page))) for page in found]


def _unseen(table: Table, page: Page) -> Iterator[Changed]:
    scenario = table.scenario
    shown = [name for name, variable in scenario.variables.items() if variable.is_shown]
    for name in (*scenario.indicators, *shown):
        changes = [one for which in page.moved for one in which.changes if one.name == name]
        told = sum(one.after - one.before for one in changes)
        before, after = table.number(page.before, name), table.number(page.after, name)
        if before + told != after:
            yield Changed(name, before + told, after, shown=False)


def _page(table: Table, step: Step, before: World) -> Page:
    state = table.scenario.states[step.state]
    return Page(
        before=before,
        after=step.after,
        step=step,
        state=state,
        option=None if step.option is None else state.options[step.option],
        told=tuple(event.text for event in step.events if isinstance(event, Told)),
        moved=tuple(_moved(step)),
        because=tuple(dict.fromkeys(_because(step))),
    )


def _moved(step: Step) -> Iterator[Moved]:
    together: list[Changed] = []
    for event in step.events:
        seen = isinstance(event, Changed) and event.seen
        if together and not (seen and _same_effect(together[-1], event)):
            yield _as_one(together)
            together = []
        if isinstance(event, Changed) and seen:
            together.append(event)
    if together:
        yield _as_one(together)


def _same_effect(last: Changed, event: object) -> bool:
    # The record does not number effects; those with the same note and grounds read as one.
    return isinstance(event, Changed) and last.note == event.note and last.because == event.because


def _as_one(changes: list[Changed]) -> Moved:
    because = dict.fromkeys(name for change in changes for name in behind(change))
    return Moved(tuple(changes), changes[0].note or "", tuple(because))


def _because(step: Step) -> Iterator[str]:
    for event in step.events:
        match event:
            case Changed(seen=True):
                yield from behind(event)
            case Drawn():
                yield from event.because
            case _:
                pass


def before_last(playthrough: Playthrough) -> World:
    """Return the world before the last decision, or before everything."""
    turns = playthrough.turns
    return turns[-1].steps[0].before if turns else playthrough.table.start


def last_pages(playthrough: Playthrough) -> list[Page]:
    """Return the pages of the last turn, or those before the first decision."""
    turns = playthrough.turns
    return pages(playthrough.table, turns[-1].steps if turns else playthrough.opening)


def courses(playthrough: Playthrough, world: World) -> dict[str, list[int]]:
    """Return each outcome's numbers at the start, after each decision, and last in ``world``.

    What the player has not read yet is left out.
    """
    table = playthrough.table
    past = moments(playthrough)[:-1]
    return {
        name: [table.number(one, name) for one in (*past, world)] for name in outcome_names(table)
    }
