"""A generated story: as large as wanted, in the project's own format, and by hand.

Layer after layer of decisions; each option moves some indicators, one in three behind a draw, and
one in four is on offer only while an indicator is low. At the end the indicators decide. The same
shape always gives the same story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from game.rules import Table, compile_scenario
from game.scenario import load_source
from game.scenario.source import decode

ENDINGS = ("calm", "uneasy", "tense", "broken")
_LIKELIHOODS = (30, 40, 55, 70)

Moves = tuple[tuple[int, int], ...]
"""Indicators, each with the amount it moves by."""


@dataclass(frozen=True, slots=True)
class Act:
    """An option.

    Attributes:
        moves: made at once.
        guard: an indicator that must be at most so much; None where it is always on offer.
        chance: percent, and what is moved then and otherwise; None where nothing is drawn.
    """

    moves: Moves
    guard: tuple[int, int] | None
    chance: tuple[int, Moves, Moves] | None


@dataclass(frozen=True)
class Story:
    """A story of layers.

    Attributes:
        layers: decisions that follow one another.
        options: in each decision.
        indicators: how many there are.
        top: the greatest value of each; the least is 0.
        draws: whether some options draw.
    """

    layers: int
    options: int
    indicators: int
    top: int = 10
    draws: bool = True

    @cached_property
    def acts(self) -> list[list[Act]]:
        """The options of each layer."""
        random = Random(7)
        return [
            [self._act(random, number) for number in range(self.options)]
            for _ in range(self.layers)
        ]

    def _act(self, random: Random, number: int) -> Act:
        guard = (random.randrange(self.indicators), self.top * 2 // 3) if number % 4 == 3 else None
        chance = None
        if self.draws and number % 3 == 1:
            chance = random.choice(_LIKELIHOODS), self._moves(random, 1), self._moves(random, 1)
        return Act(self._moves(random, 2), guard, chance)

    def _moves(self, random: Random, many: int) -> Moves:
        chosen = random.sample(range(self.indicators), many)
        return tuple((one, random.choice((-2, -1, 1, 2, 3))) for one in sorted(chosen))

    @property
    def weights(self) -> list[int]:
        """What each indicator counts for at the end."""
        return list(range(1, self.indicators + 1))

    @property
    def bounds(self) -> list[int]:
        """From these sums on it ends as each of the endings but the first."""
        most = self.top * sum(self.weights)
        return [most * part // 10 for part in (4, 5, 6)]

    @cached_property
    def table(self) -> Table:
        """The compiled story, as the analysis has it."""
        found = load_source(decode("story.yaml", self.text.encode()))
        assert found.scenario is not None, found.problems
        return compile_scenario(found.scenario, prose=False)

    @property
    def text(self) -> str:
        """The scenario file."""
        last = self.layers - 1
        half = self.top // 2
        levels = f"{{low: [0, {half}], high: [{half + 1}, {self.top}]}}"
        lines = [
            *(
                "format: 1",
                "id: generated",
                "title: Generated",
                "role: Keeper",
                "summary: Made up.",
            ),
            *("start: s0", "indicators:"),
            *(
                f"  i{n}: {{label: I{n}, range: [0, {self.top}], start: {half}, levels: {levels},"
                f" aim: low, outcome: true}}"
                for n in range(self.indicators)
            ),
            "sources:",
            "  log: {title: Log, claims: {seen: {says: So., by: the watch, kind: reported}}}",
            "endings:",
            *(f"  {name}: {{title: {name}, text: Over.}}" for name in ENDINGS),
            "states:",
        ]
        for layer, acts in enumerate(self.acts):
            lines += [f"  s{layer}:", "    title: T", "    options:"]
            for number, act in enumerate(acts):
                lines += _act_lines(number, act, "end" if layer == last else f"s{layer + 1}")
        total = " + ".join(f"i{n} * {weight}" for n, weight in enumerate(self.weights))
        lines += ["  end:", "    quiet: true", "    cases:"]
        for name, bound in zip(ENDINGS[:0:-1], self.bounds[::-1], strict=True):
            lines.append(f"      - {{if: {total} >= {bound}, to: {name}}}")
        lines.append(f"      - {{to: {ENDINGS[0]}}}")
        return "\n".join(lines) + "\n"

    def play(
        self, pick: Callable[[Sequence[int]], int], chance: Callable[[], float]
    ) -> tuple[str, list[int], list[int]]:
        """Play one game: the loop that somebody would write by hand who has no engine.

        Args:
            pick: chooses among the numbers of the options on offer.
            chance: returns a number from 0 to below 1 for each draw.

        Returns:
            The ending, the values, and the options taken.
        """
        values, taken, top = [self.top // 2] * self.indicators, [], self.top
        for acts in self.acts:
            offered = [
                number
                for number, act in enumerate(acts)
                if act.guard is None or values[act.guard[0]] <= act.guard[1]
            ]
            number = pick(offered)
            taken.append(number)
            act = acts[number]
            for which, amount in act.moves:
                value = values[which] + amount
                values[which] = 0 if value < 0 else min(value, top)
            if act.chance is not None:
                percent, then, otherwise = act.chance
                for which, amount in then if chance() * 100 < percent else otherwise:
                    value = values[which] + amount
                    values[which] = 0 if value < 0 else min(value, top)
        total = sum(value * weight for value, weight in zip(values, self.weights, strict=True))
        return ENDINGS[sum(total >= bound for bound in self.bounds)], values, taken


def _act_lines(number: int, act: Act, to: str) -> list[str]:
    lines = [
        f"      o{number}:",
        "        label: O",
        "        because: seen",
        f"        effects: [{_change(act.moves)}]",
    ]
    if act.guard is not None:
        lines.append(f"        if: i{act.guard[0]} <= {act.guard[1]}")
    if act.chance is None:
        return [*lines, f"        to: {to}"]
    percent, then, otherwise = act.chance
    likelihood = f"[{percent - 10}, {percent + 10}]"
    return [
        *lines,
        "        chance:",
        f"          a: {{likelihood: {likelihood}, effects: [{_change(then)}], to: {to}}}",
        f"          b: {{likelihood: otherwise, effects: [{_change(otherwise)}], to: {to}}}",
    ]


def _change(moves: Moves) -> str:
    return "{change: {" + ", ".join(f"i{which}: {amount}" for which, amount in moves) + "}}"
