from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli import run
from tests.cli.running import call, process
from tests.samples import BARE, HARBOUR

UNWANTED = ("textual", "jinja2", "sqlite3", "transitions", "numpy")


def imported(*arguments: str) -> set[str]:
    """Return the modules that a fresh process has loaded after the command has run."""
    script = (
        "import sys; from game.cli import run; code = run(sys.argv[1:]); "
        "print('\\n@', *sys.modules); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.rpartition("\n@")[2].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["play", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_next_to_nothing(arguments: list[str]) -> None:
    """Neither the full-screen game nor the reading of scenarios is loaded for it."""
    assert not imported(*arguments) & {*UNWANTED, "yaml", "markdown_it"}


def test_check_never_loads_the_full_screen_game() -> None:
    """Checking needs no screen, no machine and no saves."""
    assert not imported("check", str(HARBOUR)) & set(UNWANTED)


def test_plain_games_never_load_the_full_screen_game() -> None:
    """Nor does a record for machines."""
    assert "textual" not in imported("play", str(BARE), "--choose", "left", "--plain")
    assert "textual" not in imported("play", str(BARE), "--json")


def test_the_list_of_commands_cuts_none_short() -> None:
    """Each is told in one line that ends with a full stop, in a terminal of 80 columns."""
    commands = call("--help").output.partition("Commands:")[2]
    lines = commands.partition("Examples:")[0].strip().splitlines()
    assert len(lines) >= 10
    assert [line for line in lines if not line.endswith(".") or line.endswith("..")] == []


@pytest.mark.parametrize(
    "command", ["", "play", "check", "saves", "saves export", "saves import", "saves remove"]
)
def test_every_help_has_an_example(command: str) -> None:
    """Help ends with lines that can be typed."""
    result = call(*command.split(), "--help")
    assert result.exit_code == 0
    examples = result.stdout.partition("Examples:")[2].split("\n")
    assert any(line.strip().startswith(f"measured-response {command}".strip()) for line in examples)


def test_the_version_is_told() -> None:
    """One line with the name and the version."""
    assert call("--version").stdout == f"measured-response, version {__version__}\n"


def test_without_a_terminal_the_bare_command_lists_the_scenarios(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundled ones, those in ./scenarios and those in the user's folders, and how to play."""
    own, here = tmp_path / "own", tmp_path / "scenarios"
    for folder, name in ((own, "my_own"), (here, "from_here")):
        folder.mkdir()
        (folder / f"{name}.yaml").write_text(BARE.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / f"{name}.test.yaml").write_text("", encoding="utf-8")
        (folder / f"{name}_broken.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEASURED_RESPONSE_SCENARIOS", f"{own}{os.pathsep}{tmp_path / 'missing'}")
    result = call()
    assert result.exit_code == 0
    for line in (
        "erbil_2021: Erbil, February 2021.",
        "my_own: Two doors. You are: A guest.",
        "from_here: Two doors.",
        "my_own_broken: has errors;",
        "Play one: measured-response play ",
    ):
        assert line in result.stdout
    assert ".test" not in result.stdout
    assert call("play", "my_own", "--choose", "left", "--json").exit_code == 0
    assert call("play", "--plain").stdout == result.stdout


def test_no_saves_are_listed_where_there_are_none() -> None:
    """An empty list is no failure."""
    assert call("saves").stdout == "No games are kept yet.\n"
    assert call("saves", "--json").stdout.split() == ["{", '"format":', "1,", '"saves":', "[]", "}"]


def test_saves_that_cannot_be_opened_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listing them is exit 2; a game is played all the same, and says that it is not kept."""
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(file))
    assert call("saves").exit_code == 2
    result = call("play", str(BARE), said="1\n")
    assert result.exit_code == 0
    assert "What you play now is not kept." in result.stdout
    assert "The end. The garden." in result.stdout


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the command as a process with pipes on every side."""
    return subprocess.Popen(
        [sys.executable, "-m", "game", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("lines", [1, 20_000], ids=["at the end", "on the way"])
def test_a_reader_that_goes_away_is_no_traceback(lines: int) -> None:
    """``| head`` ends the command quietly, however much there was still to say."""
    command = started("play", str(HARBOUR), "--plain")
    assert command.stdout is not None
    command.stdout.close()
    _, errors = command.communicate(b"look\n" * lines, timeout=60)
    assert (command.returncode, errors) == (1, b"")


def test_ctrl_c_leaves_quietly() -> None:
    """Exit 130, and no traceback."""
    command = started("play", str(HARBOUR), "--plain")
    assert command.stdin is not None
    assert command.stdout is not None
    command.stdin.write(b"look\n")
    command.stdin.flush()
    while b"Option 3" not in command.stdout.readline():
        assert command.poll() is None
    command.send_signal(signal.SIGINT)
    _, errors = command.communicate(timeout=60)
    assert (command.returncode, errors.strip()) == (130, b"")


def test_a_fault_of_the_program_is_one_short_message(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says where the details are, and shows no traceback unless one is asked for."""

    def fail(*_: object, **__: object) -> None:
        secret = "what the player wrote"
        raise RuntimeError(f"something odd \x1b[2J{len(secret)}\nand more")

    monkeypatch.setattr("game.commands.checking.check", fail)
    assert run(["check", str(BARE)]) == 70
    details = home / "last-failure.txt"
    assert capsys.readouterr().err == (
        "measured-response: this should not have happened: "
        "RuntimeError: something odd \ufffd[2J21\n"
        f"The details are in {details}; please look through them, and report it.\n"
    )
    written = details.read_text("utf-8")
    assert "in fail" in written
    assert __version__ in written
    assert "\x1b" not in written
    assert "secret = " not in written
    monkeypatch.setenv("MEASURED_RESPONSE_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        run(["check", str(BARE)])


def test_a_fault_that_cannot_be_written_down_is_said_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then it is said how to see where it came from."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("something odd")

    home.write_text("a file in the way of the folder")
    monkeypatch.setattr("game.commands.checking.check", fail)
    assert run(["check", str(BARE)]) == 70
    assert "Set MEASURED_RESPONSE_TRACEBACK=1" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "arguments", ["saves", "check --explain MR111", f"play '{HARBOUR}' --plain", "explore --help"]
)
def test_a_full_disk_under_the_output_is_said_in_a_sentence(arguments: str) -> None:
    """Exit 1, and no word of a fault of the program."""
    command = f'"{sys.executable}" -m game {arguments} </dev/null >/dev/full'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "measured-response: nothing more can be written: No space left on device\n"
    )


def test_a_name_that_no_file_can_have_is_no_scenario() -> None:
    """A name too long for any file is refused like any other that is unknown."""
    done = call("check", "a" * 5_000)
    assert done.exit_code == 2
    assert "there is no scenario" in done.stderr


def test_what_was_typed_reaches_no_terminal_as_a_command() -> None:
    """Control characters in an argument come back as marks, not as themselves."""
    done = process("play", str(BARE), "\x1b]0;gone\x07")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_nobody(closed: str) -> None:
    """With a stream closed the command does its work all the same."""
    command = f'"{sys.executable}" -m game play "{BARE}" --plain {closed} </dev/null'
    if closed == "<&-":
        command = command.removesuffix(" </dev/null")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "should not have happened" not in done.stdout + done.stderr


def test_the_home_of_nobody_holds_no_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of a user that there is not is passed over."""
    monkeypatch.setenv("MEASURED_RESPONSE_SCENARIOS", "~nobody_of_that_name")
    assert call("check", str(BARE)).exit_code == 0
