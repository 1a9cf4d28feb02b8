"""Which names a file declares, and that none of them stands for two things."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.environment import Environment
from game.scenario.names import suggest_identifier, why_no_identifier
from game.scenario.places import Word
from game.scenario.quantities import Indicator
from game.scenario.reading.context import Context, declared
from game.scenario.reading.fields import Fields
from game.scenario.reading.shapes import Shape, mended
from game.scenario.reading.sources import SOURCE
from game.scenario.reading.states import OPTION, STATE
from game.scenario.yaml_tree import Mapping as Map
from game.scenario.yaml_tree import Node, is_empty


def declare(context: Context, fields: Fields, root: Node) -> None:
    """Note which names the file declares, whatever is wrong inside them."""
    names = context.names
    names.states = dict(declared(fields.node("states")))
    names.endings = dict(declared(fields.node("endings")))
    names.objectives = dict(declared(fields.node("objectives")))
    names.advisers = dict(declared(fields.node("advisers")))
    for state, node in _children(fields.node("states")):
        options = mended(node, STATE).get("options") if isinstance(node, Map) else None
        if options is not None:
            names.options[state] = declared(options)
        _note_strays(context, node, STATE)
        for _, option in _children(options):
            _note_strays(context, option, OPTION)
    for _, source in _children(fields.node("sources")):
        _note_strays(context, source, SOURCE)
    _note_strays(context, root, fields.shape)
    _note_misnamed(context, fields)
    for section, place in SECTIONS.items():
        for key in place:
            section_node = fields.node(key)
            if section_node is None or is_empty(section_node):
                unreadable = key in fields.shape.required
            else:
                unreadable = not isinstance(section_node, Map) or section_node.partial
            if unreadable:
                names.missing.add(section)
    _check_steps(context)
    _check_sections(context, fields)


def _note_strays(context: Context, node: Node, shape: Shape) -> None:
    """Note things that stand where none can: using their names is no second mistake."""
    for key, value in _children(node):
        if key not in shape.known and isinstance(value, Map):
            context.names.unreadable[str(key)] = None


def _note_misnamed(context: Context, fields: Fields) -> None:
    """Note the names that are to be mended in their declaration: using them is no mistake."""
    names = context.names
    sections = [fields.node(key) for key in NAMED]
    sections += [node.get("claims") for _, node in _children(fields.node("sources"))
                 if isinstance(node, Map)]  # fmt: skip
    found = [*(key for one in sections for key in declared(one)), *names.all_options()]
    for name in found:
        # One that is right as it stands, such as `fog_`, is another name than the one suggested.
        better = why_no_identifier(name) and suggest_identifier(name)
        if better:
            names.unreadable[better] = None


NAMED = ("objectives", "assumptions", "indicators", "variables", "advisers", "states", "endings")
"""The sections whose entries are used by their names."""

SECTIONS = {
    "states": ("states",),
    "endings": ("endings",),
    "quantities": ("indicators", "variables"),
    "assumptions": ("assumptions",),
    "evidence": ("sources", "assumptions"),
    "objectives": ("objectives",),
    "advisers": ("advisers",),
}
"""What may be missing as a whole, and the keys where its names are declared."""


def _children(node: Node | None) -> Iterator[tuple[Word, Node]]:
    if isinstance(node, Map):
        for key, value in node.items():
            yield Word(key.text, key.span), value


def _check_sections(context: Context, fields: Fields) -> None:
    """Complain of required sections that hold nothing."""
    for key in ("indicators", "states", "endings"):
        node = fields.node(key)
        if isinstance(node, Map) and not node.pairs and not node.partial:
            context.problems.error(
                "MR206", fields.key_span(key), f"`{key}` is empty", "add at least one"
            )


def _check_steps(context: Context) -> None:
    """Check that states, endings and options' play steps share no name."""
    names = context.names
    taken: dict[str, tuple[str, Word]] = {str(n): ("a state", n) for n in names.states.values()}
    for ending in names.endings.values():
        _take(context, taken, "an ending", ending)
    for options in names.options.values():
        for option in options.values():
            if str(option) in taken:
                _clash(context, taken, "an option", option)


def _take(context: Context, taken: dict[str, tuple[str, Word]], what: str, name: Word) -> None:
    if str(name) in taken:
        _clash(context, taken, what, name)
    else:
        taken[str(name)] = (what, name)


def _clash(context: Context, taken: dict[str, tuple[str, Word]], what: str, name: Word) -> None:
    other, first = taken[str(name)]
    context.problems.error(
        "MR411",
        name.span,
        f"`{name}` is {what} here and {other} at line {first.span.line}; "
        "a name can be only one of them",
        "rename one of the two",
    )


def taken_twice(context: Context, name: Word, what: str, first: Word) -> None:
    """Complain of a name that was declared before, as ``first``."""
    context.problems.error(
        "MR411",
        name.span,
        f"the name `{name}` of this {what} is taken at line {first.span.line}",
        "rename one of the two",
    )


def check_values(context: Context) -> None:
    """Check that no level word or value is also the name of a quantity or an assumption."""
    names = context.names
    for quantity in names.quantities.values():
        if isinstance(quantity, Indicator):
            words = [level.id for level in quantity.levels]
        else:
            words = [word for word in quantity.values or () if isinstance(word, Word)]
        for word in words:
            if word in names.quantities or word in names.assumptions or word in names.unreadable:
                context.problems.error(
                    "MR411",
                    word.span,
                    f"`{word}` is a value of `{quantity.id}` here, and the name of "
                    f"{_what(names, word)} elsewhere; a condition could not tell which is meant",
                    f"call the value something else, such as `{word}_`",
                )


def _what(names: Environment, name: str) -> str:
    """Name the kind of thing that is called ``name``."""
    if name in names.assumptions:
        return "an assumption"
    return "an indicator" if isinstance(names.quantities.get(name), Indicator) else "a variable"
