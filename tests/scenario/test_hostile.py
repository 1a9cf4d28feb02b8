"""Whatever a file holds, it is accepted or refused with a place: no traceback, no long wait."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import CannotRead, Loaded, load_source
from game.scenario.source import decode
from tests.corpus.files import SCENARIOS
from tests.corpus.measuring import NAMES, SECONDS, Measured, assert_placed, timed
from tests.scenario.samples_of import changed, read

ROOT = Path(__file__).parents[2]


def looked_at(data: bytes) -> Loaded | None:
    """Read some bytes; all that is promised of any file must hold."""
    try:
        loaded, seconds = timed(lambda: load_source(decode("file.yaml", data)))
    except CannotRead as error:
        assert str(error).startswith("file.yaml: ")  # noqa: PT017
        return None
    assert seconds <= SECONDS
    assert (loaded.scenario is None) == any(problem.is_error for problem in loaded.problems)
    assert_placed(loaded.problems, loaded.lines)
    return loaded


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_at_all(text: str) -> None:
    """Text that nobody meant as YAML."""
    looked_at(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=100))
@settings(max_examples=200)
def test_any_bytes_at_all(data: bytes) -> None:
    """Bytes that nobody meant as text."""
    looked_at(data)


@given(st.text("()+-*<>=! \n.andorttruefalse019[]{}'\"_chosen", max_size=80))
@settings(max_examples=200)
def test_any_condition_at_all(text: str) -> None:
    """What stands in a condition is a condition, or refused."""
    quoted = "'" + text.replace("'", "''").replace("\n", " ") + "'"
    looked_at(changed("if: trust >= 1\n", f"if: {quoted}\n").encode())


@pytest.fixture(scope="module")
def measured() -> dict[str, Measured]:
    """Each hostile file checked as users check it, all in one process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.corpus.measuring"],
        cwd=ROOT,
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {name: Measured(**found) for name, found in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", NAMES)
def test_hostile_files(name: str, measured: dict[str, Measured]) -> None:
    """Refused at a place (or, where only odd, accepted), within 2 s and 256 MB; nothing fails."""
    found = measured[name]
    assert found.failure == ""
    assert found.seconds <= 2
    assert found.megabytes <= 256


@pytest.mark.parametrize("name", ["merge bomb", "many braces", "many keys"])
def test_of_very_many_problems_the_first_thousand_are_told(name: str) -> None:
    """Nobody reads more, and they take time."""
    loaded = looked_at(SCENARIOS[name].encode())
    assert loaded is not None
    assert 1_000 <= len(loaded.problems) <= 1_001


@pytest.mark.parametrize(
    "text",
    [
        "[@click=app.quit]Press[/]", "[/b]", "<script>alert(1)</script>", "{{{{7*7}}}}",
        "{{% x %}}",
        "${{HOME}}", "%s%n%x", "file:///etc/passwd", "[x](javascript:alert(1))", "`rm -rf ~`",
        "{{0.__class__}}", "\\x1b[2J",
    ],
)  # fmt: skip
def test_markup_and_templates_are_only_text(text: str) -> None:
    """What means something to terminals, browsers and templates means nothing here."""
    scenario = read(changed("title: The night ferry", f"title: '{text}'")).scenario
    assert scenario is not None
    [shown] = scenario.title.parts
    assert shown == text.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize(
    "insert", ["{trust.low}", "{trust[0]}", "{0}", "{trust!r}", "{trust:>9999999}"]
)
def test_inserts_reach_nothing_but_names(insert: str) -> None:
    """The braces of Python's formatting are not those of prose."""
    [problem] = read(changed("title: The night ferry", f"title: '{insert}'")).problems
    assert problem.code in ("MR307", "MR308")
