"""States, options, outcome blocks and endings, described for editors."""

from __future__ import annotations

from game.scenario.reading.blocks import CASE, ENTRY, WAYS
from game.scenario.reading.effects import EFFECT
from game.scenario.reading.fields import PASSAGE
from game.scenario.reading.states import ENDING, OPTION, STATE
from game.scenario.schema.fields import JSON, Field, Kind, Thing, list_of, reference, section_of
from game.scenario.schema.values import (
    CONDITION,
    MINUTES,
    NAME,
    NAMES,
    PASSAGES,
    TEXT,
    TEXTS,
    YES_OR_NO,
    by_name,
)

_ONE_WAY: JSON = {"oneOf": [{"required": [way]} for way in WAYS]}
_NEVER = ("effects", "because", *WAYS, "quiet")
_STATE_RULES: JSON = {
    "if": {"required": ["options"]},
    "then": {"properties": dict.fromkeys(_NEVER, False), "required": ["title"]},
    "else": {
        **_ONE_WAY,
        "properties": {"reason": False},
        "if": {"properties": {"quiet": {"const": True}}, "required": ["quiet"]},
        "else": {"required": ["title"]},
    },
}
_MOVES: JSON = {
    "anyOf": [
        {"properties": {key: {"type": "object", "minProperties": 1}}, "required": [key]}
        for key in ("change", "set")
    ]
}
_WAY = {
    "because": Field(
        NAMES,
        "Claims and assumptions that everything inside this rests on, where it names none itself.",
        ["wind_rose"],
    ),
    "effects": Field(
        list_of("effect"),
        "What becomes different, in order.",
        [{"change": {"danger": 1}, "because": ["wind_rose"]}],
    ),
    "to": Field(NAME, "The state or ending that follows.", "home"),
    "cases": Field(
        list_of("case", minItems=1),
        "Ways on, of which the first whose `if` holds is taken; the last has no `if`.",
        [{"if": "danger >= deadly", "to": "lost"}, {"to": "home"}],
    ),
    "chance": Field(
        section_of("entry", minProperties=2),
        "What may happen, of which one is drawn: name, then the block with its likelihood.",
        {
            "storm": {"likelihood": "likely", "because": ["wind_rose"], "to": "lost"},
            "calm": {"likelihood": "otherwise", "to": "home"},
        },
    ),
}
_TOLD = Field(
    PASSAGES, "What happens; shown with the values before the effects.", "By ten it blows hard."
)
_BLOCK = {"text": _TOLD, **_WAY}
_REASONS = by_name(reference("text"))

STORY = (
    Thing(
        "state",
        STATE,
        "A decision, which has options; or an inject, which has a way on instead.",
        {
            "title": Field(TEXT, "Its heading; a quiet inject needs none.", "On the quay"),
            "time": Field(PASSAGES, "When and where, above the heading.", "Tuesday, 05:00"),
            "text": Field(PASSAGES, "What the player reads.", "The skippers stand around you."),
            "objectives": Field(NAMES, "Objectives it serves.", ["weigh_uncertainty"]),
            "minutes": Field(MINUTES, "For the instructor: how long it takes.", 5),
            "notes": Field(TEXT, "For the instructor's packet only.", "Ask who speaks last."),
            "advice": Field(
                by_name(reference("texts")),
                "What advisers say here: adviser, then the words.",
                {"pilot": "Bring her in before the sea gets up."},
            ),
            "reason": Field(YES_OR_NO, "Decisions: ask for a written reason first.", True),
            "options": Field(
                section_of("option", minProperties=1),
                "Decisions: what can be decided; name, then the option.",
                {"sail": {"label": "Let them sail", "to": "home"}},
            ),
            "quiet": Field(YES_OR_NO, "Injects: nothing is shown, and effects are silent.", True),
            **_WAY,
        },
        rules=_STATE_RULES,
    ),
    Thing(
        "option",
        OPTION,
        "Something the player can decide, and what comes of it.",
        {
            "label": Field(TEXT, "What is decided.", "Let them sail"),
            "detail": Field(PASSAGES, "What it involves.", "Twelve boats, and the tide at six."),
            "for": Field(TEXTS, "What speaks for it.", ["The fish are there today."]),
            "against": Field(TEXTS, "What speaks against it.", ["The watch knows this wind."]),
            "unknown": Field(TEXTS, "What nobody can know now.", ["Whether the wind holds."]),
            "backed_by": Field(
                _REASONS, "Advisers for it, and why.", {"pilot": "No time to lose."}
            ),
            "opposed_by": Field(_REASONS, "Advisers against it, and why.", {"pilot": "Too rough."}),
            "if": Field(CONDITION, "When it is on offer.", "not warned"),
            "unavailable": Field(
                TEXT,
                "Shown on the greyed option where `if` fails; without it the option is not shown.",
                "They have been warned.",
            ),
            **_BLOCK,
        },
        rules=_ONE_WAY,
    ),
    Thing(
        "effect",
        EFFECT,
        "What becomes different, and why.",
        {
            "change": Field(
                by_name(reference("amount")),
                "Name, then by how much: a whole number, or an assumption with or without a minus.",
                {"danger": 2, "trust": "-town_anger"},
            ),
            "set": Field(
                by_name(reference("value")), "Name, then the value it gets.", {"warned": True}
            ),
            "if": Field(CONDITION, "When it takes place.", "danger >= risky"),
            "because": Field(NAMES, "Claims and assumptions it rests on.", ["wind_rose"]),
            "note": Field(TEXT, "One line shown beside the change.", "The wind has turned."),
        },
        rules=_MOVES,
    ),
    Thing(
        "case",
        CASE,
        "A way on that is taken where its `if` holds.",
        {
            "if": Field(CONDITION, "When it is taken; the last case has none.", "trust >= steady"),
            **_BLOCK,
        },
        rules=_ONE_WAY,
    ),
    Thing(
        "entry",
        ENTRY,
        "Something that a draw can bring.",
        {
            "likelihood": Field(
                Kind(reference("likelihood")),
                "How likely it is: a likelihood word, a percentage, a range, an assumption, or "
                "otherwise.",
                "likely",
            ),
            **_BLOCK,
        },
        rules=_ONE_WAY,
    ),
    Thing(
        "passage",
        PASSAGE,
        "A text that is shown where its condition holds.",
        {
            "if": Field(CONDITION, "When it is shown.", "visited(dawn)"),
            "text": Field(TEXT, "What is shown.", "Nobody mentions last night."),
        },
    ),
    Thing(
        "ending",
        ENDING,
        "Where a playthrough can end.",
        {
            "title": Field(TEXT, "Its heading.", "Home"),
            "text": Field(PASSAGES, "What the player reads.", "The boats come home."),
        },
    ),
)
