"""Reading states, options and endings."""

from __future__ import annotations

from collections.abc import Mapping

from game.scenario.model import Ending, Option, Passages, Prose, State
from game.scenario.places import Word
from game.scenario.reading.blocks import BLOCK_KEYS, WAYS, covering, read_block
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields, passages
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Node, is_empty

_COMMON = ("time", "text", "objectives", "minutes", "notes", "advice")
STATE = Shape(
    "a state",
    (),
    (
        "title",
        *_COMMON,
        "reason",
        "options",
        "quiet",
        *(key for key in BLOCK_KEYS if key != "text"),
    ),
)
OPTION = Shape(
    "an option",
    ("label",),
    (
        "detail", "for", "against", "unknown", "backed_by", "opposed_by", "if", "unavailable",
        *BLOCK_KEYS,
    ),
)  # fmt: skip
ENDING = Shape("an ending", ("title", "text"))


def read_state(context: Context, name: Word, node: Node) -> State:
    """Read one state: a decision or an inject."""
    fields = Fields(context, node, name.span, STATE)
    decision = "options" in fields
    quiet = fields.boolean("quiet")
    if isinstance(node, Map):
        _check_kind(fields, name, decision)
    needs_title = not quiet and fields.is_clear("quiet")
    if needs_title and "title" not in fields and fields.readable:
        fields.missing("title")
    objectives = fields.names("objectives")
    for objective in objectives:
        context.known(objective, context.names.objectives, "objective", "MR406", "objectives")
    options = (
        {str(key): _option(context, key, value) for key, value in fields.entries("options", OPTION)}
        if decision
        else {}
    )
    inject = not decision and any(way in fields for way in WAYS)
    return State(
        id=name,
        title=fields.optional_text("title"),
        time=fields.passages("time"),
        text=fields.passages("text") if decision else (),
        objectives=objectives,
        minutes=fields.optional_integer("minutes", low=0),
        notes=fields.optional_text("notes"),
        advice=_advice(fields),
        reason=fields.boolean("reason"),
        options=options,
        block=read_block(fields, covering(fields)) if inject else None,
        quiet=quiet,
    )


def _check_kind(fields: Fields, name: Word, decision: bool) -> None:
    """Check that the state is a decision or an inject, and not something of both."""
    problems = fields.context.problems
    if not decision and not any(way in fields for way in WAYS) and fields.readable:
        problems.error(
            "MR601",
            name.span,
            f"the state `{name}` has no way on",
            "give it `options` (a decision), or `to`, `cases` or `chance` (an inject)",
        )
    if not decision:
        if "reason" in fields:
            problems.error(
                "MR408",
                fields.key_span("reason"),
                "`reason` belongs to a decision, and this state has no options",
                "delete it",
            )
        return
    for key in ("effects", "because", *WAYS, "quiet"):
        if key in fields:
            problems.error(
                "MR408",
                fields.key_span(key),
                f"`{key}` belongs to an inject or an option, and this state is a decision",
                "move it into an option, or into an inject before or after this state",
            )
    node = fields.node("options")
    if is_empty(node):
        problems.error(
            "MR602",
            fields.key_span("options"),
            "`options` has no option",
            "add at least one",
        )


def _advice(fields: Fields) -> Mapping[str, Passages]:
    found: dict[str, Passages] = {}
    for name, node in fields.entries("advice"):
        _known_adviser(fields.context, name)
        found[name] = passages(fields, node, name)
    return found


def _known_adviser(context: Context, name: Word) -> None:
    context.known(name, context.names.advisers, "adviser", "MR405", "advisers")


def _option(context: Context, name: Word, node: Node) -> Option:
    fields = Fields(context, node, name.span, OPTION)
    condition = fields.condition()
    unavailable = fields.optional_text("unavailable")
    if unavailable is not None and "if" not in fields:
        context.problems.warning(
            "MR804",
            fields.key_span("unavailable"),
            "`unavailable` explains an `if` that fails, and there is no `if`",
            "add the `if`, or delete `unavailable`",
        )
    return Option(
        id=name,
        label=fields.text("label"),
        block=read_block(fields, covering(fields)),
        detail=fields.passages("detail"),
        pro=fields.texts("for"),
        con=fields.texts("against"),
        unknown=fields.texts("unknown"),
        backed_by=_views(fields, "backed_by"),
        opposed_by=_views(fields, "opposed_by"),
        when=condition,
        unavailable=unavailable,
    )


def _views(fields: Fields, key: str) -> Mapping[str, Prose]:
    """Read ``backed_by`` or ``opposed_by``: adviser -> reason."""
    found: dict[str, Prose] = {}
    for name, node in fields.entries(key):
        _known_adviser(fields.context, name)
        found[name] = fields.prose(node, name)
    return found


def read_ending(context: Context, name: Word, node: Node) -> Ending:
    """Read one ending."""
    fields = Fields(context, node, name.span, ENDING)
    return Ending(name, fields.text("title"), fields.passages("text"))
