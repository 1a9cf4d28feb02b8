"""Small scenarios, generated: every construct of the format, in every order.

A scenario is made as data, written as YAML and read again, so that what is tested is the whole
way from the file on.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from hypothesis import settings
from hypothesis import strategies as st

from game.rules import Table
from tests import building

Data = dict[str, Any]


def share(part: float) -> settings:
    """Return settings with so many of the examples that the profile asks for."""
    return settings(max_examples=max(1, int(settings().max_examples * part)))


_CLAIMS = ["seen", "heard"]
_AMOUNTS = ["step", "back"]
_TOP: Data = {
    "format": 1,
    "id": "generated",
    "title": "Generated",
    "role": "Keeper",
    "summary": "Made up.",
    "start": "s0",
    "indicators": {
        "heat": {
            "label": "Heat",
            "range": [0, 4],
            "start": 1,
            "levels": {"low": [0, 1], "mid": [2, 3], "top": [4, 4]},
            "aim": "low",
            "outcome": True,
        },
        "calm": {
            "label": "Calm",
            "range": [-2, 2],
            "start": 0,
            "levels": {"low": [-2, -1], "top": [0, 2]},
            "aim": "high",
            "outcome": True,
        },
    },
    "variables": {
        "rounds": {"range": [0, 2]},
        "mood": {"label": "Mood", "values": ["bad", "so_so", "good"], "start": "so_so"},
        "face": {"values": {"bad": "a long face", "so_so": "no face", "good": "a smile"}},
        "flag": {"label": "Flag", "start": True},
        "mark": {},
        "secret": {"label": "Secret", "hidden": True},
    },
    "sources": {
        "log": {
            "title": "The log",
            "claims": {c: {"says": "So.", "by": "the watch", "kind": "reported"} for c in _CLAIMS},
        }
    },
    "endings": {
        "won": {"title": "Won", "text": "Heat is {heat}."},
        "lost": {"title": "Lost", "text": "Lost."},
        "over": {"title": "Over", "text": "Over."},
    },
}
_BANDS = ["almost_no_chance", "very_unlikely", "unlikely", "roughly_even", "likely", "very_likely"]
_CONDITIONS = [
    "heat IS LEVEL",
    "heat IS NUMBER",
    "calm IS start(calm)",
    "heat + calm * 2 IS step - back",
    "0 <= heat < NUMBER",
    "mood IS VALUE",
    "mood IS face",
    "so_so <= mood IS face",
    "flag",
    "mark",
    "not secret",
    "flag == secret",
    "(heat IS 1 and flag) == true",
    "visited(STATE)",
    "rounds IS 1",
    "chosen(STATE.OPTION)",
]
_BLANKS = {
    "IS": ["==", "!=", "<", "<=", ">", ">="],
    "LEVEL": ["low", "mid", "top"],
    "NUMBER": ["-1", "0", "1", "2", "3", "4", "5"],
    "VALUE": ["bad", "so_so", "good"],
}
_VALUES: dict[str, list[Any]] = {
    "mood": ["bad", "so_so", "good"],
    "face": ["bad", "so_so", "good"],
    "flag": [False, True],
    "mark": [False, True],
    "secret": [False, True],
}
_TEXTS = [
    "Heat is {heat}, in numbers {heat:number}.",
    "Mood {mood}, face {face}, flag {flag}, {{braces}} and {step}.",
    "Nothing but *words*.",
]


@st.composite
def scenarios(draw: st.DrawFn, *, sound: bool = True) -> Data:
    """A scenario as data.

    ``sound`` ones always go on and always end: each decision has an option without a condition,
    and a way back is open only while a counter runs. The others may do anything.
    """
    states = [f"s{n}" for n in range(draw(st.integers(1, 5 if sound else 3)))]
    return _Author(draw, states, sound=sound).scenario()


def written(data: Data) -> str:
    """Return a scenario as YAML text."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


def compiled(data: Data, *, prose: bool = True) -> Table:
    """Return a scenario's table, from its YAML text."""
    return building.table_of(written(data), prose=prose)


@cache
def _numbers(low: int, high: int) -> st.SearchStrategy[int]:
    """Strategies are costly to make, and thousands are asked for."""
    return st.integers(low, high)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Author:
    def __init__(self, draw: st.DrawFn, states: list[str], *, sound: bool) -> None:
        self.draw, self.states, self.sound = draw, states, sound
        self.injects = {s for s in states if self.maybe(3)}
        self.options = {
            s: [f"o{n}" for n in range(draw(st.integers(1, 3)))]
            for s in states
            if s not in self.injects
        }
        self.here = 0

    def pick(self, things: list[Any]) -> Any:
        return things[self.draw(_numbers(0, len(things) - 1))]

    def maybe(self, one_in: int = 2) -> bool:
        return self.draw(_numbers(1, one_in)) == one_in

    def scenario(self) -> Data:
        data = dict(_TOP)
        data["assumptions"] = {
            "step": {"says": "A step.", "value": self.pick([1, 2]), "plausible": [1, 3]},
            "back": {"says": "Back.", "value": self.pick([-1, -2]), "plausible": [-3, 0]},
            "luck": {
                "says": "Luck.",
                "value": self.pick(["unlikely", "likely", 30, "45%"]),
                "plausible": ["unlikely", "likely"],
            },
        }
        data["states"] = {}
        for here, state in enumerate(self.states):
            self.here = here
            data["states"][state] = self.inject() if state in self.injects else self.decision(state)
        data["debrief"] = {"findings": [{"about": "secret", "if": "secret", "text": "{secret}"}]}
        return data

    def inject(self) -> Data:
        quiet = {"quiet": True} if self.maybe() else {"title": "News"}
        return {**quiet, "because": [self.pick(_CLAIMS)], **self.block(2)}

    def decision(self, state: str) -> Data:
        options = {}
        for number, name in enumerate(self.options[state]):
            option: Data = {"label": name.upper()}
            if (number or not self.sound) and self.maybe():
                option["if"] = self.condition()
                if self.maybe():
                    option["unavailable"] = "Not while heat is {heat}."
            options[name] = self.shuffled({**option, "because": ["heard"], **self.block(2)})
        return {"title": state.upper(), "text": self.text(), "options": options}

    def shuffled(self, data: Data) -> Data:
        """The same mapping, its keys in any order: no meaning may hang on it."""
        return {key: data[key] for key in self.draw(st.permutations(list(data)))}

    # blocks

    def block(self, depth: int) -> Data:
        block: Data = {}
        if self.maybe():
            block["text"] = self.text()
        if not self.maybe(3):
            block["effects"] = [self.effect() for _ in range(self.draw(_numbers(1, 2)))]
        ways = ["to", "to", "back"] + (["cases", "chance"] * 2 if depth else [])
        way = self.pick(ways)
        if way == "to":
            block["to"] = self.onward()
        elif way == "back":
            self.come_back(block)
        elif way == "cases":
            count = self.draw(_numbers(1, 2))
            cases = [
                self.shuffled({"if": self.condition(), **self.block(depth - 1)})
                for _ in range(count)
            ]
            block["cases"] = [*cases, self.block(depth - 1)]
        else:
            block["chance"] = self.chance(depth)
        return block

    def onward(self) -> str:
        ahead = self.states[self.here + 1 :] if self.sound else self.states
        return str(self.pick([*ahead, *ahead, *_TOP["endings"]]))

    def come_back(self, block: Data) -> None:
        """Lead to any state, with a counter where the story is to end."""
        if not self.sound:
            block["to"] = self.pick(self.states)
            return
        back = {
            "if": "rounds < 2",
            "effects": [{"change": {"rounds": 1}}],
            "to": self.pick(self.states),
        }
        block["cases"] = [back, {"to": self.onward()}]

    def chance(self, depth: int) -> Data:
        forms: list[dict[str, Any]] = [
            {"a": "luck", "b": "otherwise"},
            {"a": "otherwise", "b": self.pick(_BANDS)},
            {"a": "30%", "b": [10, 40], "c": "otherwise"},
            {"a": [20, 60], "b": [20, 60]},
            {"a": "unlikely", "b": "unlikely", "c": [10, 60]},
            {"a": [80, 100], "b": "otherwise"},
        ]
        entries = {}
        for name, likelihood in self.pick(forms).items():
            entry = {"likelihood": likelihood, **self.block(depth - 1)}
            if self.maybe(3):
                entry["because"] = ["seen"]
            entries[name] = self.shuffled(entry)
        return entries

    def effect(self) -> Data:
        numbers = {name: self.amount() for name in ("heat", "calm") if self.maybe()}
        values = {name: self.pick(these) for name, these in _VALUES.items() if self.maybe(4)}
        if self.maybe(4) and "heat" not in numbers:
            values["heat"] = self.draw(_numbers(0, 4))
        effect: Data = {"change": numbers} if numbers else {}
        if values or not numbers:
            effect["set"] = values or {"mark": True}
        if self.maybe(3):
            effect["if"] = self.condition()
        if self.maybe(4):
            effect["because"] = ["seen", "step"]
        if self.maybe(4):
            effect["note"] = "Now {heat:number}."
        return self.shuffled(effect)

    def amount(self) -> int | str:
        if self.maybe():
            return self.draw(_numbers(-2, 2))
        return f"{self.pick(['', '-'])}{self.pick(_AMOUNTS)}"

    # words

    def text(self) -> Any:
        if self.maybe():
            return self.pick(_TEXTS)
        return [self.pick(_TEXTS), {"if": self.condition(), "text": self.pick(_TEXTS)}]

    def condition(self) -> str:
        parts = [self.atom() for _ in range(self.draw(_numbers(1, 2)))]
        found = f" {self.pick(['and', 'or'])} ".join(parts)
        return f"not ({found})" if self.maybe(4) else found

    def atom(self) -> str:
        condition = str(self.pick(_CONDITIONS if self.options else _CONDITIONS[:-1]))
        if "STATE.OPTION" in condition:
            state = self.pick(list(self.options))
            return condition.replace("STATE.OPTION", f"{state}.{self.pick(self.options[state])}")
        for blank, words in (*_BLANKS.items(), ("STATE", self.states)):
            if blank in condition:
                condition = condition.replace(blank, self.pick(words))
        return condition
