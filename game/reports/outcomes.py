"""What became of each outcome indicator, and the trail of effects that led there."""

from __future__ import annotations

from dataclasses import dataclass

from game.play import Playthrough
from game.reports.english import agree, is_plural
from game.reports.evidence import Reason, behind, change_line, reasons
from game.reports.flat import flat, sentence
from game.reports.situation import label_of, state_time, state_title
from game.rules import Table
from game.rules.record import Drawn, Step, World
from game.scenario.model import Aim


@dataclass(frozen=True, slots=True)
class TrailEffect:
    """One move of an indicator: in a sentence, with the author's note and what is behind it."""

    line: str
    note: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One moment at which an indicator moved.

    Attributes:
        time: when and where, in the story; may be empty.
        title: the state it happened at.
        chosen: what the player chose there; empty where something happened by itself.
        chance: what was drawn there, with its odds.
        effects: the moves of this one indicator.
    """

    time: str
    title: str
    chosen: str
    chance: tuple[str, ...]
    effects: tuple[TrailEffect, ...]

    @property
    def heading(self) -> str:
        """When and where it was, in sentences."""
        return f"{sentence(self.time)} {sentence(self.title)}".lstrip()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that holds at the end (Markdown), with what it rests on."""

    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one indicator.

    Attributes:
        name, label: the indicator.
        aim: which way its author says is better, if any.
        low, high: the ends of its range.
        levels: its level words, each with the ends of its part of the range.
        start, end: its numbers, with ``start_level`` and ``end_level`` in words.
        course: its numbers at the start, before the first decision and after each decision.
        trail: the moments at which it moved.
        findings: what the author says about it.
    """

    name: str
    label: str
    aim: Aim
    low: int
    high: int
    levels: tuple[tuple[str, int, int], ...]
    start: int
    start_level: str
    end: int
    end_level: str
    course: tuple[int, ...]
    trail: tuple[TrailEntry, ...]
    findings: tuple[Finding, ...]

    @property
    def sentence(self) -> str:
        """How it ended, in a sentence."""
        at_end = f"{self.label} {agree(self.label, 'end')} at {self.end_level} ({self.end})"
        moved = self.end - self.start
        if not moved:
            return f"{at_end}, where {'they' if is_plural(self.label) else 'it'} began."
        way = "up" if moved > 0 else "down"
        return f"{at_end}, {way} {abs(moved)} from {self.start_level} ({self.start})."


def outcome_names(table: Table) -> list[str]:
    """Return the indicators marked as outcomes; where none is, all of them."""
    indicators = table.scenario.indicators
    marked = [name for name, indicator in indicators.items() if indicator.outcome]
    return marked or list(indicators)


def outcomes(playthrough: Playthrough) -> list[Outcome]:
    """Return what became of each outcome indicator."""
    return [_outcome(playthrough, name) for name in outcome_names(playthrough.table)]


def findings(table: Table, world: World, about: str) -> list[Finding]:
    """Return the findings about ``about`` that hold in ``world``."""
    return [
        Finding(table.tell(one.text, world), tuple(reasons(table, world, one.because)))
        for one in table.scenario.debrief.findings
        if one.about == about and (one.when is None or table.holds(one.when, world))
    ]


def _outcome(playthrough: Playthrough, name: str) -> Outcome:
    table, world = playthrough.table, playthrough.world
    indicator = table.scenario.indicators[name]
    start, end = table.number(table.start, name), table.number(world, name)
    entries = (_trail_entry(table, step, name) for step in playthrough.steps)
    return Outcome(
        name=name,
        label=label_of(table, world, name),
        aim=indicator.aim,
        low=indicator.low,
        high=indicator.high,
        levels=tuple(
            (table.show(name, level.low), level.low, level.high) for level in indicator.levels
        ),
        start=start,
        start_level=table.show(name, start),
        end=end,
        end_level=table.show(name, end),
        course=tuple(table.number(one, name) for one in moments(playthrough)),
        trail=tuple(entry for entry in entries if entry is not None),
        findings=tuple(findings(table, world, name)),
    )


def moments(playthrough: Playthrough) -> list[World]:
    """Return the worlds at the start, before the first decision, and after each decision."""
    opening = [step.after for step in playthrough.opening[-1:]]
    return [
        playthrough.table.start,
        *opening,
        *(turn.steps[-1].after for turn in playthrough.turns),
    ]


def _trail_entry(table: Table, step: Step, name: str) -> TrailEntry | None:
    moves = [one for one in step.changes if one.name == name and one.happened]
    if not moves:
        return None
    state = table.scenario.states[step.state]
    option = None if step.option is None else state.options[step.option]
    return TrailEntry(
        time=state_time(table, step.before, state),
        title=state_title(table, step.before, state),
        chosen="" if option is None else flat(table.render(option.label, step.before)),
        chance=tuple(_chance_line(one) for one in step.events if isinstance(one, Drawn)),
        effects=tuple(
            TrailEffect(
                line=change_line(table, move),
                note=flat(move.note or ""),
                reasons=tuple(reasons(table, step.before, behind(move))),
            )
            for move in moves
        ),
    )


def _chance_line(drawn: Drawn) -> str:
    least, _, most = drawn.odds[drawn.entry]
    low, high = f"{least * 100:.3g}", f"{most * 100:.3g}"
    odds = f"{low}%" if low == high else f"between {low} and {high}%"
    return f"{drawn.entry.replace('_', ' ')} (odds {odds})"
