from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import call, process
from tests.samples import BARE, HARBOUR, HOSTILE, THREE_MISTAKES


@pytest.fixture
def sound(tmp_path: Path) -> list[str]:
    """Scenarios without a problem, and without a doubt that they do not allow."""
    paths = [tmp_path / sample.name for sample in (HARBOUR, BARE, HOSTILE)]
    for path, sample in zip(paths, (HARBOUR, BARE, HOSTILE), strict=True):
        allowed = "# measured-response: allow MR812, MR822 MR826 MR831 MR833, MR851\n"
        path.write_text(allowed + sample.read_text(encoding="utf-8"), encoding="utf-8")
    return [str(path) for path in paths]


def test_a_sound_scenario_has_no_problems(sound: list[str]) -> None:
    """Exit 0, and a closing line that says so."""
    result = call("check", "--strict", *sound)
    assert (result.exit_code, result.stdout) == (0, "No problems in 3 files.\n")


def test_a_scenario_that_came_with_the_program_raises_no_doubt() -> None:
    """What we ship passes the strictest check."""
    result = call("check", "--strict", "erbil_2021")
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 file.\n")


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("", "", ["MR851", "MR812"]),
        ("# measured-response: allow MR812\n", "", ["MR851"]),
        ("# measured-response: allow MR812, MR851\n# More.\n", "", []),
        ("", "  # measured-response: allow MR812", ["MR851"]),
        ("", "  # measured-response: allow MR814", ["MR851", "MR812"]),
        ("# measured-response: allow MR201\n", "", ["MR851", "MR812"]),
    ],
)
def test_warnings_are_allowed_in_a_file_or_at_a_line(
    tmp_path: Path, before: str, after: str, codes: list[str]
) -> None:
    """A comment takes back a warning by its code; at the top in the whole file."""
    path = tmp_path / "file.yaml"
    text = BARE.read_text(encoding="utf-8").replace(
        "left: {label: Left, to: garden}",
        f"left:\n        label: Left\n        if: calm == 0@{after}\n        to: garden",
    )
    assert "calm == 0" in text
    path.write_text(before + text.replace("@", ""), encoding="utf-8")
    result = call("check", "--format", "json", "--strict", str(path))
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == codes
    assert result.exit_code == bool(codes)


def test_each_mistake_is_shown_at_its_place_with_a_caret_and_a_fix() -> None:
    """Three mistakes are three problems in one reading, each marked under the very word."""
    result = call("check", str(THREE_MISTAKES))
    assert result.exit_code == 1
    heads = re.findall(r"^(\S+):(\d+):\d+: error\[MR\d{3}\] \S", result.stdout, re.MULTILINE)
    assert heads == [(str(THREE_MISTAKES), line) for line in ("11", "17", "18")]
    lines = result.stdout.splitlines()
    for word in ("9", "gardn", "colour"):
        marked = next(
            at for at, line in enumerate(lines) if re.match(rf" +\d+ \| .*\b{word}", line)
        )
        start = lines[marked].index(word)
        assert lines[marked + 1][start:] == "^" * len(word)
        assert lines[marked + 2].startswith("  help: ")
    assert lines[-1] == "3 errors in 1 file."


def test_json_is_one_object_with_every_problem() -> None:
    """The shape is the contract: file, line, column, severity, code, message, hint."""
    result = call("check", "--format", "json", str(THREE_MISTAKES))
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["format"] == 1
    assert [problem["line"] for problem in data["problems"]] == [11, 17, 18]
    for problem in data["problems"]:
        assert set(problem) == {"file", "line", "column", "severity", "code", "message", "hint"}
        assert (problem["file"], problem["severity"]) == (str(THREE_MISTAKES), "error")


def test_json_of_a_sound_scenario_lists_nothing(sound: list[str]) -> None:
    """No problems is an empty list."""
    result = call("check", "--format", "json", *sound)
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"format": 1, "problems": []})


def test_github_gets_one_command_for_each_problem() -> None:
    """Each is an annotation with its place, and nothing else is printed."""
    result = call("check", "--format", "github", str(THREE_MISTAKES))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.match(
            r"::error file=[^:]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=MR", line
        )


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A scenario with a warning and no error."""
    path = tmp_path / "warned.yaml"
    text = BARE.read_text(encoding="utf-8").replace('"The garden"', "The garden")
    path.write_text(f"# measured-response: allow MR851\n{text}", encoding="utf-8")
    return path


def test_warnings_fail_only_where_it_is_strict(warned: Path) -> None:
    """A warning is shown either way."""
    lenient, strict = call("check", str(warned)), call("check", "--strict", str(warned))
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert lenient.stdout == strict.stdout
    assert lenient.stdout.endswith("1 warning in 1 file.\n")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.yaml", None, "No such file"),
        ("latin.yaml", b"format: 1\ntitle: caf\xe9\n", "is not UTF-8 text (line 2, byte 0xe9)"),
        ("folder.yaml", "folder", "is a folder"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_usage(
    tmp_path: Path, name: str, data: bytes | str | None, message: str
) -> None:
    """Exit 2, one line on standard error; the other files are checked all the same."""
    path = tmp_path / name
    if isinstance(data, bytes):
        path.write_bytes(data)
    elif data:
        path.mkdir()
    result = call("check", "--format", "json", str(path), str(THREE_MISTAKES))
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    found = json.loads(result.stdout)
    assert len(found["problems"]) == 3
    assert message in found["error"]


def test_a_file_named_without_its_ending_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types the name alone is told the file's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text("format: 1\n", encoding="utf-8")
    result = call("check", "mine")
    assert result.exit_code == 2
    assert "there is no scenario `mine`; there is a file `mine.yaml`" in result.stderr


def test_an_unknown_scenario_names_the_nearest_one() -> None:
    """An id that nobody has is answered with the ids there are."""
    result = call("check", "erbil_2020")
    assert result.exit_code == 2
    assert "there is no scenario `erbil_2020`; did you mean `erbil_2021`?" in result.stderr


def test_a_syntax_error_is_a_problem_at_its_line(tmp_path: Path) -> None:
    """What is not YAML is exit 1, like any other mistake."""
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\nid: [a\n", encoding="utf-8")
    result = call("check", str(path))
    assert result.exit_code == 1
    assert re.match(rf"{re.escape(str(path))}:\d+:\d+: error\[MR", result.stdout)


@pytest.mark.parametrize(
    "line",
    [
        "titel: 日本語 tab\there",
        f"titel: {'very ' * 300}long",
        f"{'title: x' * 300}: 1",
        "titel: \x1b[31mred \u202e",
        "titel\x9b31m: \u202e",
        "titel: \ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    ],
)
def test_any_source_line_can_be_shown(tmp_path: Path, line: str) -> None:
    """Wide, long and hostile lines are shown short, clean, and with the caret on the line."""
    path = tmp_path / "odd.yaml"
    path.write_text(f"format: 1\n{line}\n", encoding="utf-8")
    for style in ("text", "json", "github"):
        result = call("check", str(path), "--format", style)
        assert result.exit_code == 1
        assert not set(result.stdout) & set("\x1b\x07\u202e\x9b\t")
    result = call("check", str(path))
    excerpts = [text for text in result.stdout.splitlines() if re.match(r" {0,4}\d* *\|", text)]
    assert excerpts
    assert max(map(len, excerpts)) <= 110


def test_a_mistake_far_along_a_long_line_is_still_shown(tmp_path: Path) -> None:
    """The line is cut on both sides, and the caret stands under the very word."""
    path = tmp_path / "long.yaml"
    text = BARE.read_text(encoding="utf-8")
    option = f'left: {{label: "{"word " * 60}", to: gardn, detail: "{"more " * 60}"}}'
    path.write_text(text.replace("left: {label: Left, to: garden}", option), encoding="utf-8")
    lines = call("check", str(path)).stdout.splitlines()
    shown = next(at for at, line in enumerate(lines) if "gardn," in line)
    assert len(lines[shown]) <= 110
    assert lines[shown].count("…") == 2
    start = lines[shown].index("gardn")
    assert lines[shown + 1][start:] == "^^^^^"


def test_colour_is_for_terminals_alone() -> None:
    """In a pipe there is none."""
    assert "\x1b" not in process("check", str(THREE_MISTAKES)).stdout


def test_a_code_is_explained() -> None:
    """What it means, why, how to mend it, a caret in the sample; no scenario is needed."""
    result = call("check", "--explain", "mr111")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("error[MR111] ")
    assert result.stdout.index("Wrong:") < result.stdout.index("Right:")
    marked = next(at for at, line in enumerate(lines) if line.strip() == "^")
    assert lines[marked - 1][lines[marked].index("^")] == ":"
    assert not any(letter in result.stdout for letter in "«»\x1b")


@pytest.mark.parametrize(("code", "near"), [("MR1111", "MR111"), ("MR1O1", "MR"), ("x", "MR")])
def test_an_unknown_code_names_the_nearest(code: str, near: str) -> None:
    """Exit 2, one line on standard error."""
    result = call("check", "--explain", code)
    assert (result.exit_code, result.stdout) == (2, "")
    assert near in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_a_scenario_there_is_nothing_to_check() -> None:
    """Wrong usage, as before there was `--explain`."""
    result = call("check")
    assert result.exit_code == 2
    assert "SCENARIO" in result.stderr


def test_checking_never_reads_the_catalogue() -> None:
    """The explanations are loaded by whoever asks for one."""
    code = (
        "import sys; from game.cli import run; run(['check', sys.argv[1]]); "
        "sys.exit('game.scenario.catalogue' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(BARE)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
