"""Random games beside a loop written by hand: ``python -m tests.benchmarks.playthroughs``."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from game.analysis.columns.games import sample
from game.rules import Table, Walk, World, resolve_inject, resolve_option
from game.rules.resolving import make
from game.rules.table import BlockRule, DrawRule
from tests.benchmarks.measuring import Bar, Row, Work, compared, print_rows
from tests.benchmarks.story import Story

TITLE = "Random playthroughs"
_STORY = Story(layers=12, options=4, indicators=4)
_LOOP = "a loop written by hand over the same story"
_GAMES = 2_000


def rows() -> list[Row]:
    """Measure random games of one story."""
    table = _STORY.table
    _play_the_same(_STORY, table)
    by_hand = _games(lambda random: _STORY.play(random.choice, random.random))
    return [
        compared(
            "one at a time, without records",
            _games(lambda random: _without_records(table, random)),
            _LOOP,
            by_hand,
            Bar(0.7, "at least", "×"),
            rounds=9,
        ),
        compared(
            "one at a time, with records",
            _games(lambda random: _with_records(table, random)),
            _LOOP,
            by_hand,
            Bar(0.3, "at least", "×"),
            rounds=9,
        ),
        compared(
            "in bulk",
            lambda: sample(table).games,
            _LOOP,
            by_hand,
            Bar(15, "at least", "×"),
            rounds=9,
        ),
    ]


def _games(play: object) -> Work:
    assert callable(play)

    def work() -> float:
        random = Random(1)
        for _ in range(_GAMES):
            play(random)
        return _GAMES

    return work


def _without_records(table: Table, random: Random) -> World:
    place, values = table.start.place, list(table.start.values)
    while (rule := table.states.get(place)) is not None:
        block = rule.block
        if rule.mark is not None:
            values[rule.mark] = 1
        if block is None:
            option = rule.options[random.choice(rule.offered(values))]
            if option.mark is not None:
                values[option.mark] = 1
            block = option.block
        place = _followed(block, values, random)
    return World(place, tuple(values))


def _followed(block: BlockRule, values: list[int], random: Random) -> str:
    while True:
        for effect in block.effects:
            make(effect, values)
        if block.to is not None:
            return block.to
        if block.draw is not None:
            block = block.draw.blocks[_drawn(block.draw, random)]
        else:
            block = block.cases[block.case(values)].block


def _drawn(draw: DrawRule, random: Random) -> int:
    at = random.random()
    for number, point in enumerate(draw.points):
        at -= point
        if at < 0:
            return number
    return len(draw.points) - 1


def _with_records(table: Table, random: Random) -> World:
    def drawer(_where: str, draw: DrawRule) -> int:
        return _drawn(draw, random)

    world, states = table.start, table.states
    while (rule := states.get(world.place)) is not None:
        if rule.block is not None:
            step = resolve_inject(table, world, drawer)
        else:
            option = random.choice(table.offered(world))
            step = resolve_option(table, world, option, drawer)
        world = step.after
    return world


def _play_the_same(story: Story, table: Table) -> None:
    """See that the loop by hand and the program come to the same values by the same choices."""
    random = Random(3)
    for _ in range(200):
        drawn: list[float] = []

        def chance(drawn: list[float] = drawn) -> float:
            drawn.append(random.random())
            return drawn[-1]

        ending, values, taken = story.play(random.choice, chance)
        walk = Walk(table, _never)
        walk.play(_steps(story, taken, drawn))
        if (walk.world.place, list(walk.world.values)) != (ending, values):
            raise AssertionError("the loop by hand plays another story")


def _steps(story: Story, taken: Sequence[int], drawn: Sequence[float]) -> list[str]:
    left, steps = list(drawn), []
    for acts, number in zip(story.acts, taken, strict=True):
        chance = acts[number].chance
        if chance is None:
            steps.append(f"o{number}")
        else:
            steps.append(f"o{number}/{'a' if left.pop(0) * 100 < chance[0] else 'b'}")
    return steps


def _never(where: str, _draw: DrawRule) -> int:
    raise AssertionError(f"{where} was left open")


if __name__ == "__main__":
    print_rows(rows())
