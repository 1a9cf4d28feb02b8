"""Reading a test file, with the names its scenario declares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from game.scenario.loading import Loaded, too_large
from game.scenario.names import did_you_mean
from game.scenario.parsing import parse
from game.scenario.places import Span, Word
from game.scenario.problems import EnoughProblems, Problem, Problems
from game.scenario.reading.afterwards import play_steps
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields
from game.scenario.reading.likelihoods import plain_likelihood
from game.scenario.reading.shapes import Shape
from game.scenario.source import SourceText, read_source
from game.scenario.yaml_tree import Broken, Mapping, Node, Scalar
from game.scenario.yaml_tree import Sequence as List
from game.testing.model import Odds, OutcomeTest, Property, Rule, TestFile, Undominated

TOP = Shape("a test file", ("scenario",), ("tests", "properties"))
TEST = Shape("a test", ("name", "play", "expect"), ("xfail",))
EXPECT = Shape("`expect`", (), ("ending", "state", "offered", "not_offered", "that"))
KINDS = ("always", "never", "reachable", "odds", "undominated")
PROPERTY = Shape("a property", ("name",), (*KINDS, "xfail"))
BOUNDS = ("at_most", "at_least", "point_at_most", "point_at_least")
ODDS = Shape("`odds`", ("ending",), ("choosing", *BOUNDS))
_KEYS = frozenset(key for shape in (TOP, TEST, EXPECT, PROPERTY, ODDS) for key in shape.keys)


def load_tests(scenario: Loaded, path: str | Path) -> tuple[TestFile | None, list[Problem]]:
    """Read the test file at ``path`` of a scenario that was read before.

    Returns:
        The tests, or None where there are errors; and all problems, in the order of the file.

    Raises:
        CannotRead: if it cannot be opened or decoded.
    """
    return read_tests(scenario, read_source(path))


def read_tests(scenario: Loaded, source: SourceText) -> tuple[TestFile | None, list[Problem]]:
    """Read tests from their text."""
    problems = Problems(source.name)
    try:
        found = _read(scenario, source, problems)
    except EnoughProblems:
        found = None
    return (None if problems.any_errors else found), problems.in_order()


def _read(scenario: Loaded, source: SourceText, problems: Problems) -> TestFile | None:
    if source.too_large:
        too_large(problems)
        return None
    root = parse(source.text, problems, _KEYS)
    if root is None or isinstance(root, Broken):
        return None
    context = Context(problems, scenario.context.names, allow_hidden=True, allow_ending=True)
    fields = Fields(context, root, Span(1, 1, 1, 2), TOP)
    _check_scenario(fields, scenario.source.name)
    found = TestFile(
        tuple(_test(context, node) for node in fields.items("tests")),
        tuple(_properties(context, fields)),
        source.name,
    )
    _check_names(context, fields)
    context.check_inserts()
    return found


def _check_scenario(fields: Fields, scenario_file: str) -> None:
    name = fields.name("scenario")
    if name and Path(name).name != Path(scenario_file).name:
        fields.context.problems.error(
            "MR901",
            name.span,
            f"this file tests `{name}`, and stands beside `{Path(scenario_file).name}`",
            f"write `scenario: {Path(scenario_file).name}`, or rename the file",
        )


def _check_names(context: Context, fields: Fields) -> None:
    """Check that names of tests and properties are unique."""
    first: dict[str, Span] = {}
    for node in (*fields.items("tests"), *fields.items("properties")):
        name = node.get("name") if isinstance(node, Mapping) else None
        text = getattr(name, "text", None)
        if name is None or text is None:
            continue
        if text in first:
            context.problems.error(
                "MR902",
                name.span,
                f"the name stands twice; the first is at line {first[text].line}",
                "give each test a name of its own",
            )
        first.setdefault(text, name.span)


def _plain(fields: Fields, key: str) -> str:
    """Return a text as written: names and reasons hold no values."""
    node = fields.node(key)
    if not isinstance(node, Scalar) or node.is_null or not node.text.strip():
        return "".join(str(part) for part in fields.text(key).parts)  # which complains of it
    return node.text


def _xfail(fields: Fields) -> str | None:
    return _plain(fields, "xfail") if "xfail" in fields else None


def _test(context: Context, node: Node) -> OutcomeTest:
    fields = Fields(context, node, node.span, TEST)
    play = play_steps(fields, "play")
    _check_play(context, play)
    expect = fields.node("expect")
    inner = Fields(context, expect or Mapping({}, node.span), fields.key_span("expect"), EXPECT)
    if isinstance(expect, Mapping) and not expect.pairs:
        context.problems.error(
            "MR903",
            fields.key_span("expect"),
            "`expect` expects nothing",
            "name an ending, a state, options offered, or conditions below `that`",
        )
    names = context.names
    _check_lists(inner)
    endings = inner.names("ending")
    for ending in endings:
        context.known(ending, names.endings, "ending", "MR401", "endings")
    state = inner.name("state") if "state" in inner else None
    if state:
        context.known(state, names.states, "state", "MR401", "states")
    return OutcomeTest(
        name=_plain(fields, "name"),
        play=play,
        endings=endings,
        state=state,
        offered=_options(inner, "offered"),
        not_offered=_options(inner, "not_offered"),
        that=tuple(
            condition
            for item in inner.items("that", one_is_fine=True)
            if (condition := context.condition(item, "that")) is not None
        ),
        xfail=_xfail(fields),
        span=node.span,
    )


def _check_lists(fields: Fields) -> None:
    """Complain of empty lists: what expects nothing would always pass."""
    for key in ("ending", "offered", "not_offered", "that"):
        node = fields.node(key)
        if isinstance(node, List) and not node.items:
            fields.context.problems.error(
                "MR903", node.span, f"`{key}` names nothing", "name something, or leave the key out"
            )


def _check_play(context: Context, play: tuple[Word, ...]) -> None:
    names = context.names
    for step in play:
        head = step.split("/")[0]
        if head not in names.all_options() and head not in names.states:
            known = [*names.all_options(), *names.states]
            if "states" not in names.missing:
                context.problems.error(
                    "MR904",
                    step.span,
                    f"there is no option or inject `{head}`",
                    did_you_mean(head, known),
                )


def _options(fields: Fields, key: str) -> tuple[Word, ...]:
    names = fields.names(key)
    for name in names:
        fields.context.known(name, fields.context.names.all_options(), "option", "MR904", "states")
    return names


def _properties(context: Context, top: Fields) -> Iterator[Property]:
    for node in top.items("properties"):
        fields = Fields(context, node, node.span, PROPERTY)
        if not isinstance(node, Mapping):
            continue  # said already
        kinds = fields.present(KINDS)
        if len(kinds) != 1:
            context.problems.error(
                "MR905",
                fields.key_span(kinds[1]) if kinds else fields.owner,
                "a property says exactly one of " + ", ".join(f"`{kind}`" for kind in KINDS),
                "keep one" if kinds else "add one",
            )
            continue
        yield _property(fields, kinds[0])


def _property(fields: Fields, kind: str) -> Property:
    context, name, xfail = fields.context, _plain(fields, "name"), _xfail(fields)
    if kind == "undominated":
        state = fields.name("undominated")
        if state:
            decisions = context.names.options
            context.known(state, decisions, "decision", "MR401", "states")
        return Undominated(name, state, xfail, fields.owner)
    if kind == "odds":
        return _odds(fields, name, xfail)
    assert kind in ("always", "never", "reachable")
    condition = fields.condition(kind)
    if kind == "always":
        return Rule(name, "always", condition, xfail, fields.owner)
    return Rule(
        name,
        "never" if kind == "never" else "reachable",
        condition,
        xfail,
        fields.owner,
    )


def _odds(fields: Fields, name: str, xfail: str | None) -> Odds:
    context = fields.context
    node = fields.node("odds")
    assert node is not None  # the property has this kind
    inner = Fields(context, node, fields.key_span("odds"), ODDS)
    _check_lists(inner)
    endings = inner.names("ending")
    for ending in endings:
        context.known(ending, context.names.endings, "ending", "MR401", "endings")
    if isinstance(node, Mapping) and not any(bound in inner for bound in BOUNDS):
        context.problems.error(
            "MR906",
            inner.owner,
            "`odds` compares with nothing",
            "add `at_most`, `at_least`, `point_at_most` or `point_at_least`",
        )
    at_most, at_least, point_at_most, point_at_least = (_bound(inner, one) for one in BOUNDS)
    return Odds(
        name=name,
        endings=endings,
        choosing=_choosing(inner),
        at_most=at_most,
        at_least=at_least,
        point_at_most=point_at_most,
        point_at_least=point_at_least,
        xfail=xfail,
        span=fields.owner,
    )


def _choosing(fields: Fields) -> tuple[Word, ...]:
    context, found = fields.context, fields.names("choosing")
    states: set[str] = set()
    for choice in found:
        state, _, option = choice.partition(".")
        options = context.names.options.get(state, {})
        if option not in options and "states" not in context.names.missing:
            known = [f"{s}.{o}" for s, names in context.names.options.items() for o in names]
            context.problems.error(
                "MR904",
                choice.span,
                f"there is no `{choice}`; a choice is written `state.option`",
                did_you_mean(choice, known),
            )
        elif state in states:
            context.problems.error(
                "MR907",
                choice.span,
                f"`{state}` stands twice in `choosing`",
                "delete one",
            )
        states.add(state)
    return found


def _bound(fields: Fields, key: str) -> Fraction | None:
    node = fields.node(key)
    if node is None:
        return None
    likelihood = plain_likelihood(fields.context, node, key, "a percentage such as `80%`")
    if likelihood is None:
        return None
    if likelihood.kind != "number":
        fields.context.wrong_kind(node, key, "a percentage such as `80%`")
    return likelihood.low / 100
