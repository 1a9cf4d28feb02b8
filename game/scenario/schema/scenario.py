"""A whole scenario file, described for editors."""

from __future__ import annotations

from game.scenario.reading.scenario import FORMAT, TOP
from game.scenario.schema.afterwards import COMING_AFTER
from game.scenario.schema.evidence import EVIDENCE
from game.scenario.schema.fields import (
    JSON,
    Field,
    Kind,
    Thing,
    document,
    one_of_these,
    reference,
    section_of,
)
from game.scenario.schema.quantities import QUANTITIES
from game.scenario.schema.story import STORY
from game.scenario.schema.values import MINUTES, NAME, SCENARIO_DEFINITIONS, TEXT, WORD, by_name

THINGS = (*EVIDENCE, *QUANTITIES, *STORY, *COMING_AFTER)

SCENARIO = Thing(
    "scenario",
    TOP,
    "A scenario of Measured Response: prose, quantities, decisions and what comes of them.",
    {
        "format": Field(Kind({"const": FORMAT}), "The version of this format.", FORMAT),
        "id": Field(NAME, "The scenario's name; give the file the same.", "harbour"),
        "title": Field(TEXT, "Shown in the list of scenarios.", "The harbour at dawn"),
        "role": Field(TEXT, "Who the player is.", "Harbour master"),
        "summary": Field(TEXT, "One paragraph for the list.", "A storm is coming."),
        "start": Field(NAME, "The state in which it begins.", "dawn"),
        "indicators": Field(
            section_of("indicator", minProperties=1),
            "What the player watches: name, then the indicator.",
            {
                "danger": {
                    "label": "Danger at sea",
                    "range": [0, 5],
                    "start": 2,
                    "levels": {"calm": [0, 1], "risky": [2, 5]},
                }
            },
        ),
        "states": Field(
            section_of("state", minProperties=1),
            "The decisions and injects of the story: name, then the state.",
            {"dawn": {"title": "On the quay", "to": "home"}},
        ),
        "endings": Field(
            section_of("ending", minProperties=1),
            "Where it can end: name, then the ending.",
            {"home": {"title": "Home", "text": "The boats come home."}},
        ),
        "minutes": Field(MINUTES, "How long it takes to play.", 40),
        "language": Field(WORD, "The language of the prose; en without it.", "en"),
        "notice": Field(
            TEXT, "Replaces the usual notice that this is no prediction.", "An invented harbour."
        ),
        "objectives": Field(
            by_name(reference("text")),
            "What is to be learned: name, then a sentence.",
            {"weigh_uncertainty": "Decide while the facts are uncertain."},
        ),
        "sources": Field(
            section_of("source"),
            "What claims are taken from: name, then the source.",
            {"log": {"title": "The harbour log"}},
        ),
        "assumptions": Field(
            section_of("assumption"),
            "Your own judgements: name, then the assumption.",
            {"gust": {"says": "How much danger a gust adds.", "value": 2, "plausible": [1, 4]}},
        ),
        "variables": Field(
            section_of("variable"),
            "What else can differ: name, then the variable.",
            {"warned": {"label": "The boats are warned"}},
        ),
        "actors": Field(section_of("actor"), "The who's who.", {"marta": {"name": "The Marta"}}),
        "advisers": Field(
            section_of("adviser"),
            "The offices that speak to the player.",
            {"pilot": {"name": "Chief pilot"}},
        ),
        "history": Field(
            one_of_these("history"),
            "What was really done.",
            {
                "title": "What he did",
                "play": ["sail/holds"],
                "ending": "home",
                "text": "He waited.",
            },
        ),
        "debrief": Field(
            one_of_these("debrief"),
            "What is said when it is over.",
            {"questions": [{"ask": "What would have made you surer?"}]},
        ),
    },
)


def scenario_schema() -> JSON:
    """Return the JSON Schema of a scenario file (draft 2020-12)."""
    return document("A scenario of Measured Response", SCENARIO, THINGS, SCENARIO_DEFINITIONS)
