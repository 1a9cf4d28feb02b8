"""Whatever a file holds, it is accepted or refused with a place: no traceback, no long wait."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.checking import check_file
from game.scenario import CannotRead, Loaded, load_source
from game.scenario.source import decode
from tests.scenario.samples_of import VALID, changed, read

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
    lines = loaded.lines
    for problem in loaded.problems:
        span = problem.span
        assert 1 <= span.line <= span.end_line <= len(lines) + 1
        assert span.column >= 1
        if span.line <= len(lines):
            assert span.column <= len(lines[span.line - 1]) + 2
        assert problem.message
        assert problem.hint
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


@pytest.mark.parametrize("seed", range(12))
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


BOMB = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" if n else "a0: &a0 [x, x, x]\n"
    for n in range(12)
)

HOSTILE = {
    "alias bomb": BOMB + VALID,
    "alias that holds itself": changed("objectives: [weigh]", "objectives: &o [*o]"),
    "merge bomb": "a: &a {b: c}\n" + "".join(f"m{n}: {{<<: *a}}\n" for n in range(2_000)) + VALID,
    "every tag": "".join(
        f"t{n}: !!{tag} x\n"
        for n, tag in enumerate((
            "python/object/apply:os.system", "python/name:os.system", "python/object/new:x",
            "python/module:os", "python/tuple", "binary", "timestamp", "set", "omap", "int",
        ))
    ) + VALID,
    "a long line": changed("title: The night ferry", "title: " + "x" * 3_000_000),
    "a long key": changed("minutes: 20", "x" * 3_000_000 + ": 20"),
    "a long name": changed("start: fate", "start: " + "x" * 1_000_000),
    "a long list": changed("objectives: [weigh]", "objectives: [" + "x," * 50_000 + "]"),
    "many keys": VALID + "".join(f"k{n}: x\n" for n in range(50_000)),
    "many states": changed(
        "  after:\n",
        "".join(f"  s{n}: {{quiet: true, to: s{n + 1}x}}\n" for n in range(5_000)) + "  after:\n",
    ),
    "many braces": changed("title: The night ferry", "title: '" + "{x}" * 100_000 + "'"),
    "open braces": changed("title: The night ferry", "title: '" + "{" * 500_001 + "'"),
    "a huge number": changed("minutes: 20", "minutes: " + "9" * 1_000_000),
    "a huge hexadecimal number": changed("minutes: 20", "minutes: 0x" + "f" * 1_000_000),
    "a huge percentage": changed("likelihood: 5%", "likelihood: " + "9" * 100_000 + "%"),
    "a huge decimal": changed("likelihood: 5%", "likelihood: 1e999999999"),
    "a tiny decimal": changed("likelihood: 5%", "likelihood: 0." + "0" * 100_000 + "1"),
    "a wide range": changed("range: [0, 10]", "range: [-1000000, 1000000]"),
    "a long condition": changed("if: trust >= 1\n", "if: " + "(" * 1_000_000 + "\n"),
    "a deep list": changed("objectives: [weigh]", "objectives: " + "[" * 1_000_000),
    "a deep block": "".join(" " * n + "a:\n" for n in range(1_000)),
    "zeros": "\0" * 1_000_000,
    "carriage returns": "\r" * 100_000,
    "line feeds": "\n" * 3_000_000,
    "quotes": '"' * 1_000_001,
    "colons": ": " * 200_000,
    "dashes": "- " * 200_000,
    "question marks": "? " * 200_000,
    "a directive": "%YAML 9.9\n---\n" + VALID,
    "a tag directive": "%TAG ! tag:evil,2000:\n---\n" + VALID,
    "documents": "---\na: 1\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(name: str) -> None:
    """Each is refused at a place, in time (or, where it is only odd, accepted)."""
    looked_at(HOSTILE[name].encode())


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
