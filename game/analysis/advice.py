"""Advisers whose advice is always the best there is."""

from __future__ import annotations

from game.analysis.analysis import Analysis
from game.analysis.values import judged
from game.rules.table import Table
from game.scenario.model import State
from game.scenario.problems import Problems

_OFTEN = 2
"""In so many decisions an adviser has to be right before anybody would notice."""


def check_advice(table: Table, problems: Problems, limit: int) -> None:
    """Note advisers who back, in each decision they have a say in, all that is not dominated.

    Args:
        table: of a scenario in which every playthrough ends.
        problems: where to note it.
        limit: how many situations to look at; where there are more, nothing is noted.
    """
    scenario = table.scenario
    if not judged(scenario):
        return
    says = {
        name: [state for state in scenario.decisions if _takes_sides(state, name)]
        for name in scenario.advisers
    }
    analysis = Analysis(table, limit)
    for name, states in says.items():
        if len(states) >= _OFTEN and all(_is_right(analysis, state, name) for state in states):
            problems.warning(
                "MR835",
                scenario.advisers[name].id.span,
                f"`{name}` is always right: whoever does as this adviser says gives nothing away, "
                f"in any of {len(states)} decisions",
                "let an option that they back cost something that another would not",
            )


def _takes_sides(state: State, name: str) -> bool:
    backed = [name in option.backed_by for option in state.options.values()]
    return any(backed) and not all(backed)


def _is_right(analysis: Analysis, state: State, name: str) -> bool:
    """Whether each option that the adviser does not back is dominated by another."""
    dominated = analysis.dominated(state.id)
    if dominated is None:
        return False
    worse = {one.option for one in dominated}
    return all(name in option.backed_by or option.id in worse for option in state.options.values())
