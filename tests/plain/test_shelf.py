"""The list of scenarios, line by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.plain.shelf import Choice, choose_one, print_list, read_list
from game.play.saves import Store
from tests.plain.test_game import Keyboard
from tests.samples import BARE, HARBOUR, THREE_MISTAKES, played

PATHS = [HARBOUR, BARE, THREE_MISTAKES]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store in which a game of the harbour stands after two decisions."""
    found = Store.open(tmp_path)
    found.record(played(HARBOUR, "ask_again", "turn_away"))
    return found


def asked(store: Store | None, *lines: str) -> tuple[Choice | None, str]:
    """Return what somebody who types ``lines`` chooses, and what was said, on one line."""
    out = io.StringIO()
    source = Keyboard("".join(f"{line}\n" for line in lines))
    choice = choose_one(read_list(PATHS, store), source, out)
    return choice, " ".join(out.getvalue().split())


@pytest.mark.parametrize(
    ("lines", "choice"),
    [
        (("2",), Choice(BARE)),
        (("bare_minimum",), Choice(BARE)),
        (("play 2",), Choice(BARE)),
        (("1",), Choice(HARBOUR, "1")),
        (("new 1",), Choice(HARBOUR)),
        (("new harbour_every_construct",), Choice(HARBOUR)),
        (("q", "1"), None),
        ((), None),
    ],
)
def test_a_scenario_is_chosen_by_number_or_name(
    store: Store, lines: tuple[str, ...], choice: Choice | None
) -> None:
    """A game that was begun is gone on with, unless a new one is asked for."""
    found, said = asked(store, *lines)
    assert found == choice
    assert "You have begun it: 1 goes on after 2 decisions, new 1 begins anew." in said


def test_the_list_tells_what_was_found(store: Store) -> None:
    """Of a scenario that has been played, and of no other."""
    store.record(played(HARBOUR, "turn_away", "explain"))
    store.record(played(HARBOUR, "turn_away", "say_nothing"))
    said = asked(store)[1]
    assert " of 2 endings found, 2 paths tried. You have begun it" in said
    assert said.count("endings found") == 1


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("7", "There is no scenario “7” on the list. Type a number from 1 to 3, or quit."),
        ("bare_minimun", "Did you mean bare_minimum?"),
        ("3", "three_mistakes cannot be played: has errors; measured-response check"),
        ("", "Type a number from 1 to 3, or quit."),
        ("new", "Type a number from 1 to 3, or quit."),
    ],
)
def test_what_cannot_be_played_is_answered_and_asked_again(line: str, answer: str) -> None:
    """The next line can still choose."""
    found, said = asked(None, line, "2")
    assert answer in said.partition("or quit. Play which?")[2]
    assert found == Choice(BARE)


def test_an_empty_list_says_how_to_play_a_file() -> None:
    """Whether it is printed or asked from."""
    printed, asked_from = io.StringIO(), io.StringIO()
    print_list([], printed)
    assert choose_one([], Keyboard("1\n"), asked_from) is None
    assert "Play a file: measured-response play FILE.yaml" in printed.getvalue()
    assert printed.getvalue() == asked_from.getvalue()
