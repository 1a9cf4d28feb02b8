"""The small values of the format: texts, names, numbers, conditions, likelihoods."""

from __future__ import annotations

from game.scenario.likelihoods import BAND_NAMES, OTHERWISE
from game.scenario.limits import CONDITION_LENGTH, IDENTIFIER_LENGTH, INTEGER
from game.scenario.names import RESERVED
from game.scenario.schema.fields import JSON, Kind, one_or_more, reference

_NAME = f"^[a-z][a-z0-9_]{{0,{IDENTIFIER_LENGTH - 1}}}$"
_STEP = "^[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)*$"
_AMOUNT = r"^[-+]?\s*[a-z][a-z0-9_]*$"
_SCALAR = ["string", "number", "boolean"]
_INTEGER: JSON = {"type": "integer", "minimum": -INTEGER, "maximum": INTEGER}
_PERCENTAGE: JSON = {
    "description": "A percentage: 30% or 30.",
    "anyOf": [
        {"type": "string", "pattern": r"^0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)\s*%$"},
        {"type": "number", "minimum": 1, "maximum": 100},
        {"const": 0},
    ],
}
_RANGE: JSON = {
    "description": "A range of percentages, such as [20, 40].",
    "type": "array",
    "items": reference("percentage"),
    "minItems": 2,
    "maxItems": 2,
}
_BAND: JSON = {
    "description": "A word of the analytic standard ICD 203, which stands for a range of percent.",
    "enum": list(BAND_NAMES),
}
DEFINITIONS: JSON = {
    "text": {
        "description": "Markdown. {name} puts in the value of a quantity or an assumption.",
        "type": _SCALAR,
        "pattern": r"\S",
    },
    "name": {
        "description": "A small letter first, then small letters, digits and underscores.",
        "type": "string",
        "pattern": _NAME,
        "not": {"enum": sorted(RESERVED)},
    },
    "word": {"description": "One word or number.", "type": _SCALAR, "pattern": r"\S"},
    "condition": {
        "description": "A condition, such as: trust >= steady and not called_home.",
        "type": ["string", "boolean"],
        "pattern": r"\S",
        "maxLength": CONDITION_LENGTH,
    },
    "step": {
        "description": "What is played: option, option/draw or inject/draw.",
        "type": "string",
        "pattern": _STEP,
    },
    "percentage": _PERCENTAGE,
    "estimate": {
        "description": "A likelihood word, a percentage, or a range of percentages.",
        "anyOf": [_BAND, reference("percentage"), _RANGE],
    },
    "likelihood": {
        "description": "A likelihood word, a percentage, a range of percentages, the name of an "
        "assumption, or otherwise, for what remains.",
        "anyOf": [_BAND, {"const": OTHERWISE}, reference("percentage"), _RANGE, reference("name")],
    },
    "size": {
        "description": "A whole number, a likelihood word or a percentage.",
        "anyOf": [_INTEGER, reference("estimate")],
    },
    "amount": {
        "description": "By how much: a whole number, or an assumption with or without a minus.",
        "anyOf": [_INTEGER, {"type": "string", "pattern": _AMOUNT}],
    },
    "value": {
        "description": "A value that the quantity can hold.",
        "type": ["string", "integer", "boolean"],
    },
    "span": {
        "description": "The least and the greatest number.",
        "type": "array",
        "items": _INTEGER,
        "minItems": 2,
        "maxItems": 2,
    },
}
"""What other definitions refer to by name."""

SCENARIO_DEFINITIONS: JSON = DEFINITIONS | {
    "texts": {
        "description": "A text, or a list of texts and of {if: condition, text: …}: those whose "
        "condition holds are shown in order.",
        "anyOf": [
            reference("text"),
            {"type": "array", "items": {"anyOf": [reference("text"), reference("passage")]}},
        ],
    },
}
"""The same, with what only scenarios have."""

TEXT = Kind(reference("text"))
PASSAGES = Kind(reference("texts"))
TEXTS = one_or_more("text")
NAME = Kind(reference("name"))
NAMES = one_or_more("name")
WORD = Kind(reference("word"))
CONDITION = Kind(reference("condition"))
STEPS = one_or_more("step")
YES_OR_NO = Kind({"type": "boolean"})
INTEGER_VALUE = Kind(_INTEGER)
MINUTES = Kind({"type": "integer", "minimum": 0, "maximum": INTEGER})
SPAN = Kind(reference("span"))


def by_name(value: JSON, **limits: int) -> Kind:
    """Return the kind of a mapping from names to small values."""
    return Kind(
        {
            "type": "object",
            "propertyNames": reference("name"),
            "additionalProperties": value,
            **limits,
        },
        emptiable=not limits,
    )
