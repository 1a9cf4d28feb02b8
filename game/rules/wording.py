"""Putting values into prose, and saying values in words."""

from __future__ import annotations

from game.rules.guards import Values
from game.rules.layout import Layout
from game.scenario.model import Assumption, Indicator, Scenario
from game.scenario.prose import Insert, Prose


def spaced(name: str) -> str:
    """Return an identifier as words."""
    return name.replace("_", " ")


class Wording:
    """Renders the prose of one scenario."""

    def __init__(self, scenario: Scenario, layout: Layout) -> None:
        self._scenario = scenario
        self._layout = layout

    def show(self, name: str, number: int, values: Values | None = None) -> str:
        """Return the words for a number that the quantity ``name`` may hold.

        A level for an indicator, the author's words (or its id) for an ordered value, yes and no
        for a boolean. Without ``values`` the words stand as they do at the start.
        """
        quantity = self._layout.quantities[name]
        if isinstance(quantity, Indicator):
            return spaced(quantity.levels[quantity.level_index(number)].id)
        if quantity.bounds is not None:
            return str(number)
        if quantity.values is None:
            return "yes" if number else "no"
        word, prose = list(quantity.values.items())[number]
        if prose is None:
            return spaced(word)
        return self._join(prose, values or self._layout.start, inside_words=True)

    def render(self, prose: Prose, values: Values) -> str:
        """Return prose as Markdown, with ``values`` put in."""
        return self._join(prose, values, inside_words=False)

    def _join(self, prose: Prose, values: Values, *, inside_words: bool) -> str:
        return "".join(
            part if isinstance(part, str) else self._insert(part, values, inside_words)
            for part in prose.parts
        )

    def _insert(self, insert: Insert, values: Values, inside_words: bool) -> str:
        name = insert.name
        if name in self._scenario.assumptions:
            return assumption_value(self._scenario.assumptions[name])
        number = values[self._layout.slots[name]]
        if insert.number:
            return str(number)
        variable = self._scenario.variables.get(name)
        if inside_words and variable is not None and variable.values is not None:
            # Words that put in words could go round in a circle.
            return spaced(list(variable.values)[number])
        return self.show(name, number, values)


def assumption_value(assumption: Assumption) -> str:
    """Return the value of an assumption as it is put into prose."""
    if assumption.amount is not None:
        return str(assumption.amount)
    assert assumption.likelihood is not None  # a value is one of the two
    return spaced(assumption.likelihood.written)
