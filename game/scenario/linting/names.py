"""Names that are declared, and that nothing uses."""

from __future__ import annotations

from game.scenario.model import Scenario
from game.scenario.problems import Problems
from game.scenario.reading.context import Context


def names_without_use(scenario: Scenario, context: Context, problems: Problems) -> None:
    """Note variables, claims, assumptions, objectives and advisers that nothing uses."""
    used = context.used
    _variables(scenario, used["read"], problems)
    cited = used["claim or assumption"] | used["claim"] | used["assumption"] | used["read"]
    claims = {
        name: claim for source in scenario.sources.values() for name, claim in source.claims.items()
    }
    for what, declared in (("claim", claims), ("assumption", scenario.assumptions)):
        for name, one in declared.items():
            if name not in cited:
                problems.warning(
                    "MR823",
                    one.id.span,
                    f"nothing in the file rests on the {what} `{name}`",
                    "name it in a `because`, or delete it",
                )
    served = {name for state in scenario.states.values() for name in state.objectives}
    for name, prose in scenario.objectives.items():
        if name not in served:
            problems.warning(
                "MR824",
                prose.span,
                f"no state serves the objective `{name}`",
                f"add `objectives: [{name}]` to the decisions in which it is practised",
            )
    for name, adviser in scenario.advisers.items():
        if name not in used["adviser"]:
            problems.warning(
                "MR825",
                adviser.id.span,
                f"the adviser `{name}` never says a word",
                "let them speak in `advice`, `backed_by` or `opposed_by`, or delete them",
            )


def _variables(scenario: Scenario, read: set[str], problems: Problems) -> None:
    written = {
        move.name
        for state in scenario.states.values()
        for outer in state.blocks
        for block in outer.walk()
        for effect in block.effects
        for move in effect.moves
    }
    for name, variable in scenario.variables.items():
        if name not in written:
            start = variable.show(variable.start)
            shown = str(start).lower() if isinstance(start, bool) else start
            problems.warning(
                "MR822",
                variable.id.span,
                f"nothing ever changes the variable `{name}`: it stays {shown}",
                "let an effect set it, or delete it",
            )
        elif name not in read and variable.label is None:
            problems.warning(
                "MR821",
                variable.id.span,
                f"the variable `{name}` has no label, and no condition or text looks at it",
                "use it in a condition, give it a `label` to show it, or delete it",
            )
