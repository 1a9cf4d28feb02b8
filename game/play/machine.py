"""The state machine that carries play, built from the transition table.

States of the machine are the states and endings of the scenario; each option is a trigger, and
each place it may lead to a transition, taken where the option is on offer and its resolution
leads there. Nothing from a file reaches the library as a callback: it would import and call
dotted names. Triggers hold a space, so that they collide with nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import cast

from transitions import EventData, Machine

from game.rules import Drawer, Step, Table, World, resolve_inject, resolve_option
from game.rules.table import OptionRule

READ_ON = "read on"


def _trigger(option: str) -> str:
    return f"choose {option}"


class Position:
    """The model: where one playthrough stands. ``state`` belongs to the machine."""

    state: str
    trigger: Callable[..., bool]

    def __init__(self, world: World) -> None:
        self.world = world


class _Resolution:
    """What an event comes to: worked out once, however many transitions ask."""

    def __init__(self, resolve: Callable[[], Step]) -> None:
        self._resolve = resolve

    @cached_property
    def step(self) -> Step:
        return self._resolve()


class StoryMachine:
    """Moves a position through a scenario."""

    def __init__(self, table: Table) -> None:
        self._table = table
        scenario = table.scenario
        self._machine = Machine(
            model=None,
            states=[*scenario.states, *scenario.endings],
            transitions=list(_transitions(table)),
            initial=str(scenario.start),
            auto_transitions=False,
            send_event=True,
        )

    def position(self) -> Position:
        """Return a new position at the start."""
        position = Position(self._table.start)
        self._machine.add_model(position)
        return position

    def put(self, position: Position, world: World) -> None:
        """Put a position back to a world it was in before."""
        self._machine.set_state(world.place, model=position)
        position.world = world

    def choose(self, position: Position, option: str, drawer: Drawer) -> Step | None:
        """Choose an option; None where it is not on offer.

        Raises:
            PlayError: from ``drawer``; the position is then where it was.
        """
        rule = self._table.states.get(position.world.place)
        if rule is None or option not in rule.options:
            return None
        resolve = partial(resolve_option, self._table, position.world, option, drawer)
        return self._fire(position, _trigger(option), _Resolution(resolve))

    def read_on(self, position: Position, drawer: Drawer) -> Step | None:
        """Resolve the inject the position stands at; None where it stands at none."""
        rule = self._table.states.get(position.world.place)
        if rule is None or rule.block is None:
            return None
        resolve = partial(resolve_inject, self._table, position.world, drawer)
        return self._fire(position, READ_ON, _Resolution(resolve))

    def _fire(self, position: Position, trigger: str, resolution: _Resolution) -> Step | None:
        if not position.trigger(trigger, resolution=resolution):
            return None
        position.world = resolution.step.after
        return resolution.step


def _transitions(table: Table) -> Iterator[dict[str, object]]:
    for name, rule in table.states.items():
        for option, option_rule in rule.options.items():
            for place in dict.fromkeys(option_rule.block.destinations):
                yield {
                    "trigger": _trigger(option),
                    "source": name,
                    "dest": place,
                    "conditions": [
                        partial(_on_offer, option_rule),
                        partial(_leads_to, place),
                    ],
                }
        if rule.block is not None:
            for place in dict.fromkeys(rule.block.destinations):
                yield {
                    "trigger": READ_ON,
                    "source": name,
                    "dest": place,
                    "conditions": [partial(_leads_to, place)],
                }


def _on_offer(rule: OptionRule, event: EventData) -> bool:
    position = cast(Position, event.model)
    return rule.guard is None or bool(rule.guard(position.world.values))


def _leads_to(place: str, event: EventData) -> bool:
    step: Step = event.kwargs["resolution"].step
    return step.after.place == place
