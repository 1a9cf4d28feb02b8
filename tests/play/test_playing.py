"""One playthrough: play steps and their errors, draws, undo, the journal."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from game.play import (
    AfterTheEnd,
    NotOnOffer,
    PlayError,
    Playthrough,
    replay,
)
from game.play.draws import WayTaken, pick, uniform
from game.rules import DrawDoesNotOccur, NoSuchDraw, Table, TooManyInjects, Walk
from tests.building import option, story

STORY = story(
    """
    dawn:
      title: Dawn
      because: seen
      chance:
        fog: {likelihood: unlikely, effects: [{set: {n: 1}}], to: here}
        clear: {likelihood: otherwise, to: here}
    here:
      title: Here
      options:
        sail:
          label: Sail
          because: seen
          chance:
            wind:
              likelihood: roughly_even
              chance:
                gale: {likelihood: luck, to: news}
                breeze: {likelihood: otherwise, to: news}
            calm: {likelihood: otherwise, to: home}
        wait: {label: Wait, effects: [{change: {n: 1}}], to: news}
        swim: {label: Swim, if: flag, to: lost}
    news:
      title: News
      text: The radio.
      to: mail
    mail:
      title: Mail
      because: seen
      chance: {letter: {likelihood: luck, to: there}, bill: {likelihood: otherwise, to: there}}
    there: {title: There, options: {on: {label: On, to: home}, back: {label: Back, to: lost}}}
    """,
    start="dawn",
)


def test_injects_run_on_to_the_next_decision() -> None:
    """The game rests at decisions and endings only; the injects between are in the turn."""
    game = Playthrough(STORY, 1, ["dawn/fog", "wait", "mail/bill"])
    assert [step.play_step for step in game.opening] == ["dawn/fog"]
    (turn,) = game.turns
    assert [step.state for step in turn.steps] == ["here", "news", "mail"]
    assert [step.play_step for step in turn.steps] == ["wait", None, "mail/bill"]
    assert turn.plays == ("wait", "mail/bill")
    assert (turn.state, turn.option) == ("here", "wait")
    assert game.place.id == "there"
    assert game.play_steps == ["dawn/fog", "wait", "mail/bill"]
    assert [game.scenario.id, game.is_over, game.ending] == ["story", False, None]


def test_play_steps_may_name_injects_without_draws() -> None:
    """Naming an inject that draws nothing is no error."""
    game = Playthrough(STORY, 1, ["dawn/clear", "sail/wind/gale", "news", "mail/letter", "on"])
    assert game.ending is not None
    assert game.ending.id == "home"
    assert game.place is game.ending
    assert game.offers() == ()
    assert game.offered == ()


def test_draws_given_beside_the_option_are_fixed() -> None:
    """`choose` takes draws, outermost first, and leaves the inner ones to the seed."""
    game = Playthrough(STORY, 1)
    turn = game.choose("sail", ["wind"], "To see.")
    assert turn.steps[0].draws[0] == "wind"
    assert len(turn.steps[0].draws) == 2
    assert turn.reason == "To see."


Way = Callable[[Table, list[str]], Any]


def machine(table: Table, steps: list[str]) -> Any:
    """Play on the machine."""
    return Playthrough(table, 1, steps)


def walk(table: Table, steps: list[str]) -> Any:
    """Play without it."""
    Walk(table, lambda where, draw: 0).play(steps)


@pytest.mark.parametrize("way", [machine, walk])
@pytest.mark.parametrize(
    ("steps", "error", "words", "offered"),
    [
        (["swim"], NotOnOffer, "`swim` is not on offer at `here`", ("sail", "wait")),
        (["fly"], NotOnOffer, "on offer: sail, wait", ("sail", "wait")),
        (["on"], NotOnOffer, "`on` is not on offer at `here`", ("sail", "wait")),
        (["mail/letter"], NotOnOffer, "`mail/letter` is not on offer", ("sail", "wait")),
        (["dawn/rain"], NoSuchDraw, "`rain` in `dawn/rain`", ("fog", "clear")),
        (["sail/storm"], NoSuchDraw, "it can bring: wind, calm", ("wind", "calm")),
        (["sail/wind/wind"], NoSuchDraw, "gale, breeze", ("gale", "breeze")),
        (["sail/calm/gale"], DrawDoesNotOccur, "fixes the draw `gale`", ("sail/calm",)),
        (["wait/wind"], DrawDoesNotOccur, "`mail/letter` or `mail/bill`.", ("wait",)),
        (["wait", "news/bill"], DrawDoesNotOccur, "write `news`, and then", ("news",)),
        (["wait", "mail/x"], NoSuchDraw, "letter, bill", ("letter", "bill")),
        (["sail/calm", "wait"], AfterTheEnd, "the play ended at `home`", ()),
    ],
)
def test_steps_that_cannot_be_made(
    way: Way, steps: list[str], error: type[PlayError], words: str, offered: tuple[str, ...]
) -> None:
    """Each says which step, why, and what could be named instead; with or without the machine."""
    with pytest.raises(error, match=words) as caught:
        way(STORY, steps)
    assert caught.value.step == steps[-1]
    assert caught.value.offered == offered


def test_nothing_on_offer_is_said_so() -> None:
    """In a scenario that the checker would refuse, the message still reads."""
    table = story("here: {title: Here, options: {go: {label: Go, if: flag, to: home}}}")
    with pytest.raises(NotOnOffer, match="on offer: nothing"):
        Playthrough(table, 1).choose("go")


@pytest.mark.parametrize(
    "steps", [["swim"], ["sail/storm"], ["sail/calm/x"], ["wait", "mail/x"], ["wait/x"]]
)
def test_a_step_that_fails_changes_nothing(steps: list[str]) -> None:
    """World, record, offers and journal are what they were, and play goes on from there."""
    game = Playthrough(STORY, 1)
    before = game.world, game.steps, game.offers(), game.journal
    with pytest.raises(PlayError):
        game.play(steps)
    assert (game.world, game.steps, game.offers(), game.journal) == before
    assert game.choose("wait") == Playthrough(STORY, 1).choose("wait")


def test_steps_before_the_one_that_fails_stand() -> None:
    """`play` gives up at the first step that cannot be made."""
    game = Playthrough(STORY, 1)
    with pytest.raises(NotOnOffer):
        game.play(["wait", "wait"])
    assert game.place.id == "there"
    assert len(game.turns) == 1


def test_undo_then_choosing_again_draws_the_same() -> None:
    """No amount of going back re-rolls what the seed decides."""
    for seed in range(30):
        game = Playthrough(STORY, seed)
        first = game.choose("sail")
        for _ in range(3):
            assert game.undo()
            game.choose("wait")
            assert game.undo()
            assert game.choose("sail") == first
        assert game.undone == 6


def test_fixing_one_draw_does_not_shift_the_others() -> None:
    """Whatever dawn brings, the mail brings the same."""
    for seed in range(30):
        mails = {
            Playthrough(STORY, seed, [dawn, "wait"]).turns[0].plays[-1]
            for dawn in ("dawn/fog", "dawn/clear")
        }
        assert len(mails) == 1


def test_a_draw_come_back_to_is_drawn_anew() -> None:
    """Going round a loop does not bring the same for ever."""
    table = story(
        option("""
        if: n < 3
        because: seen
        effects: [{change: {n: 1}}]
        chance: {heads: {likelihood: 50%, to: toss}, tails: {likelihood: otherwise, to: toss}}
        """)
        + """
toss: {title: Toss, because: seen, chance: {up: {likelihood: 50, to: turn},
       down: {likelihood: 50, to: turn}}}
turn:
  title: Turn
  because: seen
  cases:
    - {if: n == 1, effects: [{change: {n: 1}}], to: toss}
    - {to: there}
there: {title: There, options: {on: {label: On, to: home}}}
"""
    )
    seen = {Playthrough(table, seed, ["go"]).turns[0].plays for seed in range(60)}
    assert len(seen) == 8


@pytest.mark.parametrize("seed", range(4))
def test_the_points_are_honoured_by_seeded_draws(seed: int) -> None:
    """Over six thousand seeds each entry comes as often as its point says, within 4.5 sigma."""
    games = 6_000
    counts: Counter[str] = Counter()
    for number in range(seed * games, (seed + 1) * games):
        index = pick(uniform(number, (), "here.sail", 0), [0.5, 0.0, 0.2, 0.3])
        counts["abcd"[index]] += 1
    assert counts["b"] == 0
    for name, point in {"a": 0.5, "c": 0.2, "d": 0.3}.items():
        sigma = math.sqrt(games * point * (1 - point))
        assert abs(counts[name] - games * point) < 4.5 * sigma


def test_a_game_draws_at_the_points_of_its_table() -> None:
    """Two hundred games of one draw at 32.5 % stay within 4.5 sigma."""
    table = story(
        option("""
        because: seen
        chance:
          yes_it_is: {likelihood: unlikely, to: home}
          it_is_not: {likelihood: otherwise, to: lost}
        """)
    )
    home = sum(Playthrough(table, seed, ["go"]).world.place == "home" for seed in range(200))
    assert abs(home - 65) < 4.5 * math.sqrt(200 * 0.325 * 0.675)


@pytest.mark.parametrize("number", [0.0, 0.25, 0.999_999, math.nextafter(1, 0)])
def test_an_entry_of_no_likelihood_is_never_picked(number: float) -> None:
    """Neither the first, nor one in the middle, nor the last, whatever rounding does."""
    assert pick(number, [0.0, 0.25, 0.0, 0.75 - 1e-12, 0.0]) in (1, 3)
    assert pick(number, [0.0, 1.0]) == 1


def test_numbers_from_the_seed_lie_between_0_and_1() -> None:
    """They differ with the seed, the choices, the place and the repetition."""
    given = [(1, (), "a", 0), (2, (), "a", 0), (1, ("s.o",), "a", 0), (1, (), "b", 0)]
    numbers = [uniform(*one) for one in [*given, (1, (), "a", 1)]]
    assert len(set(numbers)) == 5
    assert all(0 <= number < 1 for number in numbers)
    assert numbers[0] == uniform(1, (), "a", 0)


def test_what_is_known_of_the_way_gives_the_same_numbers() -> None:
    """Steps taken back leave nothing; an inject counts, and is no choice."""
    way = WayTaken(1)
    for state, chosen in (("s", "o"), ("inject", None), ("s", "o"), ("t", "p"), ("inject", None)):
        way.add(state, chosen)
    way.back_to(3)
    assert len(way) == 3
    choices = ("s.o", "s.o")
    assert way.uniform("s/x", "s", "o") == uniform(1, choices, "s/x", 2)
    assert way.uniform("inject", "inject", None) == uniform(1, choices, "inject", 1)
    assert way.uniform("t", "t", "p") == uniform(1, choices, "t", 0)


def test_stories_without_a_decision_end_in_the_opening() -> None:
    """There is nothing to choose, and nothing to undo."""
    table = story("here: {title: Here, text: So it goes., to: home}")
    game = Playthrough(table, 1)
    assert game.is_over
    assert len(game.opening) == 1
    assert not game.undo()
    assert replay(table, game.journal).playthrough.steps == game.steps


@pytest.mark.parametrize("way", [machine, walk])
def test_injects_that_go_round_for_ever_are_given_up(way: Way) -> None:
    """A story too large to check must not hang the program."""
    table = story("here: {title: Here, text: On., to: there}\nthere: {title: There, to: here}")
    with pytest.raises(TooManyInjects, match="never comes to an end"):
        way(table, [])
