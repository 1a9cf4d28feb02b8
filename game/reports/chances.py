"""What could have been: how likely each ending was under each option of each decision made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.analysis.analysis import Analysis
from game.analysis.mixing import Range
from game.play import Playthrough, Turn
from game.reports.flat import flat
from game.reports.odds_text import percent
from game.reports.own_reasons import agreements
from game.reports.situation import state_time, state_title

HOW = (
    "Worked out exactly, for a player who picks evenly among the options on offer from there on. "
    "The low and the high are what the ranges of the likelihoods allow; the point lies between. "
    "These are odds in this model, whose every number is an assumption; they say nothing about "
    "how likely things are in the world."
)


@dataclass(frozen=True, slots=True)
class Prospect:
    """How likely an ending was."""

    ending: str
    odds: Range
    came: bool

    @property
    def line(self) -> str:
        """Say it in one line."""
        return f"{self.ending}: {range_words(self.odds)}"


@dataclass(frozen=True, slots=True)
class OptionProspects:
    """One option that was on offer, with the endings that could follow, likeliest first."""

    label: str
    chosen: bool
    prospects: tuple[Prospect, ...]


@dataclass(frozen=True, slots=True)
class DecisionProspects:
    """A decision that was made.

    Attributes:
        time, title: of the decision.
        options: those on offer, in file order.
        before: how likely the ending that came was before the choice.
        after: how likely it was after the choice, before chance had its say.
    """

    time: str
    title: str
    options: tuple[OptionProspects, ...]
    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Chances:
    """What could have been.

    Attributes:
        ending: the one that came.
        decisions: in the order they were made; empty where there is too much to work out.
        situations: how many can occur; None where there are more than ``limit``.
        limit: how many were looked at, at most.
        agreements: by the number of the decision, from 0: how the model agrees with what the
            player expected there.
    """

    ending: str
    decisions: tuple[DecisionProspects, ...]
    situations: int | None
    limit: int
    agreements: Mapping[int, str] = field(default_factory=dict)

    @property
    def how(self) -> str:
        """Say, in sentences, how the odds were come by, or why there are none."""
        if self.situations is None:
            return (
                f"There are more than {self.limit:,} situations in this scenario, too many to work "
                "out here what could have been."
            )
        return HOW

    def moved(self, decision: DecisionProspects) -> str:
        """Say how the choice moved the odds of the ending that came."""
        before, after = percent(decision.before.point), percent(decision.after.point)
        if before == after:
            return f"The odds of “{self.ending}” stood at {before} before your choice and after it."
        verb = "rose" if decision.after.point > decision.before.point else "fell"
        return f"With your choice the odds of “{self.ending}” {verb} from {before} to {after}."


def range_words(odds: Range) -> str:
    """Return odds in words: the point, and what it lies between where that is not the same."""
    low, point, high = map(percent, odds)
    return point if low == high else f"{point} (between {low} and {high})"


def chances(playthrough: Playthrough, analysis: Analysis) -> Chances:
    """Work out what could have been in a finished playthrough.

    Args:
        playthrough: that is over.
        analysis: of the same scenario.

    Raises:
        ValueError: if it is not over.
    """
    ending = playthrough.ending
    if ending is None:
        raise ValueError("what could have been is told after the end")
    title = flat(playthrough.table.render(ending.title, playthrough.world))
    agreeing = agreements(playthrough, analysis)
    if not analysis.is_exact:
        return Chances(title, (), None, analysis.limit, agreeing)
    decisions = tuple(_decision(playthrough, turn, analysis) for turn in playthrough.turns)
    return Chances(title, decisions, len(analysis.situations), analysis.limit, agreeing)


def _decision(playthrough: Playthrough, turn: Turn, analysis: Analysis) -> DecisionProspects:
    table, world = playthrough.table, turn.steps[0].before
    assert playthrough.ending is not None  # asked for after the end only
    came = str(playthrough.ending.id)
    state = table.scenario.states[turn.state]
    before = analysis.odds_at(table, world)
    assert before is not None  # it was played, so it can occur
    under = analysis.odds_by_option(table, world)
    titles = {
        name: flat(table.render(one.title, playthrough.world))
        for name, one in table.scenario.endings.items()
    }
    options = tuple(
        OptionProspects(
            flat(table.render(state.options[option].label, world)),
            option == turn.option,
            tuple(
                Prospect(titles[name], found, name == came)
                for name, found in sorted(odds.items(), key=lambda one: -one[1].point)
                if found.high > 0
            ),
        )
        for option, odds in under.items()
    )
    return DecisionProspects(
        time=state_time(table, world, state),
        title=state_title(table, world, state),
        options=options,
        before=before[came],
        after=under[turn.option][came],
    )
