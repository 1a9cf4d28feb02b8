"""Exact odds against Storm, a probabilistic model checker (the optional extra ``storm``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given

from game.analysis.situations import Situations
from game.analysis.stepping import Tree
from game.rules.table import DrawRule, Table
from tests.generating import Data, compiled, scenarios, share
from tests.stories import COIN, ROUND, THREE, odds_of, table_of

stormpy: Any = pytest.importorskip("stormpy", reason="needs the extra `storm`")

Row = dict[int, float]


@dataclass
class Model:
    """States with the distributions that nature may pick from; draws are states of their own."""

    rows: list[list[Row]] = field(default_factory=list)
    at: dict[str, list[int]] = field(default_factory=dict)

    def check(self, formula: str) -> float:
        """Return what Storm says about state 0."""
        builder = stormpy.datastructures.SparseMatrixBuilder[float](0, 0, 0, False, True, 0)
        row = 0
        for group in self.rows:
            builder.new_row_group(row)
            for choice in group:
                for column, share_ in sorted(choice.items()):
                    builder.add_next_value(row, column, share_)
                row += 1
        labels = stormpy.models.StateLabeling(len(self.rows))
        for ending, states in self.at.items():
            labels.add_label(ending)
            for state in states:
                labels.add_label_to_state(ending, state)
        parts = stormpy.models.SparseModelComponents[float](builder.build(), labels)
        model = stormpy.models.SparseMdp[float](parts)
        (asked,) = stormpy.parse_properties(formula)
        found = stormpy.model_checking(model, asked)
        return float(found.get_value(0))


def vertices(draw: DrawRule) -> list[list[float]]:
    """Return the corners of what a draw's shares can be: filled up from the least, in any order."""
    corners = set()
    for order in permutations(range(len(draw.lows))):
        shares, rest = list(draw.lows), 1 - sum(draw.lows)
        for index in order:
            more = max(0.0, min(rest, draw.highs[index] - draw.lows[index]))
            shares[index] += more
            rest -= more
        corners.add(tuple(shares))
    return [list(corner) for corner in corners]


def model_of(situations: Situations, *, points: bool) -> Model:
    """Return the chain of an even player: draws at their points, or wherever nature wants."""
    model = Model([[] for _ in situations.places])

    def node(tree: Tree) -> int:
        if isinstance(tree, int):
            return tree
        rule, branches = tree
        inner = [node(branch) for branch in branches]
        picks = [list(rule.points)] if points else vertices(rule)
        model.rows.append([summed(inner, shares) for shares in picks])
        return len(model.rows) - 1

    for number, reached in enumerate(situations.places):
        moves = situations.moves[number]
        if moves:
            places = [node(tree) for _, tree in moves]
            model.rows[number] = [summed(places, [1 / len(places)] * len(places))]
        else:
            model.rows[number] = [{number: 1.0}]
            model.at.setdefault(reached, []).append(number)
    return model


def summed(places: list[int], shares: list[float]) -> Row:
    """Return a distribution in which each place stands once."""
    row: Row = {}
    for place, part in zip(places, shares, strict=True):
        row[place] = row.get(place, 0.0) + part
    return {place: part for place, part in row.items() if part > 0}


def agree(table: Table) -> None:
    """Compare all three numbers of every ending that can come."""
    odds = odds_of(table)
    ranged = model_of(odds.situations, points=False)
    pointed = model_of(odds.situations, points=True)
    for ending in ranged.at:
        asked = f'=? [F "{ending}"]'
        found = (
            ranged.check(f"Pmin{asked}"),
            pointed.check(f"Pmax{asked}"),
            ranged.check(f"Pmax{asked}"),
        )
        assert found == pytest.approx(tuple(odds.start[ending]), abs=1e-9)


@pytest.mark.parametrize("story", [COIN, THREE, ROUND])
def test_storm_agrees_on_stories_worked_out_by_hand(story: str) -> None:
    """Low, point and high of each ending are the same to 1e-9."""
    agree(table_of(story))


@share(0.2)
@given(scenarios())
def test_storm_agrees_on_generated_scenarios(data: Data) -> None:
    """Low, point and high of each ending are the same to 1e-9."""
    agree(compiled(data, prose=False))
