"""Scenarios written inside a test: the states are the test's, the rest is always the same."""

from __future__ import annotations

from textwrap import dedent, indent

from game.rules import Table, compile_scenario
from game.rules.table import DrawRule
from game.scenario import load_source
from game.scenario.loading import Loaded
from game.scenario.source import decode

TOP = """\
format: 1
id: story
title: A story
role: Keeper
summary: Short.
start: here
indicators:
  heat:
    label: Heat
    range: [0, 10]
    start: 3
    levels: {low: [0, 2], middle_ground: [3, 6], high: [7, 10]}
    aim: low
    outcome: true
  trust: {label: Trust, range: [-5, 5], start: 0, levels: {cold: [-5, -1], warm: [0, 5]}}
variables:
  sureness: {label: Sureness, values: [unsure, fairly, quite_sure], start: fairly}
  mood: {label: Mood, values: {grim: "in a grim mood", gay: gay}}
  other: {values: [unsure, fairly, quite_sure]}
  n: {range: [0, 3]}
  flag: {label: Flag}
  secret: {hidden: true, label: "The secret"}
assumptions:
  push: {says: "How far it goes.", value: 2, plausible: [1, 4]}
  pull: {says: "How far back.", value: -3, plausible: [-4, -1]}
  luck: {says: "How lucky.", value: likely, plausible: [unlikely, very_likely]}
sources:
  log:
    title: The log
    claims:
      seen: {says: "It was seen.", by: "the watch", kind: reported}
      heard: {says: "It was heard.", by: "the mate", kind: reported}
      felt: {says: "It was felt.", by: "the cook", kind: opinion}
"""
ENDINGS = """\
endings:
  home: {title: Home, text: "At home."}
  lost: {title: Lost, text: "At sea."}
"""


def text_of(states: str, more: str = "", *, start: str = "here") -> str:
    """Return the file of a story with these states, and ``more`` at the end."""
    top = TOP.replace("start: here", f"start: {start}")
    return f"{top}states:\n{indent(dedent(states), '  ')}\n{ENDINGS}{dedent(more)}"


def loaded(text: str) -> Loaded:
    """Read a scenario from its text."""
    return load_source(decode("story.yaml", text.encode()))


def table_of(text: str, *, prose: bool = True) -> Table:
    """Compile a text that must have no errors."""
    found = loaded(text)
    assert found.scenario is not None, found.problems
    return compile_scenario(found.scenario, prose=prose)


def story(states: str, more: str = "", *, start: str = "here") -> Table:
    """Return the table of a story with these states."""
    return table_of(text_of(states, more, start=start))


def option(block: str, *, name: str = "go") -> str:
    """Return the state ``here`` with one option, whose outcome is ``block``."""
    body = indent(dedent(block).strip("\n"), " " * 6)
    return f"here:\n  title: Here\n  options:\n    {name}:\n      label: Go\n{body}\n"


LUCK = """
because: seen
chance:
  a: {likelihood: luck, to: home}
  b: {likelihood: otherwise, to: lost}
"""
"""An outcome that an assumption decides."""

OPENED = text_of(
    option(
        """
        because: seen
        effects:
          - change: {heat: pull}
        cases:
          - {if: heat == 0, to: home}
          - {to: here}
        """
    )
).replace("plausible: [-4, -1]", "plausible: [-4, 0]")
"""A loop that a value of an assumption opens: with 0 in place of -3 play never ends."""


def never_drawn(where: str, draw: DrawRule) -> int:
    """Decide no draw: for plays that fix all of them."""
    raise AssertionError(f"{where} was drawn among {draw.names}")
