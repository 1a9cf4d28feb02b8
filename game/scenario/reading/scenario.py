"""Reading a whole scenario file, section by section, in the order in which names are needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from game.scenario.model import (
    Assumption,
    Debrief,
    Indicator,
    Scenario,
    Source,
    Variable,
)
from game.scenario.places import Span, Word
from game.scenario.prose import Prose
from game.scenario.quantities import Quantity
from game.scenario.reading.afterwards import (
    AFTERWARDS,
    CRITERION,
    DEBRIEF,
    FINDING,
    HISTORY,
    QUESTION,
    read_debrief,
    read_history,
)
from game.scenario.reading.assumptions import ASSUMPTION, read_assumption
from game.scenario.reading.blocks import CASE, ENTRY
from game.scenario.reading.context import Context
from game.scenario.reading.declaring import check_values, declare, taken_twice
from game.scenario.reading.effects import EFFECT
from game.scenario.reading.fields import Fields
from game.scenario.reading.quantities import (
    INDICATOR,
    VARIABLE,
    read_indicator,
    read_variable,
)
from game.scenario.reading.shapes import Shape
from game.scenario.reading.sources import (
    ACTOR,
    ADVISER,
    CLAIM,
    SOURCE,
    check_disputes,
    read_actor,
    read_adviser,
    read_source,
)
from game.scenario.reading.states import ENDING, OPTION, STATE, read_ending, read_state
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Node, Scalar, is_broken

FORMAT = 1
TOP = Shape(
    "a scenario",
    ("format", "id", "title", "role", "summary", "start", "indicators", "states", "endings"),
    (
        "minutes", "language", "notice", "objectives", "sources", "assumptions", "variables",
        "actors", "advisers", "history", "debrief",
    ),
)  # fmt: skip

FORMAT_KEYS = frozenset(
    key
    for shape in (
        TOP, SOURCE, CLAIM, ASSUMPTION, INDICATOR, VARIABLE, ACTOR, ADVISER, STATE, OPTION, EFFECT,
        CASE, ENTRY, ENDING, HISTORY, DEBRIEF, FINDING, QUESTION, CRITERION, AFTERWARDS,
    )
    for key in shape.keys
)  # fmt: skip
"""Every key that stands somewhere in the format."""

_Thing = TypeVar("_Thing")


def knows_format(context: Context, root: Node) -> bool:
    """Check ``format``; False where it is newer than this program, so that no more can be said."""
    node = root.get("format") if isinstance(root, Map) else None
    if node is None:
        return True
    if not isinstance(node, Scalar) or node.is_null:
        context.wrong_kind(node, "format", "a whole number")
        return True
    if node.is_integer and node.integer > FORMAT:
        context.problems.error(
            "MR208",
            node.span,
            f"this file is of format {node.text}, and this program knows formats up to {FORMAT}",
            "use a newer version of the program",
        )
        return False
    if not node.is_integer or node.integer != FORMAT:
        context.problems.error(
            "MR208",
            node.span,
            f"there is no format `{node.text}`",
            f"write `format: {FORMAT}`" + ("" if node.plain else ", without quotes"),
        )
    return True


def read_scenario(context: Context, root: Node, file: str, digest: str) -> Scenario:
    """Read the whole file. Where problems were noted, the answer is not to be used."""
    fields = Fields(context, root, Span(1, 1, 1, 2), TOP)
    declare(context, fields, root)
    sources = _sources(context, fields)
    assumptions = _assumptions(context, fields)
    indicators, variables = _quantities(fields)
    check_values(context)
    objectives = _objectives(fields)
    actors = _all(fields, "actors", ACTOR, read_actor)
    advisers = _all(fields, "advisers", ADVISER, read_adviser)
    states = _all(fields, "states", STATE, read_state)
    endings = _all(fields, "endings", ENDING, read_ending)
    history_node, debrief_node = fields.node("history"), fields.node("debrief")
    minutes = fields.optional_integer("minutes", low=0)
    scenario = Scenario(
        id=_id(fields),
        title=fields.text("title"),
        role=fields.text("role"),
        summary=fields.text("summary"),
        start=_start(fields),
        indicators=indicators,
        states=states,
        endings=endings,
        minutes=minutes,
        language=str(fields.name("language")) if "language" in fields else "en",
        notice=fields.optional_text("notice"),
        objectives=objectives,
        sources=sources,
        assumptions=assumptions,
        variables=variables,
        actors=actors,
        advisers=advisers,
        history=read_history(context, history_node, Word("history", fields.key_span("history")))
        if history_node is not None
        else None,
        debrief=read_debrief(context, debrief_node, Word("debrief", fields.key_span("debrief")))
        if debrief_node is not None
        else Debrief(),
        file=file,
        digest=digest,
    )
    context.check_inserts()
    return scenario


def _id(fields: Fields) -> Word:
    node = fields.node("id")
    if isinstance(node, Scalar) and not node.is_null:
        return fields.context.identifier(node)
    return fields.name("id")


def _start(fields: Fields) -> Word:
    name = fields.name("start")
    if name:
        fields.context.known(name, fields.context.names.states, "state", "MR401", "states")
    return name


def _all(
    fields: Fields, key: str, shape: Shape, read: Callable[[Context, Word, Node], _Thing]
) -> Mapping[str, _Thing]:
    """Read every entry of a section."""
    return {
        str(name): read(fields.context, name, node) for name, node in fields.entries(key, shape)
    }


def _objectives(fields: Fields) -> Mapping[str, Prose]:
    found: dict[str, Prose] = {}
    for name, node in fields.entries("objectives"):
        found[str(name)] = fields.prose(node, name)
    return found


def _sources(context: Context, fields: Fields) -> Mapping[str, Source]:
    sources = _all(fields, "sources", SOURCE, read_source)
    claims = context.names.claims
    for source in sources.values():
        for claim in source.claims.values():
            if str(claim.id) in claims:
                taken_twice(context, claim.id, "claim", claims[str(claim.id)])
            else:
                claims[str(claim.id)] = claim.id
    for source in sources.values():
        check_disputes(context, source)
    return sources


def _assumptions(context: Context, fields: Fields) -> Mapping[str, Assumption]:
    names = context.names
    found: dict[str, Assumption] = {}
    for name, node in fields.entries("assumptions", ASSUMPTION):
        if str(name) in names.claims:
            taken_twice(context, name, "assumption", names.claims[str(name)])
        before = len(context.problems.found)
        assumption = read_assumption(context, name, node)
        for claim in assumption.rests_on:
            context.known(claim, names.claims, "claim", "MR402", "evidence")
        found[str(name)] = assumption
        if _is_usable(context, before) and not is_broken(node):
            names.assumptions[str(name)] = assumption
        else:
            names.unreadable[str(name)] = None
    return found


_HARMLESS = frozenset(("MR201", "MR307", "MR402", "MR411", "MR502", "MR503"))
"""Mistakes in a declaration that leave clear what its name stands for: an unknown key, braces, an
unknown or taken name, a start outside the range, levels that do not cover it."""


def _is_usable(context: Context, since: int) -> bool:
    """Whether a declaration can be used in spite of the problems found in it."""
    found = context.problems.found[since:]
    return all(problem.code in _HARMLESS for problem in found if problem.is_error)


_Quantity = TypeVar("_Quantity", bound=Quantity)


def _quantities(
    fields: Fields,
) -> tuple[Mapping[str, Indicator], Mapping[str, Variable]]:
    indicators = _declared_quantities(fields, "indicators", read_indicator)
    return indicators, _declared_quantities(fields, "variables", read_variable)


def _declared_quantities(
    fields: Fields, key: str, read: Callable[[Context, Word, Node], _Quantity]
) -> Mapping[str, _Quantity]:
    context = fields.context
    names = context.names
    found: dict[str, _Quantity] = {}
    for name, node in fields.entries(key):
        before = len(context.problems.found)
        found[str(name)] = quantity = read(context, name, node)
        usable = _is_usable(context, before) and not is_broken(node)
        first = names.quantities.get(name) or names.assumptions.get(name)
        if first is not None:
            taken_twice(context, name, "quantity", first.id)
        elif usable:
            names.quantities[str(name)] = quantity
        else:
            names.unreadable[str(name)] = None
    return found
