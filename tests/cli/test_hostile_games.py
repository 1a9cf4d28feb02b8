"""Exported games from strangers: taken in whole, or refused shortly; nothing kept is harmed."""

from __future__ import annotations

import gc
import json
import random
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.play import Expectation
from game.play.saves import FILE
from tests.cli.running import call
from tests.corpus.games import GAMES, LOOP
from tests.corpus.measuring import SECONDS, timed
from tests.lengths import lengths
from tests.mutations import mutated
from tests.samples import HARBOUR, played

LONGEST = 4_500
"""Characters of any complaint."""
SETTINGS = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@cache
def exported() -> dict[str, Any]:
    """Return a game as it is exported: with a draw, reasons, an expectation, and an undo."""
    game = played(HARBOUR)
    game.choose("ask_again", reason="To be sure.")
    game.choose("turn_away", expectation=Expectation("trust", "lower", "likely", "Calm."))
    game.undo()
    game.choose("bring_in", reason="It is\nlate: “now”.")
    data = json.loads(game.journal.to_json())
    assert isinstance(data, dict)
    return data


def sent(home: Path, data: bytes, scenario: Path = HARBOUR) -> Result:
    """Take a game in; all that is promised of any file must hold."""
    home.mkdir(exist_ok=True)
    file = home / "game.json"
    file.write_bytes(data)
    before = _ids()
    result, seconds = timed(lambda: call("saves", "import", str(file), str(scenario)))
    assert seconds < SECONDS
    _assert_clean(result)
    if result.exit_code == 0:
        _assert_kept(_ids()[0], file, scenario)
    else:
        assert result.exit_code in {1, 2}
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert _ids() == before
    with closing(sqlite3.connect(home / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return result


def _ids() -> list[str]:
    return [save["id"] for save in json.loads(call("saves", "--json").stdout)["saves"]]


def _assert_kept(save_id: str, file: Path, scenario: Path) -> None:
    """What was taken in is gone on with; exported and taken in again, it stays what it is."""
    text = call("saves", "export", save_id).stdout
    file.write_text(text, "utf-8")
    assert call("saves", "import", str(file), str(scenario)).exit_code == 0
    assert call("saves", "export", _ids()[0]).stdout == text
    resumed = call("play", str(scenario), f"--resume={save_id}", said="debrief\n1\n\n1\n\n")
    _assert_clean(resumed)
    assert resumed.exit_code == 0


def _assert_clean(result: Result) -> None:
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert not set("\x00\x1b\x9b\u202e\r") & set(result.output)
    assert len(result.stderr) < LONGEST


@lengths("count", short=40, long=5_000)
def test_a_changed_game_is_refused_or_taken_in_whole(count: int, home: Path) -> None:
    """Any bytes of it cut, doubled, moved, swapped or overwritten."""
    dice, valid = random.Random(count), json.dumps(exported(), ensure_ascii=False).encode()
    codes = set()
    for number in range(count):
        codes.add(sent(home, mutated(valid, dice)).exit_code)
        if number % 50 == 0:  # each command was to be a process of its own, and leaves its files
            gc.collect()
    assert {0, 2} <= codes


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
STEPS = st.lists(
    st.sampled_from(["ask_again", "bring_in", "bring_in/safe", "turn_away", "", "/", "x/y", "\x1b"])
    | st.text(max_size=9),
    max_size=3,
)
EXPECTED = st.fixed_dictionaries({
    "indicator": st.sampled_from(["trust", "nobody", "\x1b[2J"]) | ANYTHING,
    "way": st.sampled_from(["higher", "same", "up"]) | ANYTHING,
    "likelihood": st.sampled_from(["likely", "30%"]) | ANYTHING,
    "wrong_if": st.text(max_size=20) | ANYTHING,
})  # fmt: skip
ENTRY = st.just({"undo": True}) | st.fixed_dictionaries(
    {"steps": STEPS}, optional={"reason": st.text() | ANYTHING, "expects": EXPECTED}
)
CHANGES = st.fixed_dictionaries({}, optional={
    "format": st.integers() | ANYTHING,
    "scenario": st.text() | ANYTHING,
    "digest": st.text() | ANYTHING,
    "seed": st.integers() | ANYTHING,
    "opening": STEPS | ANYTHING,
    "entries": st.lists(ENTRY, max_size=5) | ANYTHING,
    "more": ANYTHING,
})  # fmt: skip


@given(change=CHANGES, ascii_only=st.booleans())
@SETTINGS
def test_any_value_under_any_name(change: dict[str, Any], ascii_only: bool, home: Path) -> None:
    """JSON that looks like a game, and may be none."""
    text = json.dumps({**exported(), **change}, ensure_ascii=ascii_only)
    sent(home, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", GAMES)
def test_hostile_games(name: str, home: Path) -> None:
    """Each is refused or taken in within two seconds."""
    home.mkdir(exist_ok=True)
    scenario = home / "round.yaml"
    scenario.write_text(LOOP, "utf-8")
    sent(home, GAMES[name].encode("utf-8", "surrogatepass"), scenario)


def test_an_expectation_of_what_there_is_not_is_kept_and_left_out(home: Path) -> None:
    """The debrief of such a game is written all the same."""
    stranger = {"indicator": "nobody", "way": "same", "likelihood": "likely", "wrong_if": ""}
    entries = [{"steps": ["turn_away"], "expects": stranger}]
    for ending in ("md", "html"):
        assert sent(home, json.dumps({**exported(), "entries": entries}).encode()).exit_code == 0
        file = home / f"debrief.{ending}"
        result = call("play", str(HARBOUR), "--resume", "--debrief", str(file), said="1\n\n" * 4)
        assert result.exit_code == 0
        assert file.read_text("utf-8")


def test_what_was_written_in_a_game_is_cut_where_there_is_no_more_room(home: Path) -> None:
    """A reason is as long as one that is typed may be."""
    entries = [{"steps": ["turn_away"], "reason": "x" * 5_000}]
    assert sent(home, json.dumps({**exported(), "entries": entries}).encode()).exit_code == 0
    (entry,) = json.loads((home / "game.json").read_bytes())["entries"]
    assert entry["reason"] == "x" * 2_000
