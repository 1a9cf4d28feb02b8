"""The guide for authors, followed to the letter: each block typed in, each command run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.running import call

GUIDE = Path(__file__).parents[2] / "docs" / "authoring.md"
_BLOCK = re.compile(r"^```(yaml|sh|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def blocks() -> list[tuple[str, str]]:
    """Return the guide's blocks, by kind, in order."""
    return _BLOCK.findall(GUIDE.read_text("utf-8"))


def put(text: str, block: str) -> str:
    """Return a file with the sections of ``block`` in place of its own, new ones at the end."""
    if not text:
        return block
    parts = _SECTION.split(text)
    for section in filter(None, _SECTION.split(block)):
        key = section.partition(":")[0]
        here = next((at for at, part in enumerate(parts) if part.startswith(f"{key}:")), None)
        if here is None:
            parts += ["\n", section.rstrip("\n") + "\n"]
        else:
            space_below = parts[here][len(parts[here].rstrip("\n")) :]
            parts[here] = section.rstrip("\n") + space_below
    return "".join(parts)


def file_of(block: str) -> Path:
    """Return the file that a block belongs to."""
    of_tests = re.match(r"(scenario|tests|properties):", block)
    return Path("the_well.test.yaml" if of_tests else "the_well.yaml")


def ran(line: str, *, well: bool) -> str:
    """Run a command of the guide, which must end ``well`` or as it may; return what it says."""
    command, *arguments = line.split()
    assert command == "measured-response"
    result = call(*arguments, *(["--json"] if arguments[0] == "play" else []))
    assert result.exit_code == 0 or not well, result.output
    return result.stdout


def followed() -> Iterator[tuple[str, str]]:
    """Do what the guide says; yield what it says comes of it, and what does."""
    said = ""
    for (kind, block), (follows, _) in pairwise([*blocks(), ("", "")]):
        if kind == "yaml":
            path = file_of(block)
            old = path.read_text("utf-8") if path.exists() else ""
            path.write_text(put(old, block), "utf-8")
        elif kind == "sh":
            well = follows != "text"
            said = "".join(ran(line, well=well) for line in block.splitlines())
        else:
            yield block.strip(), said.strip()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)


def test_following_the_guide_shows_what_it_says() -> None:
    """Each command prints what stands below it: the deliberate mistakes with their messages too."""
    seen = 0
    for expected, said in followed():
        assert said == expected
        seen += 1
    assert seen >= 6


def test_the_guide_ends_with_a_scenario_that_passes_everything() -> None:
    """No problem, no warning, every test passes, and the tests reach all of it."""
    list(followed())
    assert call("check", "--strict", "the_well.yaml").exit_code == 0
    assert "reach 100% of it" in call("test", "the_well.yaml", "--coverage").stdout
    assert call("play", "the_well.yaml", "--choose", "send/clean,wait", "--json").exit_code == 0


def test_an_option_that_leads_back_for_ever_is_told() -> None:
    """As the guide says: without its `if`, sending the bottle has no end."""
    list(followed())
    path = Path("the_well.yaml")
    text = path.read_text("utf-8")
    guard = "        if: report == none\n        unavailable: The answer is here.\n"
    assert text.count(guard) == 1
    path.write_text(text.replace(guard, ""), "utf-8")
    result = call("check", "the_well.yaml")
    assert result.exit_code == 1
    assert "`morning`" in result.stdout


def test_a_section_is_put_in_its_place() -> None:
    """A section goes where one of its name is, or to the end."""
    assert put("a: 1\n\nb:\n  c: 2\n", "b:\n  c: 3\n") == "a: 1\n\nb:\n  c: 3\n"
    assert put("# top\na: 1\nb: 2\n", "a: 3\nc: 4\n") == "# top\na: 3\nb: 2\n\nc: 4\n"
