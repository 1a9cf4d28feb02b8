"""What students get: the handout before it begins, and a sheet for each decision when it is met.

Nothing on them tells what an option leads to, what comes later, what is hidden, or how it can end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from game.reports import in_play
from game.reports.outcomes import outcome_names
from game.reports.packet.opening import Event, Opening
from game.reports.packet.prose import OnPaper
from game.reports.packet.scenes import Choice, Scene
from game.reports.situation import Gauge, Known, gauges, known, notice
from game.rules import Table, World
from game.rules.wording import spaced
from game.scenario.likelihoods import BANDS
from game.scenario.model import Passages

LIKELIHOODS = tuple((spaced(word), f"{low}–{high}%") for word, (low, high) in BANDS.items())
"""The seven words of ICD 203, each with its range."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story: their name, and who they are (Markdown, or empty)."""

    name: str
    who: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be known: an indicator or a variable, in plain text.

    ``value`` is empty where it is to be filled in; ``scale`` tells an indicator's range and words.
    """

    label: str
    value: str
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """An option as it stands on a sheet.

    Attributes:
        choice: what it leads to is not for the sheet.
        detail: what is told of it in any case (Markdown).
        is_open: whether it is on offer; None where whoever leads the exercise says.
    """

    choice: Choice
    detail: tuple[str, ...]
    is_open: bool | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is told of it (Markdown)."""
        choice = self.choice
        voices = (*choice.backed_by, *choice.opposed_by)
        said = tuple(piece.text for voice in voices for piece in voice.says)
        return (choice.label, *self.detail, *choice.pro, *choice.con, *choice.unknown, *said)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A decision, as it is handed out.

    Attributes:
        scene: the decision; what it leads to is not for the sheet.
        times, text: what is told of it in any case (Markdown).
        advice: what advisers say in any case: their names, and Markdown.
        choices: those that stand on it.
        is_partial: whether more is told, by whoever leads the exercise.
        has_values: whether the label of a value stands somewhere in the place of that value.
        has_more: whether an option that is not on it may be on offer.
        facts: the situation.
        expected: the outcomes about which something can be expected, in plain text.
    """

    scene: Scene
    times: tuple[str, ...]
    text: tuple[str, ...]
    advice: tuple[tuple[str, tuple[str, ...]], ...]
    choices: tuple[Printed, ...]
    is_partial: bool
    has_values: bool
    has_more: bool
    facts: tuple[Fact, ...]
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What every student gets at the beginning.

    Attributes:
        title, role: in plain text.
        summary, notice: Markdown.
        objectives: in plain text.
        actors, advisers: who is who.
        claims: what is known by then, each with who says so, in plain text.
        facts: the situation as it begins.
        events: what happens before the first decision, on all ways.
        first: the first decision, where it is the same on all ways.
    """

    title: str
    role: str
    summary: str
    notice: str
    objectives: tuple[str, ...]
    actors: tuple[Person, ...]
    advisers: tuple[Person, ...]
    claims: tuple[str, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    first: Sheet | None


def handout(paper: OnPaper, found: Opening, scenes: tuple[Scene, ...]) -> Handout:
    """Return what every student gets at the beginning."""
    table = paper.table
    scenario = table.scenario
    scene = next((one for one in scenes if one.name == found.decision), None)
    first = None if scene is None else _Sheets(paper, found).sheet(scene)
    return Handout(
        title=paper.line(scenario.title),
        role=paper.line(scenario.role),
        summary=table.render(scenario.summary, table.start),
        notice=notice(table),
        objectives=tuple(map(paper.label, scenario.objectives)),
        actors=tuple(
            Person(paper.line(one.name), paper.prose(one.who)) for one in scenario.actors.values()
        ),
        advisers=tuple(
            Person(paper.line(one.name), paper.prose(one.view))
            for one in scenario.advisers.values()
        ),
        claims=tuple(_claims(found, first)),
        facts=tuple(_facts(paper, table.start)),
        events=found.events,
        first=first,
    )


def sheets(paper: OnPaper, found: Opening, scenes: tuple[Scene, ...]) -> Iterator[Sheet]:
    """Yield a sheet for each decision that can be met, save the first, which all have."""
    maker = _Sheets(paper, None)
    for scene in scenes:
        if scene.kind == "decision" and scene.is_met and scene.name != found.decision:
            yield maker.sheet(scene)


def _claims(found: Opening, first: Sheet | None) -> Iterator[str]:
    """Yield what is known at the first decision, as far as it may be told before the debrief."""
    table, claims = found.table, list(found.claims)
    if first is not None:
        options = table.scenario.states[first.scene.name].options
        for printed in first.choices:
            told = in_play.bearing_on(table, found.worlds[0], options[printed.choice.name]).told
            claims += [one.id for one in told]
    claims = [name for name in claims if table.scenario.claim(name) is not None]
    yield from (one.line for one in in_play.grounds(table, table.start, claims).told)


def _facts(paper: OnPaper, world: World | None) -> Iterator[Fact]:
    """Yield the situation in a world, or with room to fill it in."""
    table = paper.table
    for gauge in gauges(table, world or table.start):
        levels = table.scenario.indicators[gauge.name].levels
        scale = ", ".join(f"{spaced(one.id)} {_span(one.low, one.high)}" for one in levels)
        value = "" if world is None else f"{gauge.level}, {_span(gauge.number, gauge.number)}"
        yield Fact(gauge.label, value, scale)
    for fact in known(table, world or table.start):
        yield Fact(fact.label, "" if world is None else fact.value)


def _span(low: int, high: int) -> str:
    """Return a level's numbers: *3 to 5*, or *8*; with a word where a minus sign comes between."""
    if low == high:
        return f"{low}".replace("-", "−")
    between = " to " if low < 0 else "–"
    return f"{low}{between}{high}".replace("-", "−")


class _Sheets:
    """Makes sheets.

    Args:
        paper: writes what is always told.
        first: the ways to the first decision, for its sheet; None for the others.
    """

    def __init__(self, paper: OnPaper, first: Opening | None) -> None:
        self._paper, self._first = paper, first

    def sheet(self, scene: Scene) -> Sheet:
        state = self._paper.table.scenario.states[scene.name]
        details = {name: one.detail for name, one in state.options.items()}
        advice = {name: self._told(says) for name, says in state.advice.items()}
        passages = (state.time, state.text, *state.advice.values(), *details.values())
        advisers = self._paper.table.scenario.advisers
        times, text = self._told(state.time), self._told(state.text)
        choices = tuple(
            Printed(choice, self._told(details[choice.name]), self._is_open(choice))
            for choice in scene.choices
            if not self._is_kept_back(choice)
        )
        texts = (*times, *text, *(one for says in advice.values() for one in says))
        texts += tuple(line for one in choices for line in one.lines)
        return Sheet(
            scene=scene,
            times=times,
            text=text,
            advice=tuple(
                (self._paper.line(advisers[name].name), says)
                for name, says in advice.items()
                if says
            ),
            choices=choices,
            has_values=any(map(self._paper.has_values, texts)),
            is_partial=any(map(self._leaves_out, passages)),
            has_more=any(self._may_be_offered(one) for one in scene.choices),
            facts=tuple(self._situation),
            expected=tuple(map(self._paper.label, outcome_names(self._paper.table))),
        )

    @property
    def _situation(self) -> Iterator[Fact]:
        """The situation: not again where the handout has told it, nor where it can differ."""
        if self._first is None:
            return _facts(self._paper, None)
        table = self._first.table
        seen = self._first.same(partial(_seen, table))
        if seen == _seen(table, table.start):
            return iter(())
        return _facts(self._paper, None if seen is None else self._first.worlds[0])

    def _told(self, passages: Passages) -> tuple[str, ...]:
        if self._first is not None:
            return self._first.told(passages)
        always = (self._paper.prose(one.prose) for one in passages if one.when is None)
        return tuple(one for one in always if one)

    def _leaves_out(self, passages: Passages) -> bool:
        if self._first is not None:
            return self._first.leaves_out(passages)
        return any(one.when is not None for one in passages)

    def _is_open(self, choice: Choice) -> bool | None:
        if self._first is None:
            return None if choice.when else True
        table = self._first.table
        return self._first.same(lambda world: choice.name in table.offered(world))

    def _is_kept_back(self, choice: Choice) -> bool:
        """Whether it must not stand there: players may not know yet that there is such a thing."""
        return choice.is_secret and not self._is_open(choice)

    def _may_be_offered(self, choice: Choice) -> bool:
        """Whether it is kept back and yet on offer for some; else a hint at it gives it away."""
        return self._is_kept_back(choice) and choice.is_met and self._is_open(choice) is not False


def _seen(table: Table, world: World) -> tuple[list[Gauge], list[Known]]:
    return gauges(table, world), known(table, world)
