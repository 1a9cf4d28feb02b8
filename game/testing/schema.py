"""A test file, described for editors as a JSON Schema."""

from __future__ import annotations

from game.scenario.schema.fields import (
    JSON,
    Field,
    Thing,
    document,
    list_of,
    one_of_these,
    one_or_more,
)
from game.scenario.schema.values import CONDITION, DEFINITIONS, NAME, STEPS, TEXT, WORD
from game.testing.reading import BOUNDS, EXPECT, KINDS, ODDS, PROPERTY, TEST, TOP

_SOME_NAMES = one_or_more("name", minItems=1)
_XFAIL = Field(TEXT, "Why it is known to fail; one that then holds is a failure.", "Not yet so.")
_NAME = Field(TEXT, "A sentence that is true where it passes.", "A warned fleet comes home")
_PERCENT = one_of_these("percentage")

TEST_FILE = Thing(
    "test_file",
    TOP,
    "The outcome tests of a scenario, beside it as NAME.test.yaml.",
    {
        "scenario": Field(WORD, "The file beside this one.", "harbour.yaml"),
        "tests": Field(
            list_of("test"),
            "Plays, and what must come of them.",
            [{"name": "A warned fleet comes home", "play": ["warn"], "expect": {"ending": "home"}}],
        ),
        "properties": Field(
            list_of("property"),
            "What must be so of everything that can happen.",
            [{"name": "Boats can be lost", "reachable": "ending == lost"}],
        ),
    },
)
THINGS = (
    Thing(
        "test",
        TEST,
        "A play, and what must come of it. Draws left open are taken every way.",
        {
            "name": _NAME,
            "play": Field(STEPS, "Play steps: option, option/draw, inject/draw.", ["sail/storm"]),
            "expect": Field(one_of_these("expect"), "What must be so then.", {"ending": "home"}),
            "xfail": _XFAIL,
        },
    ),
    Thing(
        "expect",
        EXPECT,
        "What must be so after the play.",
        {
            "ending": Field(_SOME_NAMES, "The ending, or a list of which one will do.", "home"),
            "state": Field(NAME, "The state, where the play stops before an ending.", "dawn"),
            "offered": Field(_SOME_NAMES, "Options on offer there.", ["sail"]),
            "not_offered": Field(_SOME_NAMES, "Options not on offer there.", ["warn"]),
            "that": Field(
                one_or_more("condition", minItems=1),
                "Conditions that must hold there.",
                ["danger <= start(danger)"],
            ),
        },
        rules={"minProperties": 1},
    ),
    Thing(
        "property",
        PROPERTY,
        "Something that must be so of everything that can happen: exactly one of "
        + ", ".join(KINDS)
        + ".",
        {
            "name": _NAME,
            "always": Field(CONDITION, "Holds at every decision and ending.", "danger <= 5"),
            "never": Field(CONDITION, "Holds at none.", "ending == lost and not chosen(sail)"),
            "reachable": Field(CONDITION, "Holds at one of them at least.", "ending == lost"),
            "odds": Field(
                one_of_these("odds"),
                "A bound on the odds of an ending.",
                {"ending": "home", "at_least": "60%"},
            ),
            "undominated": Field(
                NAME, "A decision none of whose options is as bad as another, and worse.", "dawn"
            ),
            "xfail": _XFAIL,
        },
        rules={"oneOf": [{"required": [kind]} for kind in KINDS]},
    ),
    Thing(
        "odds",
        ODDS,
        "A bound on the odds of an ending, under a player who picks evenly.",
        {
            "ending": Field(_SOME_NAMES, "The ending, or several taken together.", "home"),
            "choosing": Field(
                one_or_more("choice"), "Options that are always taken.", ["dawn.sail"]
            ),
            "at_most": Field(_PERCENT, "Over the whole range of the odds, in percent.", "80%"),
            "at_least": Field(_PERCENT, "Over the whole range of the odds, in percent.", "20%"),
            "point_at_most": Field(_PERCENT, "At the point of the odds, in percent.", "60%"),
            "point_at_least": Field(_PERCENT, "At the point of the odds, in percent.", "40%"),
        },
        rules={"anyOf": [{"required": [bound]} for bound in BOUNDS]},
    ),
)
_CHOICE: JSON = {
    "description": "A state and one of its options: state.option.",
    "type": "string",
    "pattern": r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
}


def outcome_tests_schema() -> JSON:
    """Return the JSON Schema of a test file (draft 2020-12)."""
    title = "Outcome tests of a scenario of Measured Response"
    return document(title, TEST_FILE, THINGS, DEFINITIONS | {"choice": _CHOICE})
