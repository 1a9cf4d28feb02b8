"""Indicators and variables, described for editors."""

from __future__ import annotations

from game.scenario.limits import INTEGER
from game.scenario.reading.quantities import INDICATOR, VARIABLE
from game.scenario.schema.fields import JSON, Field, Kind, Thing, reference, word
from game.scenario.schema.values import INTEGER_VALUE, SPAN, TEXT, YES_OR_NO, by_name

_VALUES = Kind(
    {
        "anyOf": [
            {
                "type": "array",
                "items": reference("name"),
                "minItems": 1,
                "uniqueItems": True,
            },
            by_name({"type": ["string", "number", "boolean"]}, minProperties=1).schema,
        ]
    }
)
_START_FITS: JSON = {
    "not": {"type": "object", "required": ["values", "range"]},
    "if": {"required": ["values"]},
    "then": {"properties": {"start": reference("name")}},
    "else": {
        "if": {"required": ["range"]},
        "then": {
            "properties": {"start": {"type": "integer", "minimum": -INTEGER, "maximum": INTEGER}}
        },
        "else": {"properties": {"start": {"type": "boolean"}}},
    },
}

QUANTITIES = (
    Thing(
        "indicator",
        INDICATOR,
        "Something the player watches: a number in a range, shown as a gauge with a word.",
        {
            "label": Field(TEXT, "What it is called.", "Danger at sea"),
            "range": Field(SPAN, "The least and the greatest number.", [0, 10]),
            "start": Field(INTEGER_VALUE, "Its number at the start.", 3),
            "levels": Field(
                by_name(reference("span"), minProperties=1),
                "Words for stretches of the range, in order, without gap or overlap.",
                {"calm": [0, 2], "risky": [3, 6], "deadly": [7, 10]},
            ),
            "aim": Field(
                word("low", "high", "none"),
                "Which end is to be wished for; none without it.",
                "low",
            ),
            "outcome": Field(YES_OR_NO, "Whether the debrief reports it as an outcome.", True),
        },
    ),
    Thing(
        "variable",
        VARIABLE,
        "Something else that can differ: one of some ordered values, a number in a range, or, "
        "with neither, true or false.",
        {
            "label": Field(
                TEXT, "With a label it is shown to the player; without, it stays unseen.", "Warned"
            ),
            "values": Field(
                _VALUES,
                "Its values, least first: a list of names, or names with the words shown for them.",
                ["low", "moderate", "high"],
            ),
            "range": Field(SPAN, "The least and the greatest number.", [0, 3]),
            "start": Field(
                Kind(reference("value")),
                "Its value at the start. Without it: the first value; 0, or the end of the range "
                "nearest to it; false.",
                "low",
            ),
            "hidden": Field(
                YES_OR_NO, "Whether it is kept from the player until the debrief.", True
            ),
        },
        rules=_START_FITS,
        emptiable=True,
    ),
)
