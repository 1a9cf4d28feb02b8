"""Small wrong files and their right twins, made from ``samples/valid.yaml`` by one change each.

A sample of ``samples/wrong/*.yaml`` has these keys:

``code``
    of the problem to be found, or a list of codes in the order of the file.
``change``
    a stretch of the valid file that occurs in it exactly once.
``wrong``
    what stands in its place. ``«`` and ``»`` mark where the problem is to be shown.
``right``
    what stands in its place in the twin; the valid file itself is the twin where it is left out.
``mark``, ``markkey``
    where the problem is shown when that is outside ``wrong``: at the first key of that name, or at
    the first such key after another.
``at``
    the line and column, where there is nothing to mark.
``loose``
    that only where the problem begins is looked at.
``also``
    further changes, from what stands in the valid file to what stands in both twins.
``says``, ``hint``
    what the message and the hint must contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from game.scenario import Loaded, SourceText, load_source

SAMPLES = Path(__file__).parent / "samples"
VALID = (SAMPLES / "valid.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Sample:
    """One wrong file, what must be found in it, and its right twin."""

    name: str
    codes: list[str]
    wrong: str
    right: str
    places: list[tuple[int, int, int | None]]
    """Line, column and, where it is looked at, the column after the last character."""
    says: str
    hint: str


def read(text: str) -> Loaded:
    """Read a scenario from its text."""
    return load_source(SourceText("sample.yaml", text))


def changed(change: str, to: str, text: str = VALID) -> str:
    """Return ``text``, the valid file, with one stretch replaced."""
    assert text.count(change) == 1, f"{change!r} occurs {text.count(change)} times"
    return text.replace(change, to)


def marked(text: str) -> tuple[str, list[tuple[int, int, int | None]]]:
    """Take the marks out of a text, and return where they stood."""
    places: list[tuple[int, int, int | None]] = []
    plain = ""
    for piece in re.split("([«»])", text):
        line, column = plain.count("\n") + 1, len(plain) - plain.rfind("\n")
        if piece == "«":
            places.append((line, column, None))
        elif piece == "»":
            places[-1] = (*places[-1][:2], column)
        else:
            plain += piece
    return plain, places


def _key(text: str, *keys: str) -> tuple[int, int, int]:
    at = 0
    for key in keys:
        found = re.compile(rf"^ *(?:- )?({key}):", re.MULTILINE).search(text, at)
        assert found, key
        at = found.start(1)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return line, column, column + len(keys[-1])


def _sample(name: str, entry: dict[str, Any]) -> Sample:
    base = VALID
    for change, to in entry.get("also", {}).items():
        base = changed(change, to, base)
    wrong, places = marked(changed(entry["change"], entry["wrong"], base))
    right = changed(entry["change"], entry["right"], base) if "right" in entry else base
    codes = [entry["code"]] if isinstance(entry["code"], str) else entry["code"]
    if "mark" in entry:
        places = [_key(wrong, entry["mark"])] * len(codes)
    if "markkey" in entry:
        places = [_key(wrong, *entry["markkey"])]
    if "at" in entry:
        places = [(*entry["at"], None)]
    if entry.get("loose"):
        places = [(line, column, None) for line, column, _ in places]
    return Sample(name, codes, wrong, right, places, entry.get("says", ""), entry.get("hint", ""))


def all_samples() -> list[Sample]:
    """Return every sample, in the order of the files."""
    return [
        _sample(f"{path.stem}-{number}-{entry['code']}", entry)
        for path in sorted((SAMPLES / "wrong").glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]
