from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.cli import run
from tests.cli.running import call
from tests.samples import BARE, HARBOUR


def listed() -> list[dict[str, object]]:
    """Return the saves as machines read them."""
    data = json.loads(call("saves", "--json").stdout)
    assert data["format"] == 1
    found = data["saves"]
    assert isinstance(found, list)
    return found


def test_games_are_listed_newest_first() -> None:
    """Each with its scenario, how far it came and where it ended."""
    call("play", str(BARE), said="left\n")
    call("play", str(HARBOUR), said="turn_away\n")
    newest, oldest = listed()
    assert set(newest) == {"id", "scenario", "steps", "ending", "updated"}
    assert (newest["scenario"], newest["steps"], newest["ending"]) == (
        "harbour_every_construct",
        1,
        None,
    )
    assert (oldest["scenario"], oldest["ending"]) == ("bare_minimum", "garden")
    shown = call("saves").stdout
    assert "bare_minimum, 1 decision, ended at garden, " in shown
    assert "Go on with one: measured-response play --resume=ID" in shown


def test_a_game_nobody_decided_anything_in_is_not_kept() -> None:
    """Opening a game and leaving again leaves no trace."""
    call("play", str(HARBOUR), said="look\nquit\n")
    assert listed() == []


def test_an_exported_game_can_be_taken_in_again(tmp_path: Path) -> None:
    """Removed here, imported from the file, and resumed with the same record."""
    call("play", str(HARBOUR), "--seed", "3", said="1\nTo be sure.\n2\n\n")
    (save,) = listed()
    file = tmp_path / "game.json"
    written = call("saves", "export", str(save["id"]), "-o", str(file))
    assert (written.exit_code, written.output) == (0, f"Wrote {file}.\n")
    assert call("saves", "export", str(save["id"])).stdout == file.read_text(encoding="utf-8")
    assert call("saves", "remove", str(save["id"])).exit_code == 0
    assert listed() == []
    taken_in = call("saves", "import", str(file), str(HARBOUR))
    (again,) = listed()
    assert taken_in.exit_code == 0
    assert f"as saved game {again['id']}. Go on with it: " in taken_in.stdout
    assert f"measured-response play --resume={again['id']}\n" in taken_in.stdout
    assert again["steps"] == 2
    result = call("play", f"--resume={again['id']}", said="1\n")
    assert "You wrote: To be sure." in result.stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "game.json: this is no exported game"),
        ("[]", "no exported game"),
        ("[" * 100_000, "no exported game"),
        ('{"format": 99}', "newer version"),
        ('{"format": 1, "scenario": "\x1b[31m"}', "no exported game"),
        (
            '{"format":1,"scenario":"nobody","digest":"","seed":1,"opening":[],"entries":[]}',
            "is a game of `nobody`, a scenario that is not known here; name its file: ",
        ),
    ],
    ids=["empty", "a list", "deep", "newer", "hostile", "unknown scenario"],
)
def test_what_is_no_saved_game_is_not_taken_in(tmp_path: Path, text: str, message: str) -> None:
    """Exit 2 with the reason, and nothing is kept."""
    file = tmp_path / "game.json"
    file.write_text(text, encoding="utf-8")
    result = call("saves", "import", str(file))
    assert result.exit_code == 2
    assert message in result.stderr
    assert listed() == []


def test_a_saved_game_names_no_file_to_be_opened(tmp_path: Path) -> None:
    """A scenario is found by the id in it; a path in its place is refused, and nothing is read."""
    call("play", str(BARE), "--seed", "1", said="left\n")
    exported = call("saves", "export", str(listed()[0]["id"])).stdout
    secret, file = tmp_path / "secret.txt", tmp_path / "game.json"
    secret.write_text("for nobody's eyes", encoding="utf-8")
    file.write_text(exported.replace("bare_minimum", secret.as_posix()), encoding="utf-8")
    result = call("saves", "import", str(file))
    assert result.exit_code == 2
    assert "is not the id of a scenario" in result.stderr
    assert f"name its file: measured-response saves import {file} SCENARIO" in result.stderr
    assert "nobody's eyes" not in result.output


def test_a_game_of_another_scenario_is_not_taken_in(tmp_path: Path) -> None:
    """Exit 1: its steps lead nowhere there."""
    call("play", str(HARBOUR), said="turn_away\n")
    file = tmp_path / "game.json"
    call("saves", "export", "1", "-o", str(file))
    result = call("saves", "import", str(file), str(BARE))
    assert result.exit_code == 1
    assert "was not taken in" in result.stderr
    assert len(listed()) == 1


def damage(home: Path) -> None:
    """Write over the journal of every save."""
    with closing(sqlite3.connect(next(home.glob("*.sqlite3")))) as connection, connection:
        connection.execute("UPDATE saves SET journal = 'nothing'")


def test_a_damaged_save_is_explained(home: Path) -> None:
    """Neither resumed nor exported, and nothing worse."""
    call("play", str(HARBOUR), said="turn_away\n")
    damage(home)
    for arguments in (["play", str(HARBOUR), "--resume"], ["saves", "export", "1"]):
        result = call(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "The saved game 1 cannot be read" in result.stderr
    assert len(listed()) == 1


def test_a_save_is_resumed_only_in_its_own_scenario() -> None:
    """Naming another one is wrong usage."""
    call("play", str(HARBOUR), said="turn_away\n")
    result = call("play", str(BARE), "--resume=1")
    assert result.exit_code == 2
    assert "the saved game `1` is one of harbour_every_construct" in result.stderr


def test_the_newest_unfinished_game_of_all_is_resumed_where_none_is_named() -> None:
    """``play --resume`` alone finds the file the game was played from."""
    call("play", str(HARBOUR), said="turn_away\n")
    call("play", str(BARE), said="left\n")
    call("play", str(HARBOUR), said="ask_again\nundo\n")  # nothing is decided in this one
    assert "(morning)" in call("play", "--resume").stdout
    assert "(morning)" in call("play", str(HARBOUR), "--resume").stdout


@pytest.mark.parametrize(
    "arguments",
    [["export", "7"], ["remove", "7"], ["import", "missing.json"], ["export", "1", "-o", "no/x"]],
    ids=" ".join,
)
def test_saves_that_are_not_there_are_wrong_usage(arguments: list[str]) -> None:
    """Exit 2, with a message."""
    call("play", str(BARE), said="left\n")
    result = call("saves", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("measured-response: ")


def test_saves_that_cannot_be_opened_are_an_error_for_machines_too(home: Path) -> None:
    """Exit 2, with one object that says why; for people, the same on standard error."""
    home.write_text("a file in the way of the folder")
    result = call("saves", "--json")
    error = json.loads(result.stdout)
    assert set(error) == {"format", "error"}
    assert "cannot be made" in error["error"]
    assert (result.exit_code, call("saves").stdout) == (2, "")
    assert error["error"] in result.stderr


def test_a_damaged_file_is_spoken_of_once(home: Path) -> None:
    """The command that finds the damage says where the file was put."""
    home.mkdir()
    (home / "saves.sqlite3").write_bytes(b"damage" * 1000)
    result = call("saves")
    assert "The damaged file was kept as" in result.stderr
    assert (result.exit_code, result.stdout) == (0, "No games are kept yet.\n")
    assert call("saves").stderr == ""


def test_a_game_of_another_version_is_taken_in_with_a_word(tmp_path: Path) -> None:
    """An export from a machine whose scenario differs: said, as long as its steps can be made."""
    call("play", str(HARBOUR), said="turn_away\n")
    file = tmp_path / "game.json"
    exported = call("saves", "export", "1").stdout
    journal = json.loads(exported)
    file.write_text(json.dumps({**journal, "digest": "0" * 64}), "utf-8")
    result = call("saves", "import", str(file), str(HARBOUR))
    assert result.exit_code == 0
    assert "not quite the one it was played in" in result.stderr
    assert len(listed()) == 2


def test_a_game_whose_file_was_moved_is_found_by_its_id_or_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither the file nor the id leads to a scenario, the message says what to type."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "here.yaml"
    path.write_bytes(HARBOUR.read_bytes())
    call("play", str(path), said="turn_away\n")
    path.rename(tmp_path / "moved.yaml")
    lost = call("play", "--resume=1")
    assert lost.exit_code == 2
    assert "which is not there any more" in lost.stderr
    assert "measured-response play FILE --resume=1" in lost.stderr
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "moved.yaml").rename(tmp_path / "scenarios" / "harbour_every_construct.yaml")
    assert "(morning)" in call("play", "--resume=1").stdout


def test_an_argument_of_any_length_is_refused_shortly(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten million characters are not read, and not repeated either."""
    assert run(["play", str(BARE), "--choose", "left," * 2_000_000]) == 2
    said = capsys.readouterr()
    assert "is too long; 100000 are allowed" in said.err
    assert len(said.out + said.err) < 1000
