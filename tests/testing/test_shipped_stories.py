"""What the scenarios that come with the program owe a player, beyond what their own tests say."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from game.play import Playthrough
from game.reports.evidence import behind
from game.reports.in_play import Grounds, grounds
from game.rules import Step, Table, compile_scenario
from game.scenario import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"
ERBIL = SCENARIOS / "erbil_2021.yaml"
WITH_HISTORY = [ERBIL]


@cache
def table_of(path: Path) -> Table:
    """Return a scenario's table."""
    scenario = load(path).scenario
    assert scenario is not None
    return compile_scenario(scenario)


@pytest.mark.parametrize("path", WITH_HISTORY, ids=lambda path: path.stem)
def test_where_an_option_stands_does_not_give_away_what_history_chose(path: Path) -> None:
    """No position in the list holds history's choice at more than a quarter of the decisions."""
    table = table_of(path)
    history = table.scenario.history
    assert history is not None
    turns = Playthrough(table, 1, [str(step) for step in history.play]).turns
    positions = Counter(
        list(table.scenario.states[turn.state].options).index(turn.option) for turn in turns
    )
    assert len(turns) >= 5
    assert max(positions.values()) <= len(turns) / 4, positions


def _file_comes_back(fired: str, inquiry: str) -> tuple[Step, list[Grounds]]:
    play = [inquiry, f"who_fired/{fired}", "hold_for_intelligence", "the_case/firm"]
    game = Playthrough(table_of(ERBIL), 1, play)
    step = next(step for step in game.turns[-1].steps if step.state == "the_case")
    seen = [one for one in step.changes if one.seen]
    assert seen
    return step, [grounds(game.table, step.before, behind(one)) for one in seen]


@pytest.mark.parametrize("inquiry", ["own_agencies", "with_iraqis", "hand_to_iraq"])
def test_nothing_tells_a_true_file_from_a_false_one(inquiry: str) -> None:
    """The file that names two militias reads the same whether they fired or not, reasons too."""
    (right, right_grounds), (wrong, wrong_grounds) = (
        _file_comes_back(fired, inquiry) for fired in ("front", "own_crew")
    )
    assert [one for one in right.events if hasattr(one, "text")] == [
        one for one in wrong.events if hasattr(one, "text")
    ]
    assert [one.note for one in right.changes if one.seen] == [
        one.note for one in wrong.changes if one.seen
    ]
    assert right_grounds == wrong_grounds


def test_nobody_is_introduced_before_the_story_meets_them() -> None:
    """The who's who, shown from the start, names no group that only a later page may name."""
    scenario = table_of(ERBIL).scenario
    table = table_of(ERBIL)
    shown = " ".join(
        table.render(part, table.start)
        for actor in scenario.actors.values()
        for part in (actor.name, actor.who)
        if part is not None
    )
    assert shown
    for name in ("Awliya", "Kataib", "Saberin"):
        assert name not in shown
