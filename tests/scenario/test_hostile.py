"""Whatever a file holds, it is accepted or refused with a place: no traceback, no long wait."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.checking import check_file
from game.scenario import CannotRead, Loaded, load_source
from game.scenario.source import decode
from tests.corpus.files import SCENARIOS
from tests.corpus.measuring import NAMES, Measured, assert_placed
from tests.scenario.samples_of import VALID, changed, read

ROOT = Path(__file__).parents[2]
SECONDS = 20
"""Of processor time: what grows with the square of a file takes far more, on any machine."""
PIECES = [
    b"{", b"}", b"[", b"]", b": ", b"- ", b"\n", b"  ", b"\t", b"'", b'"', b"&a ", b"*a", b"!!",
    b"<<: ", b"|", b">", b"#", b"%", b"@", b"`", b"---\n", b"...\n", b"\x00", b"\x1b[2J", b"\xff",
    b"\xe2\x80\xae", b"\xef\xbb\xbf", b"99999999999", b"-1", b"0.3", b"null", b"~", b"true", b"{{",
    b"{trust}", b"chosen(", b"and", b"not ", b"otherwise", b"likely", b"to: ", b"? ", b"\\", b"\r",
    b"\r\n", b"\xf0\x9f\x98\x80", b"trust", b"0x", b"1e9", b".", b"/", b"[a, b]", b"{a: b}",
]  # fmt: skip


def looked_at(data: bytes) -> Loaded | None:
    """Read some bytes; all that is promised of any file must hold."""
    begun = time.process_time()
    try:
        loaded = load_source(decode("file.yaml", data))
    except CannotRead as error:
        assert str(error).startswith("file.yaml: ")  # noqa: PT017
        return None
    assert time.process_time() - begun < SECONDS
    assert (loaded.scenario is None) == any(problem.is_error for problem in loaded.problems)
    assert_placed(loaded.problems, loaded.lines)
    return loaded


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return ``data`` with one to three places cut, doubled, moved, swapped or overwritten."""
    for _ in range(dice.randint(1, 3)):
        at, length = dice.randrange(len(data)), dice.choice((1, 1, 2, 5, 20, 200))
        end = min(len(data), at + length)
        piece = dice.choice(PIECES)
        other = dice.randrange(len(data))
        data = dice.choice((
            data[:at] + data[end:],
            data[:at] + piece + data[at:],
            data[:at] + piece + data[end:],
            data[:end] + data[at:end] + data[end:],
            data[:other] + data[at:end] + data[other:],
            data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :],
        )) or b"x"  # fmt: skip
    return data


@pytest.mark.parametrize("seed", range(4))
def test_mutations_of_a_valid_file(seed: int) -> None:
    """Each of many small changes is accepted or refused with a place and a hint."""
    dice = random.Random(seed)
    for _ in range(100):
        looked_at(mutated(VALID.encode(), dice))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 200))
def test_very_many_mutations(seed: int) -> None:
    """A hundred thousand of them."""
    dice = random.Random(seed)
    for _ in range(1_000):
        looked_at(mutated(VALID.encode(), dice))


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


def test_checking_a_mutated_file_does_not_fail_either(tmp_path: Path) -> None:
    """The same holds of the whole of ``check``: rules, analysis, and a test file beside it."""
    dice = random.Random(7)
    path, tests = tmp_path / "file.yaml", tmp_path / "file.test.yaml"
    sound = (
        "scenario: file.yaml\ntests:\n  - name: Home\n    play: [fate/clear, send_boat/found]\n"
        "    expect: {ending: calm_sea, that: [trust < start(trust)]}\n"
        "properties:\n  - {name: None, never: ending and trust > 10}\n"
    )
    for _ in range(60):
        path.write_bytes(mutated(VALID.encode(), dice))
        tests.write_bytes(mutated(sound.encode(), dice))
        try:
            check_file(path)
        except CannotRead as error:
            assert "not UTF-8" in str(error)  # noqa: PT017
