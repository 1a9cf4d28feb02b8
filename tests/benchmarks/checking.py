"""`check` of a long file, without exact analysis: ``python -m tests.benchmarks.checking``."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import yaml

from game.checking import check_file
from tests.benchmarks.measuring import Bar, Row, compared, print_rows

TITLE = "Checking"
_STATES = 1_000
_ROUNDS = 9
_HEAD = """\
format: 1
id: generated
title: A long night
role: Harbour master
summary: One ship after another asks to be let in.
start: s0
indicators:
  danger:
    label: Danger in the roads
    range: [0, 10]
    start: 3
    levels: {calm: [0, 2], rough: [3, 5], wild: [6, 10]}
    aim: low
    outcome: true
  trust:
    label: Trust of the town
    range: [0, 10]
    start: 6
    levels: {lost: [0, 2], strained: [3, 5], steady: [6, 8], firm: [9, 10]}
    aim: high
    outcome: true
variables:
  calls:
    label: Calls made
    range: [0, 3]
    start: 0
sources:
  log:
    title: The harbour log
    claims:
      late_before:
        says: Ships came late before.
        by: the pilots
        kind: reported
assumptions:
  loss:
    says: How far trust falls when a ship is turned away
    value: 2
    plausible: [1, 3]
    rests_on: [late_before]
advisers:
  pilot:
    name: Chief pilot
  customs:
    name: Head of customs
endings:
  home:
    title: Morning
    text: The sun rises on a harbour at rest.
states:
"""
_STATE = """\
  s{n}:
    title: A call on the radio
    text: >-
      A voice gives a name and a cargo, and asks for a berth. The danger
      in the roads is {{danger}}.
    options:
      admit_{n}:
        label: Bring her in
        for: The sea is rising.
        backed_by:
          pilot: A ship in port is one less to look for.
        opposed_by:
          customs: What is aboard is ours then.
        effects:
          - change: {{danger: -1}}
            because: [late_before]
        to: {to}
      refuse_{n}:
        label: Turn her away
        if: trust >= 1 and calls < 3
        backed_by:
          customs: "Her papers: nobody has seen them."
        opposed_by:
          pilot: The bar is no place to wait.
        effects:
          - change: {{trust: -loss, calls: 1}}
            because: [loss]
        to: {to}
"""


def text() -> str:
    """Return a scenario of 1,000 states, in the manner of the shipped ones."""
    ways = [f"s{number}" for number in range(1, _STATES)] + ["home"]
    return _HEAD + "".join(_STATE.format(n=number, to=to) for number, to in enumerate(ways))


def rows() -> list[Row]:
    """Measure a check beside the stock loader, reading the same file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.yaml"
        written = text()
        path.write_text(written, "utf-8")
        report = check_file(path, exact=False, doubts=0)
        if [problem.code for problem in report.problems] != ["MR851"]:
            raise AssertionError("the file should be fine but for its missing tests")
        return [
            compared(
                f"a check of {_STATES:,} states in {len(written) // 1_000} KB, "
                "all but exact analysis",
                partial(_check, path),
                "`yaml.load(CSafeLoader)`",
                partial(_load, path),
                Bar(1, "at most", "×"),
                rounds=_ROUNDS,
            )
        ]


def _check(path: Path) -> None:
    check_file(path, exact=False, doubts=0)


def _load(path: Path) -> None:
    yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


if __name__ == "__main__":
    print_rows(rows())
