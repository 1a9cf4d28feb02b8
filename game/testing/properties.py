"""Properties: what holds over everything that can happen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from game.analysis.analysis import Analysis
from game.analysis.answers import Play
from game.analysis.distinctions import Asked
from game.analysis.mixing import Range
from game.analysis.reaching import Reached, reached
from game.analysis.search import LIMIT, Search
from game.analysis.situations import Progress
from game.analysis.values import judged
from game.rules import PlayError, compile_scenario
from game.scenario.expressions import Condition, EndedAt, Every, Expression, Not
from game.scenario.model import Scenario
from game.testing.explaining import trail
from game.testing.model import Odds, Property, Rule, Undominated
from game.testing.results import Result

_UNDECIDED = "undecided: there are more than {limit:,} situations to look at"
_TOGETHER = 1_000_000
"""Conditions are looked for in one search where it comes to no more situations than this."""


class PropertyRunner:
    """Decides the properties of one scenario.

    Args:
        scenario: without errors.
        limit: how many situations may be held; a property that needs more is undecided, and fails.
        progress: told now and then how many situations were looked at.
        together: properties that will probably all be decided; one search may serve them.
    """

    def __init__(
        self,
        scenario: Scenario,
        limit: int = LIMIT,
        progress: Progress | None = None,
        together: Iterable[Property] = (),
    ) -> None:
        self._scenario = scenario
        self._limit = limit
        self._progress = progress
        self._analysis = Analysis(compile_scenario(scenario, prose=False), limit, progress)
        self._together = {id(one): _asked(one) for one in together if isinstance(one, Rule)}

    def run(self, what: Property) -> Result:
        """Decide one property."""
        try:
            found = self._decide(what)
        except PlayError as error:  # a scenario too large to be checked whole
            found = self._result(what, _kind(what), str(error))
        return found.expecting_failure(what.xfail) if what.xfail is not None else found

    def _decide(self, what: Property) -> Result:
        if isinstance(what, Rule):
            return self._claim(what)
        return self._odds(what) if isinstance(what, Odds) else self._undominated(what)

    def _result(self, what: Property, kind: str, message: str = "") -> Result:
        return Result(what.name, kind, not message, message, what.span.line)

    def _undecided(self, what: Property, kind: str) -> Result:
        return self._result(what, kind, _UNDECIDED.format(limit=self._limit))

    def _claim(self, rule: Rule) -> Result:
        assert rule.condition is not None  # a file with errors is not run
        play, complete = self._reached(rule)
        if play is None and not complete:
            return self._undecided(rule, rule.kind)
        if rule.kind == "reachable":
            never = f"expected that `{rule.condition.source}` can come; it never does"
            return self._result(rule, rule.kind, never if play is None else "")
        if play is None:
            return self._result(rule, rule.kind)
        what = "does not hold" if rule.kind == "always" else "holds"
        message = (
            f"expected {rule.kind}: `{rule.condition.source}`; it {what} at `{play.place}`, "
            f"after {', '.join(play.steps) or 'no step at all'}"
        )
        message += trail(self._analysis.table, play.steps, rule.condition)
        return replace(self._result(rule, rule.kind, message), counterexample=tuple(play.steps))

    def _reached(self, rule: Rule) -> Reached:
        """Look for what the rule asks about: in the search for all rules, if that was feasible."""
        if self._shared is not None and id(rule) in self._shared:
            return Reached(self._shared[id(rule)], complete=True)
        question = _asked(rule)
        return reached(self._search([question], self._limit), question.condition)

    @cached_property
    def _shared(self) -> dict[int, Play | None] | None:
        """What one search for all rules finds; None where it comes to too many situations."""
        questions = self._together.values()
        answers = self._search(questions, min(self._limit, _TOGETHER)).answers()
        if answers is None:
            return None
        plays = answers.nearest([one.condition for one in questions])
        return dict(zip(self._together, plays, strict=True))

    def _search(self, questions: Collection[_Question], limit: int) -> Search:
        """Return a search that tells apart what is asked."""
        conditions = [one.condition for one in questions]
        table = compile_scenario(self._scenario, conditions, prose=False)
        at_endings = tuple(one.condition for one in questions if one.at_endings)
        everywhere = tuple(one.condition for one in questions if not one.at_endings)
        return Search(table, limit, Asked(at_endings, everywhere), self._progress)

    def _odds(self, odds: Odds) -> Result:
        choosing = dict(choice.split(".") for choice in odds.choosing)
        found = self._analysis.odds_of(odds.endings, choosing)
        if found is None:
            return self._undecided(odds, "odds")
        return self._result(odds, "odds", _outside(odds, found))

    def _undominated(self, what: Undominated) -> Result:
        kind = "undominated"
        if not judged(self._scenario):
            return self._result(
                what, kind, "no indicator is an `outcome` with an `aim`, so nothing can be compared"
            )
        found = self._analysis.dominated(what.state)
        if found is None:
            return self._undecided(what, kind)
        if not found:
            return self._result(what, kind)
        listed = "; ".join(f"`{one.option}` is dominated by `{one.by}`" for one in found)
        return self._result(
            what,
            kind,
            f"at `{what.state}`, by expected final values: {listed}: at least as bad on every "
            "outcome and worse on one, wherever both are on offer",
        )


def _kind(what: Property) -> str:
    if isinstance(what, Rule):
        return what.kind
    return "odds" if isinstance(what, Odds) else "undominated"


class _Question(NamedTuple):
    """What to look for, and whether it can hold at endings alone."""

    condition: Condition
    at_endings: bool


def _asked(rule: Rule) -> _Question:
    """Return what to look for: for ``always``, the opposite."""
    condition = rule.condition
    assert condition is not None
    expression = condition.expression
    if rule.kind != "always":
        return _Question(condition, _ends(expression))
    ended = EndedAt(None)
    if isinstance(expression, Every) and expression.parts[0] == ended:
        rest = expression.parts[1:]
        others = rest[0] if len(rest) == 1 else Every(rest)
        return _Question(Condition(condition.source, Every((ended, Not(others)))), True)
    return _Question(Condition(condition.source, Not(expression)), False)


def _ends(expression: Expression) -> bool:
    """Whether it can hold at endings alone."""
    if isinstance(expression, Every):
        return any(map(_ends, expression.parts))
    return isinstance(expression, EndedAt)


def _outside(odds: Odds, found: Range) -> str:
    """Return what bound the odds do not keep, or an empty string."""
    low, point, high = found
    came = f"the odds are {_percent(point)}, between {_percent(low)} and {_percent(high)}"
    rows = (
        (odds.at_most, high, "at most", 1),
        (odds.at_least, low, "at least", -1),
        (odds.point_at_most, point, "a point of at most", 1),
        (odds.point_at_least, point, "a point of at least", -1),
    )
    for bound, number, words, sign in rows:
        if bound is not None and sign * (number - bound) > 1e-12:
            listed = ", ".join(odds.endings)
            return f"expected {words} {_percent(bound)} for {listed}; {came}"
    return ""


def _percent(number: float | Fraction) -> str:
    return f"{float(number) * 100:.4g}%"
