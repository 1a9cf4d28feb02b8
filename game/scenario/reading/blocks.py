"""Reading outcome blocks: text, effects, and the way on."""

from __future__ import annotations

from fractions import Fraction

from game.scenario.likelihoods import Likelihood
from game.scenario.model import Block, Case, Entry
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.reading.draws import check_likelihoods, warn_of_no_reason
from game.scenario.reading.effects import read_effect
from game.scenario.reading.fields import Fields
from game.scenario.reading.likelihoods import read_likelihood
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Broken, Scalar
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Sequence as List

WAYS = ("to", "cases", "chance")
BLOCK_KEYS = ("text", "effects", "because", *WAYS)
CASE = Shape("a case", (), ("if", *BLOCK_KEYS))
ENTRY = Shape("an entry of a chance", ("likelihood",), BLOCK_KEYS)


def read_block(fields: Fields, because: tuple[Word, ...]) -> Block:
    """Read the outcome block whose keys stand in ``fields``.

    Args:
        fields: the mapping it is written in; an option, an inject, a case, an entry.
        because: what covers it (see :func:`covering`).
    """
    ways = fields.present(WAYS)
    if len(ways) != 1 and fields.readable:
        _wrong_ways(fields, ways)
    return Block(
        text=fields.passages("text"),
        effects=tuple(
            read_effect(fields.context, item, because) for item in fields.items("effects")
        ),
        to=_target(fields) if "to" in fields else None,
        cases=_cases(fields, because) if "cases" in fields else (),
        chance=_chance(fields, because) if "chance" in fields else (),
        span=fields.owner,
    )


def covering(fields: Fields, inherited: tuple[Word, ...] = ()) -> tuple[Word, ...]:
    """Return the ``because`` of a block: its own, or what it inherits."""
    return fields.because() or inherited


def _wrong_ways(fields: Fields, ways: list[str]) -> None:
    problems = fields.context.problems
    if not ways:
        problems.error(
            "MR601",
            fields.owner,
            f"{fields.shape.what} needs a way on: `to`, `cases` or `chance`",
            "add `to: ` and the state or ending that follows",
        )
        return
    problems.error(
        "MR601",
        fields.key_span(ways[1]),
        f"{fields.shape.what} has both `{ways[0]}` and `{ways[1]}`, and needs one way on",
        f"keep one; put a `{ways[0]}` inside the entries of `{ways[1]}`, say",
    )


def _target(fields: Fields) -> Word:
    name, names = fields.name("to"), fields.context.names
    if not name or any(name in ones for ones in (names.states, names.endings, names.unreadable)):
        return name
    known = [*names.states, *names.endings]
    if not {"states", "endings"} & names.missing:
        fields.context.problems.error(
            "MR401",
            name.span,
            f"there is no state or ending `{name}`",
            did_you_mean(name, known, "add it below `states`"),
        )
    return name


def _cases(fields: Fields, because: tuple[Word, ...]) -> tuple[Case, ...]:
    items = fields.items("cases")
    node = fields.node("cases")
    if not items and (isinstance(node, List) or (isinstance(node, Scalar) and node.is_null)):
        fields.context.problems.error(
            "MR602",
            fields.key_span("cases"),
            "`cases` has no case",
            "add one: `- to: …`",
        )
    found = []
    is_open = False
    for number, item in enumerate(items, 1):
        inner = Fields(fields.context, item, item.span, CASE)
        condition = inner.condition() if "if" in inner else None
        if number == len(items) and "if" in inner and not is_open:
            fields.context.problems.error(
                "MR602",
                inner.key_span("if"),
                "the last case has an `if`, so that nothing might be left to follow",
                "delete its `if`, or add a last case without one",
            )
        elif number < len(items) and "if" not in inner:
            is_open = True
            fields.context.problems.error(
                "MR602",
                inner.owner,
                f"case {number} has no `if`, so that none after it can be reached",
                "give it an `if`, or move it to the end",
            )
        found.append(Case(condition, read_block(inner, covering(inner, because))))
    return tuple(found)


def _chance(fields: Fields, because: tuple[Word, ...]) -> tuple[Entry, ...]:
    context = fields.context
    before = len(context.problems.found)
    found: list[Entry] = []
    broken = False
    for name, node in fields.entries("chance", ENTRY):
        inner = Fields(context, node, name.span, ENTRY)
        reasons = covering(inner, because)
        block = read_block(inner, reasons)
        likelihood_node = inner.node("likelihood")
        likelihood = None
        if likelihood_node is not None:
            likelihood = read_likelihood(context, likelihood_node, "likelihood")
        if likelihood is None:
            broken = True
            likelihood = Likelihood("otherwise", Fraction(0), Fraction(100), "")
        found.append(Entry(name, likelihood, block, reasons))
        warn_of_no_reason(context, found[-1], inner)
    whole = fields.node("chance")
    if isinstance(whole, Broken) or (isinstance(whole, Map) and (whole.partial or whole.repeats)):
        return ()
    if not found and len(context.problems.found) > before:
        return ()
    if len(found) < 2:
        context.problems.error(
            "MR603",
            fields.key_span("chance"),
            "`chance` needs at least two entries to draw from",
            "add an entry, or use `to`",
        )
    elif not broken:
        check_likelihoods(fields, found)
    return tuple(found)
