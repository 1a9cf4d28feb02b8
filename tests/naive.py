"""The format read a second time: a slow interpreter over the data of a scenario file.

Written from the description of the format alone. It shares nothing with the program, not even
the reading of conditions, which are plain enough to be evaluated by Python itself: the
scenarios are the tests' own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from hypothesis import reject

from tests.naive_conditions import Ordered, evaluate

Data = Any
Event = tuple[Any, ...]
_BANDS = {
    "almost_no_chance": (1, 5), "very_unlikely": (5, 20), "unlikely": (20, 45),
    "roughly_even": (45, 55), "likely": (55, 80), "very_likely": (80, 95),
    "almost_certain": (95, 99),
}  # fmt: skip


@dataclass
class Now:
    """Everything that is so: values as an author would write them."""

    place: str
    values: dict[str, Any]
    chosen: set[str] = field(default_factory=set)
    visited: set[str] = field(default_factory=set)

    def copy(self) -> Now:
        return Now(self.place, dict(self.values), set(self.chosen), set(self.visited))

    @property
    def key(self) -> tuple[Any, ...]:
        """For sets of these."""
        values = tuple(self.values.items())
        return self.place, values, frozenset(self.chosen), frozenset(self.visited)


@dataclass
class Outcome:
    """What resolving a block came to."""

    now: Now
    draws: tuple[str, ...]
    events: list[Event]
    shares: list[list[tuple[str, float, float, float]]]


class Naive:
    """Interprets one scenario."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.variables: dict[str, Any] = data.get("variables", {})
        self.assumptions: dict[str, Any] = data.get("assumptions", {})

    # values

    def start(self) -> Now:
        values = {name: one["start"] for name, one in self.data["indicators"].items()}
        for name, one in self.variables.items():
            if "values" in one:
                values[name] = one.get("start", next(iter(one["values"])))
            else:
                values[name] = one.get("start", one["range"][0] if "range" in one else False)
        place = self.data["start"]
        return Now(place, values, visited={place})

    def holds(self, condition: str, now: Now) -> bool:
        numbers = {n: (now.values[n], one) for n, one in self.data["indicators"].items()}
        names: dict[str, Any] = {name: one["value"] for name, one in self.assumptions.items()}
        for name, one in self.variables.items():
            value = now.values[name]
            names[name] = Ordered(value, list(one["values"])) if "values" in one else value
        return evaluate(condition, numbers, names, now.chosen, now.visited)

    # prose

    def told(self, text: Data, now: Now) -> str:
        pieces = text if isinstance(text, list) else [text]
        shown = []
        for piece in pieces:
            if isinstance(piece, str):
                shown.append(self.rendered(piece, now))
            elif self.holds(piece["if"], now):
                shown.append(self.rendered(piece["text"], now))
        return "\n\n".join(shown)

    def rendered(self, text: str, now: Now) -> str:
        def fill(match: re.Match[str]) -> str:
            inner = match.group(1)
            if inner is None:
                return match.group()[0]
            name, _, form = inner.partition(":")
            return str(now.values[name]) if form else self.said(name, now)

        return re.sub(r"\{\{|\}\}|\{([^{}]+)\}", fill, text)

    def said(self, name: str, now: Now) -> str:
        if name in self.assumptions:
            return str(self.assumptions[name]["value"]).replace("_", " ")
        value = now.values[name]
        if name in self.data["indicators"]:
            levels = self.data["indicators"][name]["levels"]
            level = next(n for n, (low, high) in levels.items() if low <= value <= high)
            return str(level).replace("_", " ")
        if isinstance(value, bool):
            return "yes" if value else "no"
        words = self.variables[name].get("values")
        if isinstance(words, dict):
            return str(words[value])
        return str(value).replace("_", " ")

    # what happens

    def offered(self, now: Now) -> list[str]:
        options = self.data["states"].get(now.place, {}).get("options", {})
        return [n for n, o in options.items() if "if" not in o or self.holds(o["if"], now)]

    def is_inject(self, now: Now) -> bool:
        state = self.data["states"].get(now.place)
        return state is not None and "options" not in state

    def outcomes(self, now: Now, option: str | None) -> Iterator[Outcome]:
        """Yield every way that an option (or, None, an inject) can go."""
        state = self.data["states"][now.place]
        block = state if option is None else state["options"][option]
        now = now.copy()
        if option is not None:
            now.chosen.add(f"{now.place}.{option}")
        quiet = bool(option is None and state.get("quiet"))
        because = block.get("because", [])
        yield from self._block(block, Outcome(now, (), [], []), because, quiet)

    def _block(
        self, block: Data, so_far: Outcome, because: list[str], quiet: bool
    ) -> Iterator[Outcome]:
        now, events = so_far.now, so_far.events
        if "text" in block and not quiet:
            text = self.told(block["text"], now)
            if text:
                events.append(("told", text))
        for effect in block.get("effects", []):
            self._effect(effect, now, events, because, quiet)
        if "to" in block:
            now.place = block["to"]
            if now.place in self.data["states"]:
                now.visited.add(now.place)
            yield so_far
        elif "cases" in block:
            case = next(c for c in block["cases"] if "if" not in c or self.holds(c["if"], now))
            yield from self._block(case, so_far, case.get("because", because), quiet)
        else:
            shares = self.shares(block["chance"])
            for name, entry in block["chance"].items():
                inner = entry.get("because", because)
                named = entry["likelihood"] if entry["likelihood"] in self._named() else None
                event = ("drawn", name, tuple(dict.fromkeys([*inner, *filter(None, [named])])))
                outcome = Outcome(
                    now.copy(),
                    (*so_far.draws, name),
                    [*events, event],
                    [*so_far.shares, shares],
                )
                yield from self._block(entry, outcome, inner, quiet)

    def _named(self) -> list[Any]:
        return list(self.assumptions)

    def _effect(
        self, effect: Data, now: Now, events: list[Event], because: list[str], quiet: bool
    ) -> None:
        if "if" in effect and not self.holds(effect["if"], now):
            return
        note = self.rendered(effect["note"], now) if "note" in effect else None
        why = tuple(effect.get("because", because))
        for key, moves in effect.items():
            if key not in ("change", "set"):
                continue
            for name, written in moves.items():
                before = now.values[name]
                now.values[name] = self._moved(name, before, key, written)
                about = self.variables.get(name)
                shown = not quiet and (
                    about is None or ("label" in about and not about.get("hidden"))
                )
                events.append(("changed", name, before, now.values[name], why, note, shown))

    def _moved(self, name: str, before: Any, key: str, written: Any) -> Any:
        if key == "set":
            return written
        amount = written
        if isinstance(written, str):
            amount = self.assumptions[written.removeprefix("-")]["value"]
            amount = -amount if written.startswith("-") else amount
        about = self.data["indicators"].get(name) or self.variables[name]
        low, high = about["range"]
        return max(low, min(high, before + amount))

    # likelihoods

    def shares(self, chance: Mapping[str, Data]) -> list[tuple[str, float, float, float]]:
        """Return entry, low, point, high of each entry, as fractions of 1."""
        ranges = {name: self._range(entry["likelihood"]) for name, entry in chance.items()}
        rest = [n for n, entry in chance.items() if entry["likelihood"] == "otherwise"]
        at = {n: Fraction(0) if n in rest else (r[0] + r[1]) / 2 for n, r in ranges.items()}
        for name in rest:
            at[name] = max(Fraction(0), 100 - sum(at.values(), Fraction(0)))
        gap = 100 - sum(at.values(), Fraction(0))
        if gap:
            ends = {n: high if gap > 0 else low for n, (low, high) in ranges.items()}
            way = gap / sum((ends[n] - at[n] for n in at), Fraction(0))
            at = {n: at[n] + way * (ends[n] - at[n]) for n in at}
        return [
            (n, float(low / 100), float(at[n] / 100), float(high / 100))
            for n, (low, high) in ranges.items()
        ]

    def _range(self, likelihood: Any) -> tuple[Fraction, Fraction]:
        if isinstance(likelihood, list):
            return Fraction(likelihood[0]), Fraction(likelihood[1])
        if likelihood == "otherwise":
            return Fraction(0), Fraction(100)
        if likelihood in _BANDS:
            return Fraction(_BANDS[likelihood][0]), Fraction(_BANDS[likelihood][1])
        if likelihood in self.assumptions:
            return self._range(self.assumptions[likelihood]["value"])
        number = Fraction(str(likelihood).removesuffix("%"))
        return number, number


MANY = 1_500


def explored(naive: Naive, visit: Callable[[Now], None] = lambda now: None) -> dict[Any, set[Any]]:
    """Return every exact situation that can occur, by its key, with the keys it leads to.

    A scenario with more than ``MANY`` is passed over: this reading is slow.
    """
    found: dict[Any, set[Any]] = {}
    waiting = [naive.start()]
    seen: list[Now] = []
    while waiting:
        now = waiting.pop()
        if now.key in found:
            continue
        if len(found) > MANY:
            reject()
        seen.append(now)
        ways = [None] if naive.is_inject(now) else naive.offered(now)
        after = [one.now for option in ways for one in naive.outcomes(now, option)]
        found[now.key] = {one.key for one in after}
        waiting += after
    for now in seen:
        visit(now)
    return found
