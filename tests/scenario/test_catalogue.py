"""The catalogue of problems: whole, and true of the checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.checking import check_file
from game.reports.catalogue import page
from game.scenario.catalogue import Entry, entries
from game.scenario.problems import Problem
from tests.scenario.samples_of import marked

GAME = Path(__file__).parents[2] / "game"
HERE = Path(__file__).parent / "catalogue"
SAMPLED = [entry for entry in entries().values() if not entry.unsampled]


def pieces_replaced(text: str, changes: dict[str, str]) -> str:
    """Return a text with pieces replaced, each indented as the piece is, and no marks of pieces."""
    lines: list[str] = []
    inside: str | None = None
    for line in text.splitlines():
        mark = re.fullmatch(r"( *)#([<>]) (\w+)", line)
        if mark is None:
            if inside is None:
                lines.append(line)
        elif mark[2] == "<" and inside is None and mark[3] in changes:
            inside = mark[3]
            lines += [f"{mark[1]}{one}".rstrip() for one in changes[inside].splitlines()]
        elif mark[2] == ">" and mark[3] == inside:
            inside = None
    return "\n".join(lines) + "\n"


def files_with(entry: Entry, sample: str) -> tuple[str, str]:
    """Return the scenario and the tests in which a sample stands."""
    piece = entry.setting["piece"]
    changes = dict.fromkeys(entry.setting.get("without", []), "")
    changes |= {piece: sample, **entry.setting.get("also", {})}
    texts = [(HERE / name).read_text("utf-8") for name in ("gate.yaml", "gate.test.yaml")]
    assert piece == "file" or sum(text.count(f"#< {piece}\n") for text in texts) == 1, piece
    scenario, tests = (pieces_replaced(text, changes) for text in texts)
    if piece == "file":
        scenario = sample or scenario
    return scenario, tests


def checked(folder: Path, scenario: str, tests: str, doubts: int | None = 10_000) -> list[Problem]:
    """Check a scenario with its tests."""
    (folder / "gate.yaml").write_text(scenario, "utf-8")
    (folder / "gate.test.yaml").write_text(tests, "utf-8")
    return check_file(folder / "gate.yaml", doubts=doubts).problems


def doubts_of(entry: Entry) -> int | None:
    """Return in how many situations doubts are looked for: only for samples that are about one.

    The other samples leave out whatever is of no matter to them.
    """
    return 10_000 if entry.code >= "MR811" and entry.code < "MR900" else None


def codes_used() -> set[str]:
    """Return every code that stands in the program."""
    found: set[str] = set()
    for path in GAME.rglob("*.py"):
        found.update(re.findall(r'"(MR\d{3})"', path.read_text("utf-8")))
    return found


def test_each_code_has_an_entry_and_each_entry_a_code() -> None:
    """Nothing is told that is not explained, and nothing explained that is never told."""
    assert codes_used() == set(entries())
    assert list(entries()) == sorted(entries())


@pytest.mark.parametrize("entry", SAMPLED, ids=lambda entry: entry.code)
def test_a_wrong_sample_has_its_problem_and_no_other(entry: Entry, tmp_path: Path) -> None:
    """The problem is found at the marked place, with the severity that the catalogue states."""
    files = [marked(text) for text in files_with(entry, entry.marked)]
    problems = checked(tmp_path, files[0][0], files[1][0], doubts_of(entry))
    assert [(problem.code, problem.severity) for problem in problems] == [
        (entry.code, entry.severity)
    ]
    [problem] = problems
    assert problem.hint
    text, places = files[problem.file.endswith(".test.yaml")]
    if "at" in entry.setting:
        line = text.splitlines()[problem.span.line - 1]
        assert line[problem.span.column - 1 : problem.span.end_column - 1] == entry.setting["at"]
        return
    [(line_number, column, end)] = places
    assert problem.span[:2] == (line_number, column)
    if not entry.setting.get("loose"):
        assert problem.span.end_column == max(end or 0, column + 1) or end is None


@pytest.mark.parametrize("entry", SAMPLED, ids=lambda entry: entry.code)
def test_its_right_twin_has_none(entry: Entry, tmp_path: Path) -> None:
    """What the catalogue proposes is accepted without a word."""
    scenario, tests = files_with(entry, entry.right)
    assert checked(tmp_path, scenario, tests, doubts_of(entry)) == []


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.code)
def test_an_entry_is_short_and_says_everything(entry: Entry) -> None:
    """A reader takes in a title, a reason, a mend and two samples at one glance."""
    assert 0 < len(entry.title) <= 72
    assert not entry.title.endswith(".")
    assert 0 < len(entry.why) <= 400
    assert entry.why.endswith(".")
    assert entry.mend.endswith((".", ";"))
    assert len(entry.wrong.splitlines()) <= 24
    assert bool(entry.wrong) != bool(entry.unsampled)


def test_the_scenario_of_the_samples_is_sound(tmp_path: Path) -> None:
    """Before anything in it is replaced, nothing is wrong with it."""
    texts = [(HERE / name).read_text("utf-8") for name in ("gate.yaml", "gate.test.yaml")]
    scenario, tests = (pieces_replaced(text, {}) for text in texts)
    assert checked(tmp_path, scenario, tests) == []


def test_the_page_of_problems_is_up_to_date() -> None:
    """`make docs` has been run since the catalogue was changed."""
    assert (GAME.parent / "docs" / "problems.md").read_text("utf-8") == page()
