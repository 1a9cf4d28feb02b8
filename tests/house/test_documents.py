"""The documents keep their word: commands, options, keys and links in them exist."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from game.checking import check_file
from game.cli import cli, run
from game.scenario.schema.fields import Thing
from game.scenario.schema.scenario import SCENARIO, THINGS
from game.testing.schema import TEST_FILE
from game.testing.schema import THINGS as TEST_THINGS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_COMMAND = re.compile(
    r"^ *(?:\$ )?(?:python -m game|measured-response)((?: +[^\s#|>&;`]+)*)", re.MULTILINE
)
_BLOCK = re.compile(r"^```(?:sh|console|powershell)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def _commands(document: Path) -> list[list[str]]:
    """Return the arguments of each command line in a document's shell blocks."""
    blocks = "\n".join(_BLOCK.findall(document.read_text("utf-8")))
    return [found.split() for found in _COMMAND.findall(blocks)]


def test_the_readme_shows_commands() -> None:
    """The pattern that looks for commands finds some, so that the tests below mean something."""
    assert len(_commands(ROOT / "README.md")) >= 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_and_options_exist(document: Path) -> None:
    """Each command line in a document is one that the program understands."""
    for arguments in _commands(document):
        command: click.Command = cli
        words = [word for word in arguments if not word.startswith("-")]
        while isinstance(command, click.Group) and words:
            found = command.commands.get(words.pop(0))
            assert found is not None, arguments
            command = found
        known = {name for one in command.params for name in one.opts} | {"--help", "-h"}
        used = {word.split("=")[0] for word in arguments if word.startswith("-")}
        assert used <= known, arguments


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Each link to a file of the project finds one."""
    for target in _LINK.findall(document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_make_targets_exist() -> None:
    """Each `make` command that the README names is a target."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    named = set(
        re.findall(r"^make ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    assert named
    assert named <= set(phony[1].split())


def test_the_formats_example_is_right(tmp_path: Path) -> None:
    """The scenario that the format's page shows has no problem, and its tests there pass."""
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (scenario,) = (block for block in blocks if block.startswith("format: 1"))
    (tests,) = (block for block in blocks if block.startswith("scenario:"))
    (tmp_path / "harbour.yaml").write_text(scenario, "utf-8")
    (tmp_path / "harbour.test.yaml").write_text(tests, "utf-8")
    assert check_file(tmp_path / "harbour.yaml").problems == []
    assert run(["test", str(tmp_path / "harbour.yaml")]) == 0


_SECTIONS = {
    "Top level": ("scenario",),
    "Prose": ("passage",),
    "Sources and assumptions": ("source", "claim", "assumption"),
    "Quantities": ("indicator", "variable"),
    "People": ("actor", "adviser"),
    "States": ("state", "option"),
    "Outcome blocks": ("effect", "case", "entry"),
    "Endings, history, debrief": (
        "ending", "history", "debrief", "finding", "question", "criterion", "later_event",
    ),
    "Outcome tests": ("test_file", "test", "expect", "property", "odds"),
}  # fmt: skip
_EVERYTHING = (SCENARIO, *THINGS, TEST_FILE, *TEST_THINGS)


def test_every_thing_of_the_format_has_a_section() -> None:
    """The reference leaves no kind of mapping out."""
    named = sorted(name for names in _SECTIONS.values() for name in names)
    assert named == sorted(thing.name for thing in _EVERYTHING)


@pytest.mark.parametrize("thing", _EVERYTHING, ids=lambda thing: thing.name)
def test_the_reference_names_every_key(thing: Thing) -> None:
    """Each key that the program reads stands in its section, bold where it is required."""
    heading = next(one for one, names in _SECTIONS.items() if thing.name in names)
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for key in thing.shape.keys:
        assert f"`{key}`" in section or f"`{{{key}:" in section or f"`{key}:" in section, key
    for key in thing.shape.required:
        assert f"**`{key}`**" in section or thing.name == "passage", key
