from __future__ import annotations

import gc
from pathlib import Path

import pytest

from game.scenario import CannotRead, SourceText, load, load_source
from game.scenario.limits import FILE_BYTES, NESTING
from game.scenario.problems import MOST
from tests.scenario.samples_of import VALID, changed, marked, read


def title(text: str) -> str:
    """Return the valid file's title, as read."""
    scenario = read(text).scenario
    assert scenario is not None, read(text).problems
    return "".join(str(part) for part in scenario.title.parts)


@pytest.mark.parametrize(
    "word", ["no", "on", "off", "y", "Yes", "12:30", "2021-02-25", "0x1F", "1e3", "007", "truely"]
)
def test_only_true_and_false_are_more_than_text(word: str) -> None:
    """YAML 1.2: what older readers took for booleans, times and dates is text."""
    assert title(changed("title: The night ferry", f"title: {word}")) == word


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_true_in_all_its_spellings(word: str) -> None:
    """The core schema has three."""
    assert read(changed("reason: true", f"reason: {word}")).problems == []


@pytest.mark.parametrize(("written", "number"), [("+7", 7), ("0o17", 15), ("0x1f", 31), ("08", 8)])
def test_integers_of_the_core_schema(written: str, number: int) -> None:
    """Signs, octal and hexadecimal numbers, and leading zeros that mean nothing."""
    scenario = read(changed("minutes: 20", f"minutes: {written}")).scenario
    assert scenario is not None
    assert scenario.minutes == number


def test_values_may_be_words_that_yaml_once_took_for_booleans() -> None:
    """``values: [no, yes]`` are two names."""
    whole = changed("values: [unsure, fairly, certain], start: unsure", "values: [no, yes]")
    whole = changed(", sureness: fairly}", ", sureness: yes}", whole)
    assert read(whole).problems == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "MR103"),
        ("\n\n", "MR103"),
        ("# nothing yet\n", "MR103"),
        ("---\n", "MR203"),
        ("- a\n- b\n", "MR203"),
        ("a scenario\n", "MR203"),
        ("!!map {}\n", "MR106"),
        ("*a\n", "MR105"),
    ],
)
def test_what_is_no_scenario_at_all(text: str, code: str) -> None:
    """Nothing, a list, a word: one problem, at the top, with a way to begin."""
    [problem] = read(text).problems
    assert problem.code == code
    assert problem.span.line <= 2
    assert problem.hint


def test_an_empty_mapping_lacks_each_required_key() -> None:
    """All that is missing is told at once."""
    problems = read("{}").problems
    assert {problem.code for problem in problems} == {"MR202"}
    assert len(problems) == 9


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_windows_files_keep_their_places(tmp_path: Path, ends: str, mark: bytes) -> None:
    """A byte order mark and CRLF change neither text nor positions."""
    wrong, [(line, column, end)] = marked(
        changed("text: The boats are out.", "text: |\n      The boats\n      are {«trost»}.")
    )
    path = tmp_path / "file.yaml"
    path.write_bytes(mark + wrong.replace("\n", ends).encode())
    [problem] = load(path).problems
    assert problem.span == (line, column, line, end)
    path.write_bytes(mark + VALID.replace("\n", ends).encode())
    assert load(path).problems == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x07", "\x07"), ("\x1b", "\x1b"), ("\x00", "\x00"), ("\x7f", "\x7f"), ("\x85", "\x85"),
        ("\x9b", "\x9b"), ("\r", "\r"), ("\u202e", "\u202e"), ("\u2066", "\u2066"),
        ("\u2028", "\u2028"), ("\ud800", "\ud800"), ("\uffff", "\uffff"),
    ],
)  # fmt: skip
def test_control_characters_are_refused_where_they_stand(written: str, shown: str) -> None:
    """Raw, in text, in a key, in a comment: one problem at the character itself."""
    for where in ("title: The {} ferry", 'title: "{}"', "title: x\nke{}y: 1", "# {}\ntitle: x"):
        text = changed("title: The night ferry", where.format(f"«{written}»"))
        wrong, [(line, column, _)] = marked(text)
        [problem] = read(wrong).problems
        assert (problem.code, problem.span[:2]) == ("MR102", (line, column))
        assert f"U+{ord(shown):04X}" in problem.message


@pytest.mark.parametrize(
    "escape", ["\\e", "\\a", "\\0", "\\x9b", "\\N", "\\L", "\\u202e", "\\U0000200f\\u2067", "\\r"]
)
def test_escapes_make_no_control_characters(escape: str) -> None:
    r"""``"\e"`` is refused where it is written, in values and in keys."""
    allowed = "\\U0000200f" if escape.startswith("\\U") else ""
    bad = escape.removeprefix(allowed)
    for where in (f'title: "A é {allowed}«{bad}» b"', f'title: x\n"k{allowed}«{bad}»y": 1'):
        wrong, [(line, column, _)] = marked(changed("title: The night ferry", where))
        [problem] = read(wrong).problems
        assert (problem.code, problem.span[:2]) == ("MR102", (line, column))


def test_tabs_and_marks_of_direction_are_text() -> None:
    """What Arabic and Hebrew prose needs is not refused."""
    assert (
        title(changed("title: The night ferry", 'title: "a\\tb \u200f\u05d0"'))
        == "a\tb \u200f\u05d0"
    )


def test_nesting_has_a_limit() -> None:
    """One level too many is a problem at its bracket; a flood of them is no crash."""
    deep = changed("title: The night ferry", "title: " + "[" * NESTING + "]" * NESTING)
    [problem] = read(deep).problems
    assert problem.code == "MR107"
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 50_000):
        assert [p.code for p in read(f"title:\n{text}").problems] == ["MR107"] or read(
            text
        ).problems[0].code in ("MR101", "MR107")


def test_a_file_has_a_greatest_size(tmp_path: Path) -> None:
    """Exactly 4 MiB is read, one byte more is a problem of its own."""
    path = tmp_path / "large.yaml"
    padding = "# " + "x" * (FILE_BYTES - len(VALID.encode()) - 3) + "\n"
    path.write_text(padding + VALID, encoding="utf-8")
    assert load(path).problems == []
    path.write_text("#" + padding + VALID, encoding="utf-8")
    [problem] = load(path).problems
    assert problem.code == "MR209"
    assert "4 MiB" in problem.message


@pytest.mark.parametrize(
    "data", [b"title: \xff", "title: é".encode("latin-1"), VALID.encode("utf-16")]
)
def test_what_is_not_utf_8_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """The message names the file and the line, and says what to do."""
    path = tmp_path / "other.yaml"
    path.write_bytes(data)
    with pytest.raises(
        CannotRead, match=r"other\.yaml: is not UTF-8 text \(line 1, byte 0x.*UTF-8"
    ):
        load(path)


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, a device, an impossible name."""
    for path, why in (
        (tmp_path / "none.yaml", "No such file"),
        (tmp_path, "is a folder"),
        (Path("/dev/null"), "is no ordinary file"),
        (Path("a\0b"), "null"),
    ):
        with pytest.raises(CannotRead, match=why):
            load(path)


def test_a_thousand_problems_are_enough() -> None:
    """Past the limit one last problem says that there are more."""
    many = VALID + "".join(f"key_{number}: 1\n" for number in range(MOST + 500))
    problems = read(many).problems
    assert len(problems) == MOST + 1
    assert "MR210" in {problem.code for problem in problems}


def test_problems_stand_in_the_order_of_the_file() -> None:
    """Three mistakes in three places give exactly three problems, from top to bottom."""
    whole = changed("aim: high", "aim: «hihg»")
    whole = changed("if: trust >= 1\n", "if: «trost» >= 1\n", whole)
    whole = changed("    to: calm_sea", "    to: «calm_see»", whole)
    wrong, places = marked(whole)
    found = read(wrong).problems
    assert [problem.span[:2] for problem in found] == [place[:2] for place in places]
    assert [problem.code for problem in found] == ["MR207", "MR302", "MR401"]


def test_a_problem_of_yaml_comes_with_those_found_before_it() -> None:
    """What the parser noticed on the way is told too."""
    whole = changed("minutes: 20", "minutes: 20\nminutes: 30")
    whole = changed("title: The morning", "title: 'The morning", whole)
    assert [problem.code for problem in read(whole).problems] == ["MR109", "MR112"]


def test_reading_leaves_the_collector_as_it_was() -> None:
    """Whoever has switched it off finds it off afterwards."""
    gc.disable()
    try:
        load_source(SourceText("x", VALID))
        assert not gc.isenabled()
    finally:
        gc.enable()
    load_source(SourceText("x", VALID))
    assert gc.isenabled()
