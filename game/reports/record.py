"""A playthrough as machines read it: what ``play --json`` prints."""

from __future__ import annotations

from typing import Any

from game.play import Playthrough
from game.reports.flat import flat
from game.rules import Changed, Drawn, Event, Step, Table, Told

FORMAT = 1
"""Of every answer that machines read."""


def playthrough_data(playthrough: Playthrough) -> dict[str, Any]:
    """Return where a playthrough stands and how it came there, as JSON data."""
    table, world = playthrough.table, playthrough.world
    scenario = playthrough.scenario
    where = "ending" if playthrough.is_over else "state"
    return {
        "format": FORMAT,
        "scenario": str(scenario.id),
        "seed": playthrough.seed,
        "steps": playthrough.play_steps,
        where: world.place,
        "indicators": {name: table.number(world, name) for name in scenario.indicators},
        "variables": {name: table.value(world, name) for name in scenario.variables},
        "offered": list(playthrough.offered),
        "unavailable": {
            str(offer.option.id): flat(offer.unavailable or "")
            for offer in playthrough.offers()
            if not offer.available
        },
        "record": [_step(table, step) for step in playthrough.steps],
    }


def _step(table: Table, step: Step) -> dict[str, Any]:
    return {
        "state": step.state,
        "option": step.option,
        "draws": list(step.draws),
        "quiet": step.quiet,
        "events": [_event(table, event) for event in step.events],
        "to": step.after.place,
    }


def _event(table: Table, event: Event) -> dict[str, Any]:
    match event:
        case Told(text):
            return {"kind": "told", "text": text}
        case Changed():
            return {
                "kind": "changed",
                "name": event.name,
                "before": _value(table, event.name, event.before),
                "after": _value(table, event.name, event.after),
                "asked": event.asked,
                "because": list(event.because),
                "note": event.note,
                "shown": event.shown,
            }
        case Drawn():
            return {
                "kind": "drawn",
                "entry": event.entry,
                "odds": {entry: list(odds) for entry, odds in event.odds.items()},
                "because": list(event.because),
            }


def _value(table: Table, name: str, number: int) -> int | str | bool:
    variable = table.scenario.variables.get(name)
    return number if variable is None else variable.show(number)
