from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.locations import bundled_scenarios
from tests.cli.running import call, process
from tests.samples import BARE, HARBOUR, HOSTILE, THREE_MISTAKES


def test_json_is_one_object_that_says_where_the_play_stands() -> None:
    """The shape is the contract, with hidden variables and with the draws that were made."""
    steps = "overnight/false_ones, ask_again"
    result = call("play", str(HARBOUR), "--seed", "7", "--choose", steps, "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    record = data.pop("record")
    assert data == {
        "format": 1,
        "scenario": "harbour_every_construct",
        "seed": 7,
        "steps": ["overnight/false_ones", "ask_again"],
        "state": "first_answer",
        "indicators": {"trust": 6, "danger": 2},
        "variables": {"sureness": "fairly", "false_papers": True, "calls": 1},
        "offered": ["bring_in", "turn_away"],
        "unavailable": {"ask_again": "You have asked already, and she has answered."},
    }
    assert [(step["state"], step["option"], step["draws"]) for step in record] == [
        ("overnight", None, ["false_ones"]),
        ("radio_call", None, []),
        ("first_answer", "ask_again", []),
    ]
    assert record[2]["events"] == [
        {"kind": "told", "text": "She reads them out, slowly."},
        {
            "kind": "changed",
            "name": "calls",
            "before": 0,
            "after": 1,
            "asked": 1,
            "because": [],
            "note": None,
            "shown": False,
        },
        {
            "kind": "changed",
            "name": "sureness",
            "before": "unsure",
            "after": "fairly",
            "asked": None,
            "because": ["customs_doubts"],
            "note": None,
            "shown": True,
        },
    ]


def test_json_at_the_end_names_the_ending() -> None:
    """An ending stands instead of a state, and nothing is on offer there."""
    data = json.loads(call("play", str(BARE), "--choose", "left", "--json").stdout)
    assert data["ending"] == "garden"
    assert "state" not in data
    assert (data["offered"], data["unavailable"]) == ([], {})


def test_the_same_seed_plays_the_same_game() -> None:
    """Without fixed draws the seed alone decides, and other seeds decide otherwise."""
    answers = {
        seed: {
            call("play", str(HARBOUR), "--choose", "bring_in", "--seed", seed, "--json").stdout
            for _ in range(2)
        }
        for seed in "12345678"
    }
    assert {len(found) for found in answers.values()} == {1}
    assert len({json.loads(found.pop())["steps"][-1] for found in answers.values()}) == 2


def test_steps_as_printed_play_the_same_game_under_any_seed() -> None:
    """The draws are in the steps."""
    first = json.loads(call("play", str(HARBOUR), "--choose", "bring_in", "--json").stdout)
    steps = ",".join(first["steps"])
    again = call("play", str(HARBOUR), "--choose", steps, "--seed", "99", "--json")
    assert json.loads(again.stdout)["record"] == first["record"]


@pytest.mark.parametrize(
    ("steps", "step", "offered"),
    [
        ("nowhere", "nowhere", ["ask_again", "bring_in", "turn_away"]),
        ("ask_again,ask_again", "ask_again", ["bring_in", "turn_away"]),
        ("bring_in/hail", "bring_in/hail", ["safe", "storm"]),
        ("turn_away/luck", "turn_away/luck", ["turn_away"]),
        ("turn_away,explain,explain", "explain", []),
    ],
)
def test_a_step_that_is_not_on_offer_is_answered_with_what_is(
    steps: str, step: str, offered: list[str]
) -> None:
    """Exit 1: a sentence on standard error, and one object for machines."""
    result = call("play", str(HARBOUR), "--choose", steps, "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert set(data) == {"format", "error", "step", "offered"}
    assert (data["format"], data["step"], data["offered"]) == (1, step, offered)
    assert data["error"] in result.stderr
    plain = call("play", str(HARBOUR), "--choose", steps)
    assert (plain.exit_code, plain.stdout) == (1, "")
    assert all(name in plain.stderr for name in offered)


def test_programs_never_touch_the_saves(home: Path) -> None:
    """With --choose or --json no home is made at all."""
    call("play", str(HARBOUR), "--choose", "turn_away")
    call("play", str(HARBOUR), "--json")
    assert not home.exists()


def test_a_piped_game_is_played_line_by_line_to_its_debrief() -> None:
    """Where there is no terminal, plain mode is chosen by itself."""
    result = call("play", str(HARBOUR), "--seed", "3", said="3\n\n1\n")
    assert result.exit_code == 0
    assert "Outcome. Trust of the town." in result.stdout
    assert result.stderr == ""


def test_input_that_ends_early_is_no_failure() -> None:
    """The game stops, and says where."""
    result = call("play", str(HARBOUR), said="3\n")
    assert result.exit_code == 0
    assert "The game stands at “The morning after” (morning), after 1" in result.stdout


def test_steps_made_first_are_told_and_the_game_goes_on_from_there() -> None:
    """--choose tells what came of the steps, then listens."""
    result = call("play", str(HARBOUR), "--plain", "--choose", "turn_away", said="explain\n")
    told = result.stdout.index("You chose: Turn her away.")
    assert told < result.stdout.index("Your choice: explain") < result.stdout.index("The end.")


def test_a_saved_game_is_resumed_where_it_stood() -> None:
    """--resume goes on with the newest unfinished game, --resume=ID with that one."""
    call("play", str(HARBOUR), "--seed", "3", said="1\n\n")
    call("play", str(HARBOUR), "--seed", "4", said="3\n\n")
    (newest, oldest) = json.loads(call("saves", "--json").stdout)["saves"]
    assert (newest["steps"], newest["ending"]) == (1, None)
    result = call("play", str(HARBOUR), "--resume")
    assert "(morning)" in result.stdout
    result = call("play", f"--resume={oldest['id']}", said="turn_away\n\nexplain\n")
    assert "Debrief." in result.stdout
    found = json.loads(call("saves", "--json").stdout)["saves"]
    assert [(save["id"], save["ending"]) for save in found] == [
        (oldest["id"], "doubted"),
        (newest["id"], None),
    ]


def test_a_game_of_a_scenario_that_changed_goes_on_as_far_as_it_leads(tmp_path: Path) -> None:
    """It says so, goes on as a new game, and leaves the old one as it was."""
    path = tmp_path / "harbour.yaml"
    text = HARBOUR.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    call("play", str(path), said="ask_again\n\nturn_away\n")
    before = json.loads(call("saves", "--json").stdout)["saves"]
    path.write_text(text.replace("turn_away", "send_off"), encoding="utf-8")
    result = call("play", str(path), "--resume", said="send_off\n")
    assert "The scenario has changed since this game was saved." in result.stdout
    after = json.loads(call("saves", "--json").stdout)["saves"]
    assert after[1:] == before
    assert after[0]["steps"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["play", "erbil_2020"], "did you mean `erbil_2021`?"),
        (["play", "erbil"], "did you mean `erbil_2021`?"),
        (["play", str(BARE), "--seed", "-1"], "not '-1'"),
        (["play", "missing.yaml"], "missing.yaml: No such file"),
        (["play", "."], ".: is a folder"),
        (["play", "--resume=12"], "there is no saved game `12` here"),
        (["play", "--resume", "12"], "there is no saved game `12` here"),
        (["play", "--plain", "--resume", "12", str(BARE)], "there is no saved game `12` here"),
        (["play", str(BARE), "--resume"], "there is no unfinished game here"),
        (["play", str(BARE), "--resume", "--json"], "--resume goes on with a saved game"),
        (["play", str(BARE), "--resume", "--seed", "1"], "keeps the seed"),
        (
            ["play", str(BARE), "--seed", "x"],
            "write a whole number, such as --seed 7, not 'x'.",
        ),
        (["play", "--json"], "Name the scenario"),
        (["play", str(BARE), "--debrief", "x.pdf"], "Name a file.md"),
        (["play", str(BARE), "--debrief", "no/x.md"], "There is no folder no"),
        (["play", str(BARE), "extra"], "unexpected extra argument"),
        (["plya"], "No such command 'plya'"),
        (["check"], "Missing argument"),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], message: str) -> None:
    """Exit 2 with one explanation, and nothing on standard output."""
    result = call(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == "" or "--json" in arguments


def test_a_scenario_with_errors_is_not_played() -> None:
    """Exit 1 with its problems; for machines an object too."""
    result = call("play", str(THREE_MISTAKES), "--json")
    assert result.exit_code == 1
    assert "3 errors in 1 file." in result.stderr
    assert json.loads(result.stdout) == {"format": 1, "error": f"{THREE_MISTAKES} has errors"}


def test_the_debrief_of_a_finished_game_is_written(tmp_path: Path) -> None:
    """The Markdown file holds the debrief of this very game."""
    file = tmp_path / "debrief.md"
    result = call("play", str(BARE), "--choose", "left", "--json", "--debrief", str(file))
    assert result.exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("# Two doors: debrief\n")


def test_the_debrief_is_written_as_a_page(tmp_path: Path) -> None:
    """A file.html holds the debrief of this very game as HTML, in the scenario's language."""
    file = tmp_path / "debrief.html"
    result = call("play", str(BARE), "--choose", "left", "--json", "--debrief", str(file))
    assert result.exit_code == 0
    page = file.read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<h1>Two doors: debrief</h1>" in page


def test_a_debrief_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    """Exit 2 with the reason, before the game."""
    file = tmp_path / ("long" * 100 + ".md")
    result = call("play", str(BARE), "--choose", "left", "--debrief", str(file))
    assert result.exit_code == 2
    assert "The debrief could not be written" in result.stderr
    assert result.stdout == ""


def test_without_an_end_no_debrief_is_written(tmp_path: Path) -> None:
    """The user is told; for a program that asked for the file it is a failure."""
    file = tmp_path / "debrief.md"
    result = call("play", str(BARE), "--json", "--debrief", str(file))
    assert (result.exit_code, file.exists()) == (1, False)
    assert "The game is not over" in result.stderr
    assert call("play", str(BARE), "--debrief", str(file)).exit_code == 0


def test_hostile_text_harms_no_output() -> None:
    """Whatever a scenario says, JSON is JSON and plain text is plain."""
    steps = ["play", str(HOSTILE), "--choose", "left"]
    assert json.loads(call(*steps, "--json").stdout)["ending"] == "garden"
    assert "<script>history</script>" in call(*steps).stdout


@pytest.mark.parametrize("path", bundled_scenarios(), ids=lambda path: path.stem)
def test_what_came_with_the_program_plays_to_its_debrief_through_a_pipe(path: Path) -> None:
    """Taking the first option, or the second, leads to an ending, in a small locale."""
    done = process("play", path.stem, "--seed", "1", said="1\n2\n" * 60, env={"PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Debrief." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_bytes_that_are_no_text_are_survived() -> None:
    """Input that is not UTF-8 is answered like any other nonsense."""
    done = process("play", str(BARE), said=b"\xff\xfe\x00\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The end. The garden." in done.stdout
