"""The briefing that comes with the program shows authors everything there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.scenario.reading.blocks import BLOCK_KEYS
from game.scenario.schema import scenario_schema
from game.scenario.schema.fields import JSON
from game.testing.schema import outcome_tests_schema
from tests.samples import as_json

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BRIEFING = as_json(SCENARIOS / "first_briefing.yaml")
TESTS = as_json(SCENARIOS / "first_briefing.test.yaml")


def _note(schema: JSON, value: Any, root: JSON, name: str, found: set[tuple[str, str]]) -> None:
    """Note each key of ``value`` that is a key of the format, with the thing it belongs to."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema = root["$defs"][name]
    for one in schema.get("anyOf", ()):
        _note(one, value, root, name, found)
    if isinstance(value, list):
        for item in value:
            _note(schema.get("items", {}), item, root, name, found)
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for key, inner in value.items():
            if key in known:
                found.add((name, key))
                _note(known[key], inner, root, name, found)
            elif others:
                _note(others, inner, root, name, found)


def _left_out(schema: JSON, data: Any) -> set[tuple[str, str]]:
    """Return the keys of the format that do not occur, those of blocks counted wherever."""
    found: set[tuple[str, str]] = set()
    _note(schema, data, schema, "the file", found)
    things = {name: one for name, one in schema["$defs"].items() if "properties" in one}
    known = {(name, key) for name, one in things.items() for key in one["properties"]}
    known |= {("the file", key) for key in schema["properties"]}
    inside_blocks = {key for _, key in found}
    return {
        (name, key)
        for name, key in known - found
        if name not in ("case", "entry") or key not in BLOCK_KEYS or key not in inside_blocks
    }


def test_every_key_occurs() -> None:
    """Whoever looks for an example of a key finds one, in the scenario or in its tests."""
    assert _left_out(scenario_schema(), BRIEFING) == set()
    assert _left_out(outcome_tests_schema(), TESTS) == set()


def test_a_key_that_is_missing_would_be_noticed() -> None:
    """The search above does find what is left out."""
    without = {key: value for key, value in BRIEFING.items() if key != "actors"}
    assert {key for _, key in _left_out(scenario_schema(), without)} == {"actors", "name", "who"}


def _likelihoods(data: Any) -> list[Any]:
    if isinstance(data, list):
        return [found for item in data for found in _likelihoods(item)]
    if not isinstance(data, dict):
        return []
    own = [data["likelihood"]] if "likelihood" in data else []
    return own + [found for value in data.values() for found in _likelihoods(value)]


def test_every_form_occurs() -> None:
    """Where something can be written in several ways, each is there."""
    likelihoods = _likelihoods(BRIEFING["states"])
    assert any(isinstance(one, list) for one in likelihoods)
    words = {one for one in likelihoods if isinstance(one, str)}
    assert {"roughly_even", "otherwise", "slide_comes", "75%"} <= words
    assert {type(one["value"]) for one in BRIEFING["assumptions"].values()} == {int, str}
    variables = BRIEFING["variables"].values()
    assert {type(one.get("values")) for one in variables} == {dict, list, type(None)}
    assert any("range" in one for one in variables)
    assert any("values" not in one and "range" not in one for one in variables)
    places = [one.get("at") for one in BRIEFING["sources"]["daybook"]["claims"].values()]
    assert {int, list, str} <= {type(one) for one in places}
    assert {one["aim"] for one in BRIEFING["indicators"].values()} == {"low", "high", "none"}
    whole = str(BRIEFING)
    for word in ("chosen(", "visited(", "start(", "ending", ":number}", "{trust}", " and ", "not "):
        assert word in whole
