"""A playthrough cut into the pages that a player reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.play import Playthrough
from game.reports.evidence import behind
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
    """

    step: Step
    state: State
    option: Option | None
    told: tuple[str, ...]
    moved: tuple[Moved, ...]
    because: tuple[str, ...]


def pages(table: Table, steps: Iterable[Step]) -> list[Page]:
    """Return what a player reads of ``steps``: quiet ones, and those that say nothing, not."""
    found = (_page(table, step) for step in steps if not step.quiet)
    return [page for page in found if page.told or page.moved or page.option is None]


def _page(table: Table, step: Step) -> Page:
    state = table.scenario.states[step.state]
    return Page(
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
