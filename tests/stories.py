"""Stories small enough to be worked out by hand, as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.analysis import explore
from game.analysis.answers import each_ending
from game.analysis.odds import Odds, solve
from game.analysis.routes import routes
from game.rules import Table, compile_scenario
from game.scenario import load_source
from game.scenario.model import Scenario
from game.scenario.source import decode

TOP = """\
format: 1
id: small
title: A small story
role: Keeper
summary: Short.
start: here
indicators:
  heat:
    {label: Heat, range: [0, 4], start: 1, levels: {low: [0, 1], high: [2, 4]}, aim: low,
     outcome: true}
variables:
  n: {range: [0, 2]}
sources:
  log: {title: The log, claims: {seen: {says: It was seen., by: the watch, kind: reported}}}
endings:
  home: {title: Home, text: At home.}
  lost: {title: Lost, text: At sea.}
states:
"""

COIN = f"""{TOP}
  here:
    title: Here
    options:
      risk:
        label: Risk it
        because: seen
        chance:
          storm: {{likelihood: likely, effects: [{{change: {{heat: 2}}}}], to: lost}}
          calm: {{likelihood: otherwise, to: home}}
      safe: {{label: Stay, to: home}}
"""
"""One decision, one draw."""

THREE = f"""{TOP}
  here:
    title: Here
    because: seen
    chance:
      a: {{likelihood: [20, 40], to: home}}
      b: {{likelihood: [30, 60], to: lost}}
      c: {{likelihood: [10, 30], to: lost}}
"""
"""Three ranges whose midpoints come to 95 %."""

ROUND = f"""{TOP}
  here:
    title: Here
    options:
      again:
        label: Again
        because: seen
        effects: [{{change: {{n: 1}}}}]
        cases:
          - {{if: n >= 2, to: lost}}
          - chance:
              stops: {{likelihood: roughly_even, to: home}}
              goes_on: {{likelihood: otherwise, to: here}}
      leave: {{label: Leave, to: home}}
"""
"""A loop that a counter ends the second time round."""


def scenario_of(text: str) -> Scenario:
    """Read a scenario that must have no errors."""
    found = load_source(decode("small.yaml", text.encode()))
    assert found.scenario is not None, found.problems
    return found.scenario


def table_of(text: str) -> Table:
    """Compile it as analysis does."""
    return compile_scenario(scenario_of(text), prose=False)


def odds_of(
    table: Table,
    wanted: Mapping[str, Iterable[str]] | None = None,
    choosing: Mapping[str, str] | None = None,
) -> Odds:
    """Return exact odds in every situation, worked out plainly: of each ending, or as wanted."""
    situations = explore(table)
    occurring = routes(situations, choosing).met if choosing else None
    return solve(situations, wanted or each_ending(table), choosing, occurring)


def written(folder: Path, text: str, tests: str = "", name: str = "small") -> str:
    """Write a scenario and its tests, and return the scenario's file."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    if tests:
        (folder / f"{name}.test.yaml").write_text(
            f"scenario: {name}.yaml\n{tests}", encoding="utf-8"
        )
    return str(path)


def large(names: str = "abcdefghij") -> str:
    """Return a story with more than 10^9 situations: ten values of ten, each read at the end.

    With fewer names it has a tenth of them for each that is missing.
    """
    variables = "\n".join(f"  {name}: {{range: [0, 9]}}" for name in names)
    states = "\n".join(
        f"  s_{name}:\n    title: S\n    options:\n"
        + "\n".join(
            f"      take_{number}: {{label: T, effects: [{{set: {{{name}: {number}}}}}], to: {to}}}"
            for number in range(10)
        )
        for name, to in zip(names, [*(f"s_{one}" for one in names[1:]), "end"], strict=True)
    )
    total = " + ".join(f"{name} * {number}" for number, name in enumerate(names, 1))
    end = f"""
  end:
    title: End
    cases:
      - {{if: {total} >= 247, to: lost}}
      - {{to: home}}
"""
    return (
        TOP.replace("start: here", "start: s_a").replace("  n: {range: [0, 2]}", variables)
        + states
        + end
    )


PUSH_AND_LUCK = """\
here:
  title: Here
  options:
    go:
      label: Go
      because: seen
      effects: [{change: {heat: push}}]
      chance:
        calm: {likelihood: luck, cases: [{if: heat >= 6, to: lost}, {to: home}]}
        storm: {likelihood: otherwise, to: lost}
"""
"""The states of a story that a push and luck decide: heat is 3, the push 2, and 6 loses all."""
