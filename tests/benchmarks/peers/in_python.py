"""State machines for Python: the story as their states, transitions, guards and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from game.rules import Walk
from game.rules.table import DrawRule
from tests.benchmarks.peers.games import End, Game, Player, one_by_one
from tests.benchmarks.story import ENDINGS, Act, Story

Values = list[int]


def ourselves(story: Story) -> Player:
    """Return this program, with all its records."""
    table = story.table

    def play(game: Game) -> End:
        walk = Walk(table, _never)
        walk.play(map(_step, game.taken, game.drawn))
        return End(walk.world.place, walk.world.values)

    return one_by_one(play)


def _never(where: str, _draw: DrawRule) -> int:
    raise AssertionError(f"{where} was left open")


def _step(number: int, first: bool | None) -> str:
    return f"o{number}" if first is None else f"o{number}/{'a' if first else 'b'}"


def _can(act: Act, values: Values, _first: bool | None) -> bool:
    return act.guard is None or values[act.guard[0]] <= act.guard[1]


def _do(act: Act, top: int, values: Values, first: bool | None) -> None:
    moves = act.moves
    if act.chance is not None:
        moves += act.chance[1] if first else act.chance[2]
    for which, amount in moves:
        values[which] = max(0, min(top, values[which] + amount))


def _ends(story: Story, number: int, values: Values, _first: bool | None = None) -> bool:
    """Whether the game ends as that ending; asked from the last ending to the first."""
    total = sum(value * weight for value, weight in zip(values, story.weights, strict=True))
    return number == 0 or total >= story.bounds[number - 1]


def _started(story: Story) -> Values:
    return [story.top // 2] * story.indicators


def _names(story: Story) -> list[str]:
    return [*(f"s{layer}" for layer in range(story.layers)), "end"]


def transitions_alone(story: Story) -> Player:
    """Return the ``transitions`` package: one machine, set back for each game."""
    machine_type: Any = import_module("transitions").Machine
    names = _names(story)
    machine = machine_type(None, [*names, *ENDINGS], initial="s0", auto_transitions=False)
    for layer, acts in enumerate(story.acts):
        for number, act in enumerate(acts):
            can, do = partial(_can, act), partial(_do, act, story.top)
            machine.add_transition(
                f"o{number}", names[layer], names[layer + 1], conditions=can, before=do
            )
    for number in reversed(range(len(ENDINGS))):
        ends = partial(_ends, story, number)
        machine.add_transition("finish", "end", ENDINGS[number], conditions=ends)
    model: Any = type("Model", (), {})()
    machine.add_model(model)

    def play(game: Game) -> End:
        machine.set_state("s0", model)
        values = _started(story)
        for number, first in zip(game.taken, game.drawn, strict=True):
            model.trigger(f"o{number}", values, first)
        model.trigger("finish", values, None)
        return End(model.state, tuple(values))

    return one_by_one(play)


def python_statemachine(story: Story) -> Player:
    """Return the ``python-statemachine`` package: a machine for each game, as it is meant."""
    package: Any = import_module("statemachine")
    names = _names(story)
    states = {name: package.State(initial=name == "s0") for name in names}
    states |= {ending: package.State(final=True) for ending in ENDINGS}
    events: dict[str, Any] = {}

    def add(event: str, way: Any) -> None:
        events[event] = events[event] | way if event in events else way

    for layer, acts in enumerate(story.acts):
        for number, act in enumerate(acts):
            can, do = _taking(partial(_can, act)), _taking(partial(_do, act, story.top))
            way = states[names[layer]].to(states[names[layer + 1]], cond=can, on=do)
            add(f"o{number}", way)
    for number in reversed(range(len(ENDINGS))):
        ends = _taking(partial(_ends, story, number))
        add("finish", states["end"].to(states[ENDINGS[number]], cond=ends))
    base = package.StateMachine
    machine_type: Any = type(base)("Generated", (base,), {**states, **events})

    def play(game: Game) -> End:
        machine, values = machine_type(), _started(story)
        for number, first in zip(game.taken, game.drawn, strict=True):
            machine.send(f"o{number}", values, first)
        machine.send("finish", values, None)
        return End(str(machine.current_state_value), tuple(values))

    return one_by_one(play)


def _taking(work: Callable[[Values, bool | None], Any]) -> Callable[..., Any]:
    """Return a function whose signature says what it takes: the package looks at that."""

    def taking(values: Values, first: bool | None) -> Any:
        return work(values, first)

    return taking


def sismic(story: Story) -> Player:
    """Return the ``sismic`` package: the story as a statechart in its own YAML."""
    statechart = import_module("sismic.io").import_from_yaml(_statechart(story))
    interpreter_type: Any = import_module("sismic.interpreter").Interpreter
    event: Any = import_module("sismic.model").Event

    def play(game: Game) -> End:
        interpreter = interpreter_type(statechart)
        interpreter.execute()
        for number, first in zip(game.taken, game.drawn, strict=True):
            interpreter.queue(event(f"o{number}", first=first)).execute()
        held = interpreter.context
        values = tuple(held[f"i{number}"] for number in range(story.indicators))
        return End(str(held["ended"]), values)

    return one_by_one(play)


def _statechart(story: Story) -> str:
    started = [f"    i{number} = {story.top // 2}" for number in range(story.indicators)]
    names = _names(story)
    lines = ["statechart:", "  name: generated", "  preamble: |", *started, "    ended = None"]
    lines += ["  root state:", "    name: root", "    initial: s0", "    states:"]
    for layer, acts in enumerate(story.acts):
        lines += [f"    - name: {names[layer]}", "      transitions:"]
        for number, act in enumerate(acts):
            lines += [f"      - event: o{number}", f"        target: {names[layer + 1]}"]
            if act.guard is not None:
                lines.append(f"        guard: i{act.guard[0]} <= {act.guard[1]}")
            lines += ["        action: |", *_actions(act, story.top)]
    total = " + ".join(f"i{number} * {weight}" for number, weight in enumerate(story.weights))
    bounds = [None, *story.bounds, None]
    lines += ["    - name: end", "      transitions:"]
    for ending, low, high in zip(ENDINGS, bounds, bounds[1:], strict=False):
        least = f"{total} >= {low}" if low is not None else "True"
        most = f"{total} < {high}" if high is not None else "True"
        lines += [f"      - target: {ending}", f"        guard: {least} and {most}"]
        lines += [f"        action: ended = '{ending}'"]
    return "\n".join([*lines, *(f"    - name: {ending}" for ending in ENDINGS)])


def _actions(act: Act, top: int) -> Sequence[str]:
    """Return an option's moves as lines of Python."""
    lines = [_moved(which, amount, top) for which, amount in act.moves]
    if act.chance is not None:
        _, then, otherwise = act.chance
        lines += ["if event.first:", *(f"  {_moved(*move, top)}" for move in then)]
        lines += ["else:", *(f"  {_moved(*move, top)}" for move in otherwise)]
    return [f"          {line}" for line in lines]


def _moved(which: int, amount: int, top: int) -> str:
    return f"i{which} = max(0, min({top}, i{which} + {amount}))"
