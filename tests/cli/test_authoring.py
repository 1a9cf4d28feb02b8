from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from game.checking import check_file
from tests.cli.running import call, process
from tests.generating import share


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("command", ["new", "author", "schema"])
def test_every_help_has_an_example(command: str) -> None:
    """Help ends with lines that can be typed."""
    result = call(command, "--help")
    assert result.exit_code == 0
    assert f"\n    measured-response {command}" in result.stdout.partition("Examples:")[2]


@pytest.mark.parametrize(("arguments", "key"), [([], "states"), (["--tests"], "properties")])
def test_the_schema_is_printed(arguments: list[str], key: str) -> None:
    """Standard output is a JSON Schema and nothing else."""
    result = call("schema", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert key in schema["properties"]


def test_a_new_scenario_passes_everything(here: Path) -> None:
    """It checks without a warning, its tests reach all of it, it plays, and its id is listed."""
    made = call("new", "my_case")
    assert made.exit_code == 0
    assert call("check", "--strict", "my_case.yaml").stdout == "No problems in 1 file.\n"
    tested = call("test", "my_case.yaml", "--coverage")
    assert tested.exit_code == 0
    assert "reach 100% of it" in tested.stdout
    assert call("play", "my_case.yaml", "--choose", "close,repair/unseen", "--json").exit_code == 0
    for line in made.stdout.splitlines():
        if line.startswith("  measured-response "):
            assert line.split()[2] == "my_case.yaml"
    assert sorted(path.name for path in here.iterdir()) == [
        "my_case.test.yaml",
        "my_case.yaml",
        "scenario.schema.json",
        "tests.schema.json",
    ]


@pytest.mark.parametrize("file", ["my_case.yaml", "my_case.test.yaml"])
def test_editors_are_pointed_to_the_schema(here: Path, file: str) -> None:
    """The first line names a file that is there, and by which the whole file is valid."""
    call("new", "my_case")
    first, _, _ = (here / file).read_text("utf-8").partition("\n")
    start, _, named = first.partition("=")
    assert start == "# yaml-language-server: $schema"
    printed = call("schema", *(["--tests"] if ".test" in file else [])).stdout
    assert (here / named).read_text("utf-8") == printed


def test_it_goes_into_the_folder_of_scenarios(here: Path) -> None:
    """There the program finds it by its name."""
    (here / "scenarios").mkdir()
    made = call("new", "my_case.yaml", "--title", "A case", "--role", "Judge")
    assert (made.exit_code, list(here.glob("*.yaml"))) == (0, [])
    assert "play my_case\n" in made.stdout
    assert "my_case: A case. You are: Judge." in call().stdout
    assert call("test", "my_case").exit_code == 0


@settings(share(0.3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(), role=st.text())
def test_any_title_and_role_will_do(here: Path, title: str, role: str) -> None:
    """Quotes, braces, colons, control characters: what is written can be read again."""
    for path in here.glob("odd*"):
        path.unlink()
    assert call("new", "odd", f"--title={title}", f"--role={role}").exit_code == 0
    report = check_file(here / "odd.yaml")
    assert not report.problems
    assert report.table is not None
    shown = report.table.render(report.table.scenario.title, report.table.start)
    if title.strip().isprintable() and title.strip():
        assert shown == title.strip()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("My Case", "write `my_case`"),
        ("../case", "`../case` is no name"),
        ("chosen", "word of the format"),
        ("a" * 65, "too long"),
        ("", "is no name"),
        ("erbil_2021", "is taken by"),
        ("kept", "kept.yaml exists already"),
        ("half", "half.test.yaml exists already"),
    ],
)
def test_what_cannot_be_made_is_left_alone(here: Path, name: str, said: str) -> None:
    """Exit 2, one line on standard error, and nothing written."""
    (here / "kept.yaml").write_text("mine", "utf-8")
    (here / "half.test.yaml").write_text("mine", "utf-8")
    result = call("new", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert {path.read_text("utf-8") for path in here.iterdir()} == {"mine"}
    assert len(list(here.iterdir())) == 2


def test_a_schema_that_lies_there_is_kept(here: Path) -> None:
    """Whoever changed it meant to."""
    (here / "scenario.schema.json").write_text("{}", "utf-8")
    assert call("new", "my_case").exit_code == 0
    assert (here / "scenario.schema.json").read_text("utf-8") == "{}"


def test_a_folder_that_takes_no_files(here: Path) -> None:
    """Exit 2, and the file that could not be written is named."""
    (here / "tests.schema.json").symlink_to(here / "nowhere" / "at_all")
    result = call("new", "my_case")
    assert result.exit_code == 2
    assert "cannot write " in result.stderr
    assert "Traceback" not in result.stderr


def test_nobody_is_asked_where_nobody_is() -> None:
    """Without a terminal the title comes from the name, and standard input is not read."""
    done = process("new", "a_day_in_may", said="nobody reads this\n")
    assert done.returncode == 0
    assert '\ntitle: "A day in may"\n' in Path("a_day_in_may.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        ("my_case.yaml", "needs a terminal"),
        ("missing.yaml", "there is no file missing.yaml"),
        ("erbil_2020", "did you mean `erbil_2021`?"),
        ("scenarios/", "there is no scenario"),
    ],
)
def test_the_preview_needs_a_file_and_a_terminal(scenario: str, said: str) -> None:
    """Exit 2, one line on standard error, and Textual is not waited for."""
    call("new", "my_case")
    result = call("author", scenario)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
