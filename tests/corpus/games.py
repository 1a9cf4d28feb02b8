"""Hostile exported games of `LOOP`: each by a name that says what is wrong with it."""

from __future__ import annotations

import json

LOOP = """
format: 1
id: round_and_round
title: Round and round
role: A guest
summary: As often as one likes.
start: hall
indicators:
  turns:
    label: Turns
    range: [0, 20000]
    start: 0
    levels: {few: [0, 9], many: [10, 20000]}
assumptions:
  fair: {says: That the coin is fair, value: 50%, plausible: [40%, 60%]}
states:
  hall:
    title: The hall
    options:
      on:
        label: On
        if: turns < 19000
        chance:
          heads: {likelihood: 50%, effects: [{change: {turns: 1}, because: fair}], to: hall}
          tails: {likelihood: otherwise, effects: [{change: {turns: 1}, because: fair}], to: hall}
      out: {label: Out, to: outside}
endings:
  outside: {title: Outside, text: It is light here.}
"""
"""A scenario in which a game can be as long as one likes."""

_GAME = {
    "format": 1,
    "scenario": "round_and_round",
    "digest": "0" * 64,
    "seed": 3,
    "opening": [],
    "entries": [{"steps": ["on"], "reason": ""}, {"steps": ["on/heads"], "reason": "Why not."}],
}


def _game(**changes: object) -> str:
    return json.dumps({**_GAME, **changes})


GAMES = {
    "deep": '{"format": 1, "entries": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "a huge number": _game().replace('"seed": 3', '"seed": ' + "9" * 3_000_000),
    "the greatest number": _game(seed=10**4299),
    "a huge decimal": _game().replace('"seed": 3', '"seed": 1e999999999'),
    "no number": _game().replace('"seed": 3', '"seed": NaN'),
    "a truth for a format": _game(format=True),
    "a format that never was": _game(format=-5),
    "many names": _game(**{f"k{n}": n for n in range(100_000)}),
    "names twice": _game().replace("{", '{"seed": "x", "format": 9, "entries": 3, ', 1),
    "a long step": _game(entries=[{"steps": ["x" * 3_000_000]}]),
    "a step of many parts": _game(entries=[{"steps": ["on" + "/x" * 1_000_000]}]),
    "many steps": _game(entries=[{"steps": ["on/heads"] * 10_000}]),
    "decisions before the first": _game(opening=["on/heads"] * 1_000),
    "very many decisions before the first": _game(opening=["on/heads"] * 300_000),
    "a long reason": _game(entries=[{"steps": ["on"], "reason": "x " * 1_500_000}]),
    "a long name of a scenario": _game(scenario="x" * 3_000_000),
    "decisions by chance": _game(entries=[{"steps": ["on"]}] * 10_000),
    "taken back ever again": _game(entries=[{"steps": ["on"]}, {"undo": True}] * 5_000),
    "taken back without end": _game(entries=[{"undo": True}] * 10_000),
    "too many decisions": _game(entries=[{"undo": True}] * 10_001),
    "control characters": _game(
        scenario="\x1b[2J", entries=[{"steps": ["on"], "reason": "\x1b]0;x\x07\u202e"}]
    ),
    "surrogates": _game(entries=[{"steps": ["on"], "reason": "\ud800"}]),
    "surrogates as bytes": json.dumps(
        {**_GAME, "entries": [{"steps": ["on"], "reason": "\ud800"}]}, ensure_ascii=False
    ),
    "zeros": "\0" * 1_000_000,
    "nothing": "",
}  # fmt: skip
"""Exported games: by name, the text."""
