"""The machine, the pure walk and a naive reading of the format, step by step together."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import Expectation, Journal, Playthrough, branch_off, replay
from game.play.expectation import WAYS
from game.rules import Changed, Drawn, Step, Table, Told, Walk, World
from game.rules.branches import inject_branches, option_branches
from game.rules.record import Event
from game.scenario.expressions import Chosen
from game.scenario.likelihoods import BAND_NAMES
from tests.building import never_drawn
from tests.generating import Data, compiled, scenarios, share
from tests.naive import Naive, Now, Outcome, explored
from tests.samples import HARBOUR, played

seeds = st.integers(0, 2**64)


def told(table: Table, event: Event) -> tuple[Any, ...]:
    """Return an event as the naive reading writes it down."""
    match event:
        case Told(text):
            return "told", text
        case Changed():
            quantity = table.scenario.variables.get(event.name)
            before, after = (
                number if quantity is None else quantity.show(number)
                for number in (event.before, event.after)
            )
            why = event.because, event.note, event.shown
            return "changed", event.name, before, after, *why
        case Drawn():
            return "drawn", event.entry, event.because


def agree(table: Table, world: World, now: Now) -> None:
    """See that every value is the same, and all that was chosen and visited."""
    assert world.place == now.place
    assert {name: table.value(world, name) for name in now.values} == now.values
    for mark, slot in table.layout.marks.items():
        if isinstance(mark, Chosen):
            happened = f"{mark.state}.{mark.option}" in now.chosen
        else:
            happened = mark.state in now.visited
        assert world.values[slot] == happened, mark


def follow(table: Table, naive: Naive, now: Now, step: Step) -> Now:
    """Take the same step in the naive reading, and compare what came of it."""
    outcome = next(o for o in naive.outcomes(now, step.option) if o.draws == step.draws)
    assert [told(table, event) for event in step.events] == outcome.events
    drawn = [event for event in step.events if isinstance(event, Drawn)]
    shares = [[(s.entry, s.low, s.point, s.high) for s in event.shares] for event in drawn]
    assert shares == outcome.shares
    agree(table, step.before, now)
    agree(table, step.after, outcome.now)
    return outcome.now


def random_play(table: Table, seed: int) -> Playthrough:
    """Return a game played to its end at random."""
    game, random = Playthrough(table, seed), Random(seed)
    while not game.is_over:
        game.choose(random.choice(game.offered), reason=random.choice(["", "Why not?"]))
    return game


@share(0.5)
@given(scenarios(), seeds)
def test_the_machine_and_the_naive_reading_agree(data: Data, seed: int) -> None:
    """Along a random game every value, text, reason and likelihood is the same in both."""
    table, naive = compiled(data), Naive(data)
    game, random = Playthrough(table, seed), Random(seed)
    now = naive.start()
    for step in game.opening:
        now = follow(table, naive, now, step)
    while not game.is_over:
        assert list(game.offered) == naive.offered(now)
        turn = game.choose(random.choice(game.offered))
        for step in turn.steps:
            now = follow(table, naive, now, step)
    assert game.world.place in data["endings"]


@share(0.5)
@given(scenarios(), seeds)
def test_the_machine_and_the_pure_walk_agree(data: Data, seed: int) -> None:
    """The play steps of a game, walked without the machine, give the very same steps."""
    table = compiled(data)
    game = random_play(table, seed)
    walk = Walk(table, never_drawn)
    walk.play(game.play_steps)
    assert tuple(walk.steps) == game.steps
    assert walk.world == game.world


@share(0.5)
@given(scenarios(), seeds)
def test_a_replayed_journal_gives_the_same_record(data: Data, seed: int) -> None:
    """Through JSON and back, with turns taken back, the record is the same to the last byte."""
    table = compiled(data)
    game, random = random_play(table, seed), Random(seed)
    for _ in range(random.randrange(3)):
        game.undo()
    while random.random() < 0.7 and not game.is_over:
        expects = Expectation("heat", random.choice(WAYS), random.choice(BAND_NAMES), "It cools.")
        game.choose(
            random.choice(game.offered), reason="Because {heat}.\x1b[1m", expectation=expects
        )
    text = game.journal.to_json()
    again = replay(table, Journal.from_json(text))
    assert again.stopped is None
    assert repr(again.playthrough.steps) == repr(game.steps)
    assert again.playthrough.undone == game.undone
    assert again.playthrough.world == game.world
    assert Journal.from_json(again.playthrough.journal.to_json()) == Journal.from_json(text)


@share(0.5)
@given(scenarios(), seeds)
def test_undo_restores_and_rolls_nothing_anew(data: Data, seed: int) -> None:
    """Each turn taken back leaves what was before it; made again, it is the same turn."""
    table = compiled(data)
    game = random_play(table, seed)
    turns, end = game.turns, game.world
    for count, turn in reversed(list(enumerate(turns))):
        assert game.undo()
        assert game.world == turn.steps[0].before
        assert game.turns == turns[:count]
        assert turn.option in game.offered
    assert not game.undo()
    for turn in turns:
        assert game.choose(turn.option, reason=turn.reason) == turn
    assert game.world == end


def assert_same_branches(table: Table, naive: Naive, now: Now, world: World) -> None:
    """See that the branches from here are exactly those that draws can bring."""
    agree(table, world, now)
    options = [None] if naive.is_inject(now) else naive.offered(now)
    if now.place not in naive.data["states"]:
        return
    for option in options:
        branches = list(
            inject_branches(table, world)
            if option is None
            else option_branches(table, world, option)
        )
        outcomes: list[Outcome] = list(naive.outcomes(now, option))
        assert [branch.draws for branch in branches] == [one.draws for one in outcomes]
        for branch, outcome in zip(branches, outcomes, strict=True):
            agree(table, branch.world, outcome.now)


def world_of(table: Table, now: Now) -> World:
    """Return a naive situation as a world of the table."""
    values = []
    for name, quantity in table.layout.quantities.items():
        value = now.values[name]
        ordered = getattr(quantity, "values", None)
        values.append(list(ordered).index(value) if ordered is not None else int(value))
    for mark in table.layout.marks:
        if isinstance(mark, Chosen):
            values.append(int(f"{mark.state}.{mark.option}" in now.chosen))
        else:
            values.append(int(mark.state in now.visited))
    return World(now.place, tuple(values))


@share(0.5)
@given(scenarios())
def test_branches_are_exactly_what_draws_can_bring(data: Data) -> None:
    """From every situation that can occur, all ways on are found, in file order, and no other."""
    table, naive = compiled(data), Naive(data)
    explored(naive, lambda now: assert_same_branches(table, naive, now, world_of(table, now)))


@share(0.5)
@given(scenarios(), seeds, st.data())
def test_a_branch_goes_the_same_way_and_harms_nothing(
    data: Data, seed: int, picks: st.DataObject
) -> None:
    """Up to any decision all is as it was; played on alike, all that follows is too."""
    game = random_play(compiled(data), seed)
    game.undo()
    before = repr(game.journal)
    stand = picks.draw(st.integers(0, len(game.turns)))
    branch = branch_off(game, stand)
    assert (branch.opening, branch.turns) == (game.opening, game.turns[:stand])
    assert branch.undone == 0
    for turn in game.turns[stand:]:
        branch.choose(turn.option, reason=turn.reason, expectation=turn.expectation)
    assert (branch.steps, branch.world) == (game.steps, game.world)
    assert repr(game.journal) == before


def test_a_branch_is_no_longer_than_its_game() -> None:
    """There is nothing to branch off from beyond the last decision, or before the first."""
    game = played(HARBOUR, "ask_again")
    for decisions in (2, -1):
        with pytest.raises(ValueError, match=str(decisions)):
            branch_off(game, decisions)
