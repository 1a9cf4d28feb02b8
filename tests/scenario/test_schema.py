"""The JSON Schema of the format agrees with the loader, key by key and file by file."""

from __future__ import annotations

import copy
import importlib
import json
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from game.analysis import check_history
from game.commands.describing import PUBLISHED, schema_texts
from game.rules import compile_scenario
from game.scenario import Loaded, SourceText, load_source, reading
from game.scenario.problems import Problems
from game.scenario.reading.shapes import Shape
from game.scenario.schema import scenario_schema
from game.scenario.schema.fields import Thing
from game.scenario.schema.scenario import SCENARIO, THINGS
from game.testing import read_tests
from game.testing import reading as test_reading
from game.testing.schema import TEST_FILE, outcome_tests_schema
from game.testing.schema import THINGS as TEST_THINGS
from tests.generating import Data, scenarios, share, written
from tests.samples import DATA, HARBOUR, as_json

ROOT = Path(__file__).parents[2]
SOUND = sorted([*(ROOT / "scenarios").glob("*[!t].yaml"), *DATA.glob("*.yaml")])
SOUND = [path for path in SOUND if ".test." not in path.name and "mistake" not in path.name]
ALL_THINGS = (SCENARIO, *THINGS, TEST_FILE, *TEST_THINGS)

FORM = {
    "MR201", "MR202", "MR205", "MR206", "MR208", "MR408", "MR601", "MR603", "MR608", "MR612",
    "MR613", "MR903", "MR905", "MR906",
}  # fmt: skip
"""What is wrong with one thing alone, whatever else the file says: the schema must see it too."""

TESTS: Data = {
    "scenario": "harbour_every_construct.yaml",
    "tests": [
        {
            "name": "It asks twice",
            "play": ["overnight/false_ones", "ask_again"],
            "expect": {
                "state": "first_answer",
                "offered": ["bring_in", "turn_away"],
                "not_offered": "secret_berth",
                "that": ["calls == 1", "sureness == fairly"],
            },
        },
        {
            "name": "It ends",
            "play": ["turn_away", "say_nothing"],
            "expect": {"ending": ["doubted", "trusted"]},
            "xfail": "Made up.",
        },
    ],
    "properties": [
        {"name": "Always", "always": "calls < 2"},
        {"name": "Never", "never": "calls > 2"},
        {"name": "Reachable", "reachable": "ending == trusted"},
        {
            "name": "Odds",
            "odds": {
                "ending": "trusted",
                "choosing": ["morning.explain"],
                "at_most": "90%",
                "at_least": 1,
                "point_at_most": 80,
                "point_at_least": "2.5%",
            },
        },
        {"name": "Undominated", "undominated": "morning"},
    ],
}
KILL, ADD = object(), object()
CHANGES = [
    KILL, ADD, None, True, 3, 0.5, 2_000_000, "three words", "name", "", [], {}, ["name"],
    {"name": "x"}, [1, 2, 3],
]  # fmt: skip


@cache
def validator(*, of_tests: bool = False) -> Draft202012Validator:
    """Return what judges a file by its schema."""
    return Draft202012Validator(outcome_tests_schema() if of_tests else scenario_schema())


@cache
def harbour() -> tuple[Data, Loaded]:
    """Return the sample that has every construct."""
    source = SourceText(HARBOUR.name, HARBOUR.read_text("utf-8"), "digest")
    return as_json(HARBOUR), load_source(source)


def errors_of(data: Data, *, of_tests: bool = False) -> set[str]:
    """Return the codes of the errors that are found in a file."""
    source = SourceText("story.yaml", written(data), "digest")
    if of_tests:
        problems = read_tests(harbour()[1], source)[1]
    else:
        loaded = load_source(source)
        problems = loaded.problems
        if loaded.scenario is not None:
            played = Problems(source.name)
            check_history(compile_scenario(loaded.scenario), played)
            problems += played.found
    return {problem.code for problem in problems if problem.is_error}


def paths(data: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value in a file, its top left out."""
    entries: Any = ()
    if isinstance(data, dict):
        entries = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    for key, value in entries:
        yield (*here, key)
        yield from paths(value, (*here, key))


def changed(data: Data, path: tuple[Any, ...], change: Any) -> Data:
    """Return a copy with the value at ``path`` taken out, added to, or replaced."""
    copied = copy.deepcopy(data)
    place: Any = copied
    for key in path[:-1]:
        place = place[key]
    if change is KILL:
        del place[path[-1]]
    elif change is ADD and isinstance(place[path[-1]], dict):
        place[path[-1]]["Not a key"] = "x"
    elif change is not ADD:
        place[path[-1]] = change
    return copied


def agree(data: Data, *, of_tests: bool = False) -> None:
    """Let the schema refuse nothing that the loader takes, and all that is wrong in form."""
    errors, valid = errors_of(data, of_tests=of_tests), validator(of_tests=of_tests).is_valid(data)
    assert valid or errors
    assert not (valid and errors & FORM), errors


def shapes() -> list[Shape]:
    """Return every shape that a reader has."""
    modules = [
        importlib.import_module(f"{reading.__name__}.{found.name}")
        for found in pkgutil.iter_modules(reading.__path__)
    ]
    found = [one for module in (*modules, test_reading) for one in vars(module).values()]
    return [one for one in found if isinstance(one, Shape)]


def test_every_shape_of_the_readers_is_described() -> None:
    """No reader knows a mapping that the schema does not, and none is described twice."""
    described = [thing.shape for thing in ALL_THINGS]
    assert len(described) > 20
    assert set(described) == set(shapes())
    assert len(set(described)) == len(described)


def test_another_key_than_the_reader_knows_cannot_be_described() -> None:
    """A key that is added to a reader, or taken from it, has to be described or its words go."""
    with pytest.raises(ValueError, match="who"):
        Thing("actor", Shape("an actor", ("name", "who")), "It.", {}).schema()


def test_every_key_has_a_description_and_an_example_that_fits() -> None:
    """What an editor shows is there, is a sentence, and does not mislead."""
    for schema, things in (
        (scenario_schema(), (SCENARIO, *THINGS)),
        (outcome_tests_schema(), TEST_THINGS),
    ):
        for thing in things:
            for key, one in thing.fields.items():
                assert one.description.endswith((".", "…")), (thing.name, key)
                value = thing.schema()["properties"][key] | {"$defs": schema["$defs"]}
                Draft202012Validator(value).validate(one.example)


def test_both_schemas_are_schemas() -> None:
    """They keep to the rules of their draft, and every reference leads somewhere."""
    for schema in (scenario_schema(), outcome_tests_schema()):
        Draft202012Validator.check_schema(schema)
        names = {part.split('"')[0] for part in json.dumps(schema).split("#/$defs/")[1:]}
        assert names
        assert names <= set(schema["$defs"])


def test_what_is_published_is_up_to_date() -> None:
    """The files in the package are what `schema` prints; `make docs` writes them anew."""
    for name, text in schema_texts().items():
        assert (PUBLISHED / name).read_text("utf-8") == text, "run: make docs"


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_sound_files_are_valid(path: Path) -> None:
    """Every scenario and sample that the loader takes, and the tests beside it, pass."""
    validator().validate(as_json(path))
    tests = path.with_suffix(".test.yaml")
    if tests.exists():
        validator(of_tests=True).validate(as_json(tests))


@share(0.3)
@given(scenarios(sound=False))
def test_generated_scenarios_are_valid(data: Data) -> None:
    """So does whatever can be generated without an error."""
    if not errors_of(data):
        validator().validate(data)


@share(1.5)
@given(st.data())
def test_a_changed_scenario_is_refused_by_both_or_by_neither(data: st.DataObject) -> None:
    """Anywhere in a file: a key less, a key more, another kind of value."""
    whole, _ = harbour()
    path = data.draw(st.sampled_from(list(paths(whole))))
    agree(changed(whole, path, data.draw(st.sampled_from(CHANGES))))


@share(1.5)
@given(st.data())
def test_a_changed_test_file_is_refused_by_both_or_by_neither(data: st.DataObject) -> None:
    """The same of the tests beside a scenario."""
    assert not errors_of(TESTS, of_tests=True)
    path = data.draw(st.sampled_from(list(paths(TESTS))))
    agree(changed(TESTS, path, data.draw(st.sampled_from(CHANGES))), of_tests=True)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("minutes",), "five"),
        (("indicators", "trust", "range"), [0]),
        (("indicators", "trust", "aim"), "upwards"),
        (("variables", "calls", "start"), "none"),
        (("states", "overnight", "quiet"), "yes"),
        (("states", "radio_call", "reason"), True),
        (("states", "radio_call", "cases"), [{"to": "morning"}]),
        (("states", "first_answer", "title"), KILL),
        (("states", "first_answer", "options", "bring_in", "chance", "safe"), KILL),
        (("states", "first_answer", "options", "bring_in", "chance", "safe", "likelihood"), 0.5),
        (("states", "first_answer", "options", "turn_away", "effects", 0, "change"), {}),
        (("history", "ending"), KILL),
        (("debrief", "afterwards", 0, "because"), []),
    ],
)
def test_what_the_schema_must_see(path: tuple[Any, ...], wrong: Any) -> None:
    """Mistakes of form that an editor marks while they are written."""
    data = changed(harbour()[0], path, wrong)
    assert errors_of(data)
    assert not validator().is_valid(data)
