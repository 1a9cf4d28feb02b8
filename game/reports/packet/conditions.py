"""Conditions in words, for people who do not read the scenario's file."""

from __future__ import annotations

from collections.abc import Sequence

from game.reports.flat import flat
from game.reports.situation import label_of
from game.rules import Table
from game.rules.wording import spaced
from game.scenario import expressions as e
from game.scenario.model import Condition, Indicator

_OPERATORS: dict[e.CompareOperator, str] = {
    "==": "is",
    "!=": "is not",
    "<": "is below",
    "<=": "is at most",
    ">": "is above",
    ">=": "is at least",
}
_OPPOSITE: dict[e.CompareOperator, e.CompareOperator] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}
_MIRRORED: dict[e.CompareOperator, e.CompareOperator] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
_SIGNS = {"+": "+", "-": "−", "*": "×"}
_TRUTHS = (e.Not, e.Every, e.Some, e.Comparison, e.Chosen, e.Visited, e.EndedAt)


class InWords:
    """Says the conditions of one scenario as clauses: *“Trust” is at least thin*."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __call__(self, condition: Condition | None) -> str:
        """Return a condition as a clause in plain text; empty where there is none."""
        return "" if condition is None else self._clause(condition.expression)

    def _clause(self, part: e.Expression, *, holds: bool = True) -> str:
        """Return what says that ``part`` holds, or that it does not."""
        no = "" if holds else "not "
        match part:
            case e.Not(inner):
                return self._clause(inner, holds=not holds)
            case e.Value(name):
                return f"{self._quoted(name)} is {'yes' if holds else 'no'}"
            case e.Chosen():
                return f"{self._option(part)} was {no}chosen"
            case e.Visited(state):
                return f"{self._place(state)} was {no}visited"
            case e.EndedAt(None):
                return f"the story is {no}over"
            case e.EndedAt(str(ending)):
                return f"the story {'ends' if holds else 'does not end'} at {self._place(ending)}"
            case e.Number(number):
                return f"it is {'always' if bool(number) == holds else 'never'} so"
            case e.Every(parts) | e.Some(parts):
                # That not all hold is that some do not, and the other way round.
                together = isinstance(part, e.Every) == holds
                return self._joined(parts, " and " if together else " or ", holds=holds)
            case _:
                assert isinstance(part, e.Comparison)  # nothing else is true or false
                return self._comparison(part, holds=holds)

    def _comparison(self, part: e.Comparison, *, holds: bool) -> str:
        if len(part.operators) > 1:
            return self._chain(part, holds=holds)
        (left, right), (operator,) = part.operands, part.operators
        if self._is_truth(left) or self._is_truth(right):
            return self._agreement(left, right, alike=(operator == "==") == holds)
        if isinstance(left, e.Number):  # read from the side of what can change
            left, right, operator = right, left, _MIRRORED.get(operator, operator)
        words = _OPERATORS[operator if holds else _OPPOSITE[operator]]
        return f"{self._term(left, right)} {words} {self._term(right, left)}"

    def _joined(self, parts: Sequence[e.Expression], word: str, *, holds: bool) -> str:
        chosen = [self._option(one) for one in parts if isinstance(one, e.Chosen)]
        if len(chosen) == len(parts) and word == (" or " if holds else " and "):
            *most, last = chosen
            if holds:
                return f"{', '.join(most)} or {last} was chosen"
            return f"none of {', '.join(most)} and {last} was chosen"
        said = ((one, self._clause(one, holds=holds)) for one in parts)
        return word.join(f"({words})" if self._is_compound(one) else words for one, words in said)

    def _is_compound(self, part: e.Expression) -> bool:
        """Whether what says so has an *and* or an *or* in it."""
        match part:
            case e.Not(inner):
                return self._is_compound(inner)
            case e.Comparison(operands, operators):
                return len(operators) > 1 or all(map(self._is_truth, operands))
            case _:
                return isinstance(part, e.Every | e.Some)

    def _chain(self, part: e.Comparison, *, holds: bool) -> str:
        pairs = zip(part.operands, part.operators, part.operands[1:], strict=False)
        each = [e.Comparison((left, right), (operator,)) for left, operator, right in pairs]
        return self._joined(each, " and " if holds else " or ", holds=holds)

    def _is_truth(self, part: e.Expression) -> bool:
        if not isinstance(part, e.Value):
            return isinstance(part, _TRUTHS)
        variable = self._table.scenario.variables.get(part.name)
        return variable is not None and variable.bounds is None and variable.values is None

    def _agreement(self, left: e.Expression, right: e.Expression, *, alike: bool) -> str:
        for one, other in ((left, right), (right, left)):
            if isinstance(one, e.Number):
                return self._clause(other, holds=bool(one.number) == alike)
        both = f"({self._clause(left)}) and ({self._clause(right)})"
        return f"both or neither of {both} hold" if alike else f"only one of {both} holds"

    def _term(self, part: e.Expression, other: e.Expression) -> str:
        """Return one side of a comparison; bare numbers are told as the other side has them."""
        match part:
            case e.Number(number):
                return self._number(number, other)
            case e.Value(name) | e.LevelOf(name):
                return self._quoted(name)
            case e.Assumed(name):
                return f"{self._table.scenario.assumptions[name].amount}".replace("-", "−")
            case e.Arithmetic("-", e.Number(0), inner):
                return f"−{self._operand(inner)}"
            case _:
                assert isinstance(part, e.Arithmetic)  # truths are compared elsewhere
                sides = (self._operand(part.left), self._operand(part.right))
                return f" {_SIGNS[part.operator]} ".join(sides)

    def _operand(self, part: e.Expression) -> str:
        said = self._term(part, part)
        return f"({said})" if isinstance(part, e.Arithmetic) else said

    def _number(self, number: int, other: e.Expression) -> str:
        if isinstance(other, e.LevelOf):
            indicator = self._table.scenario.indicators[other.name]
            return spaced(indicator.levels[number].id)
        if isinstance(other, e.Value):
            quantity = self._table.scenario.quantities[other.name]
            if not isinstance(quantity, Indicator) and quantity.values is not None:
                words = flat(self._table.show(other.name, number))
                return f"“{words}”" if " " in words else words
        return f"{number}".replace("-", "−")

    def _quoted(self, name: str) -> str:
        return f"“{label_of(self._table, self._table.start, name)}”"

    def _option(self, chosen: e.Chosen) -> str:
        option = self._table.scenario.states[chosen.state].options[chosen.option]
        return f"“{flat(self._table.render(option.label, self._table.start))}”"

    def _place(self, name: str) -> str:
        scenario = self._table.scenario
        place = scenario.endings.get(name) or scenario.states[name]
        if place.title is None:
            return f"“{spaced(name)}”"
        return f"“{flat(self._table.render(place.title, self._table.start))}”"
