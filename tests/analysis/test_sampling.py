"""Random games, as many at once as columns hold."""

from __future__ import annotations

import pytest
from hypothesis import given

from game.analysis.columns.games import sample
from game.analysis.odds import Odds
from game.analysis.sampling import Samples
from game.play import Playthrough
from game.rules import PlayError, Table
from tests.building import option, story
from tests.generating import Data, compiled, scenarios, share
from tests.stories import odds_of

_GAMES = 4_000


def test_a_game_that_never_ends_is_given_up() -> None:
    """A story that goes round for ever is named, instead of being played for ever."""
    with pytest.raises(PlayError, match="round and round at `here`"):
        sample(story(option("to: here")), games=1)


def test_a_game_that_can_go_no_further_is_named() -> None:
    """A decision with nothing on offer is named, instead of crashing the sampling."""
    with pytest.raises(PlayError, match="Nothing is on offer at `here`"):
        sample(story(option("if: flag\nto: home")), games=1)


def test_the_same_seed_gives_the_same_games() -> None:
    """What is sampled hangs on the seed alone."""
    table = story(option("chance: {a: {likelihood: 30, to: home}, b: {likelihood: 70, to: lost}}"))
    assert sample(table, 5_000, seed=3) == sample(table, 5_000, seed=3)
    assert sample(table, 5_000, seed=3) != sample(table, 5_000, seed=4)


def test_progress_is_told_and_may_cancel() -> None:
    """Whoever is told of the games played can stop them."""
    told: list[int] = []

    def stop(games: int) -> None:
        told.append(games)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sample(story(option("to: home")), progress=stop)
    assert told == [1_000]


@share(0.2)
@given(scenarios())
def test_shares_come_near_the_exact_points(data: Data) -> None:
    """Shares are nowhere further off than chance explains one time in ten million."""
    table = compiled(data, prose=False)
    decisions = {s: one["options"] for s, one in data["states"].items() if "options" in one}
    for choosing in ({}, {state: list(options)[-1] for state, options in decisions.items()}):
        samples = sample(table, _GAMES, choosing)
        odds = odds_of(table, choosing=choosing)
        assert samples.games == _GAMES
        # The stated error is 1.96 standard errors; 5.4 of them are one in ten million.
        far = samples.error / 1.96 * 5.4
        for ending, share_of in samples.endings.items():
            assert share_of == pytest.approx(odds.start[ending].point, abs=far)
        if not choosing:
            _options_come_near(samples, odds)


def _options_come_near(samples: Samples, odds: Odds) -> None:
    """Those that are often taken: others say little."""
    table = odds.situations.table
    start = table.start.place
    for option_id in table.states[start].options:
        name = f"{start}.{option_id}"
        if name in samples.options and len(odds.situations.numbers[start]) == 1:
            for ending, share_of in samples.options[name].items():
                assert share_of == pytest.approx(odds.options[name][ending].point, abs=0.1)


@share(0.2)
@given(scenarios())
def test_the_steps_of_a_game_replay_to_its_ending(data: Data) -> None:
    """What was played in columns is played again step by step, to the same ending."""
    table = compiled(data)
    samples = sample(compiled(data, prose=False), 500)
    assert samples.shortest
    for ending, steps in samples.shortest.items():
        assert _ending_of(table, steps) == ending


def _ending_of(table: Table, steps: list[str]) -> str | None:
    playthrough = Playthrough(table, 1, steps)
    return str(playthrough.ending.id) if playthrough.ending is not None else None
