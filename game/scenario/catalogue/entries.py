"""Reading the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from game.scenario.problems import Severity

_SETTING = ("piece", "also", "without", "at", "loose")
_MARKS = str.maketrans("", "", "«»")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means.

    Attributes:
        code: ``MR`` and three digits.
        severity: whether it stops play.
        title: what it is, in a few words.
        why: why it matters.
        mend: what to do about it.
        wrong: a sample that has it, or an empty string where a sample would be too long.
        right: the sample without it.
        marked: ``wrong`` with ``«`` and ``»`` around the place where it is shown.
        unsampled: why there is no sample, or an empty string.
        setting: where the sample stands, for whoever tries it.
    """

    code: str
    severity: Severity
    title: str
    why: str
    mend: str
    wrong: str
    right: str
    marked: str
    unsampled: str
    setting: Mapping[str, Any]


@cache
def entries() -> Mapping[str, Entry]:
    """Return the whole catalogue by code, in the order of the codes."""
    found: dict[str, Entry] = {}
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.update((code, _entry(code, one)) for code, one in written.items())
    return found


def _entry(code: str, written: Mapping[str, Any]) -> Entry:
    marked = written.get("wrong", "")
    return Entry(
        code=code,
        severity=written.get("severity", "error"),
        title=written["title"],
        why=written["why"],
        mend=written["mend"],
        wrong=marked.translate(_MARKS),
        right=written.get("right", ""),
        marked=marked,
        unsampled=written.get("unsampled", ""),
        setting={key: written[key] for key in _SETTING if key in written},
    )
