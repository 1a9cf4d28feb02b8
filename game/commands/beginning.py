"""``new``: a small scenario to be turned into one's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from game import exit_codes
from game.commands.describing import schema_texts
from game.commands.output import complain
from game.locations import known_scenarios
from game.scenario.characters import clean
from game.scenario.names import why_no_identifier
from game.writing import is_device, write_new

_TEMPLATE = Path(__file__).resolve().parent.parent / "template"
_NAME, _TITLE, _ROLE = "new_scenario", "A new scenario", "Mayor of a small town"
"""What stands in the template for the name, the title and the role."""


def new_scenario(name: str, title: str | None, role: str | None) -> int:
    """Write a scenario called ``name``, with its tests, and return the exit code.

    Args:
        name: its id, and the name of its files; ``.yaml`` at its end is left off.
        title: asked for at a terminal where it is None; so is the role.
        role: who the player is.
    """
    name = name.removesuffix(".yaml")
    folder = Path("scenarios") if Path("scenarios").is_dir() else Path()
    trouble = _why_not(name, folder)
    if trouble:
        complain(trouble)
        return exit_codes.USAGE
    title = _asked("Title", title, name.replace("_", " ").capitalize())
    role = _asked("Who is the player?", role, _ROLE)
    try:
        _write(folder, _files(name, title, role))
    except OSError as error:
        complain(f"cannot write {error.filename}: {error.strerror}")
        return exit_codes.USAGE
    click.echo(_what_next(name, folder))
    return exit_codes.FINE


def _why_not(name: str, folder: Path) -> str:
    """Return what keeps a scenario of this name from being made, or an empty string."""
    why = why_no_identifier(name)
    if why is not None:
        return "; ".join(why)
    if is_device(name):
        return f"`{name}` is a device on Windows, and can be no file there; take another name"
    for path in (folder / f"{name}.yaml", folder / f"{name}.test.yaml"):
        if path.exists():
            return f"{path} exists already, and is left as it is"
    taken = {path.stem: path for path in known_scenarios()}
    return f"the name `{name}` is taken by {taken[name]}" if name in taken else ""


def _asked(question: str, answer: str | None, otherwise: str) -> str:
    """Return an answer that was given, or asked for where somebody is there to be asked."""
    if answer is None and sys.stdin.isatty() and sys.stdout.isatty():
        answer = click.prompt(question, default=otherwise)
    return clean((answer or "").strip()) or otherwise


def _files(name: str, title: str, role: str) -> Mapping[str, str]:
    """Return the text of each file by its name."""
    scenario = (_TEMPLATE / "scenario.yaml").read_text(encoding="utf-8")
    for key, old, new in (("title", _TITLE, title), ("role", _ROLE, role)):
        scenario = scenario.replace(f"\n{key}: {old}\n", f"\n{key}: {_quoted(new)}\n")
    tests = (_TEMPLATE / "scenario.test.yaml").read_text(encoding="utf-8")
    return {
        f"{name}.yaml": scenario.replace(f"\nid: {_NAME}\n", f"\nid: {name}\n"),
        f"{name}.test.yaml": tests.replace(f"{_NAME}.yaml", f"{name}.yaml"),
    }


def _quoted(text: str) -> str:
    """Return a text as YAML, its braces as braces."""
    return json.dumps(text.replace("{", "{{").replace("}", "}}"), ensure_ascii=False)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there; the schemas only where none lie there already.

    Raises:
        OSError: if one cannot be written; then none of them stays.
    """
    schemas = {file: text for file, text in schema_texts().items() if not (folder / file).exists()}
    with ExitStack() as written:
        for file, text in {**files, **schemas}.items():
            write_new(folder / file, text)
            written.callback((folder / file).unlink, missing_ok=True)
        written.pop_all()


def _what_next(name: str, folder: Path) -> str:
    own = folder / f"{name}.yaml"
    called = own if folder == Path() else name
    return f"""\
Wrote {own} and its tests, {name}.test.yaml.
It can be played as it is; editors find its keys in the schema files beside it.

  measured-response play {called}
  measured-response check {called}    what is wrong, and how to mend it
  measured-response test {called}     whether its tests still hold

The guide is docs/authoring.md; every key is in docs/format.md."""
