"""History and debrief, described for editors."""

from __future__ import annotations

from game.scenario.reading.afterwards import (
    AFTERWARDS,
    CRITERION,
    DEBRIEF,
    FINDING,
    HISTORY,
    QUESTION,
)
from game.scenario.schema.fields import Field, Thing, list_of, one_or_more
from game.scenario.schema.values import CONDITION, NAME, NAMES, PASSAGES, STEPS, TEXT

_OBJECTIVE = Field(NAME, "The objective it serves.", "weigh_uncertainty")

COMING_AFTER = (
    Thing(
        "history",
        HISTORY,
        "What was really done, as a play that leads to an ending.",
        {
            "title": Field(TEXT, "Its heading in the debrief.", "What the harbour master did"),
            "play": Field(STEPS, "Its steps, every draw fixed.", ["warn", "sail/storm"]),
            "ending": Field(NAME, "Where that must lead.", "home"),
            "text": Field(PASSAGES, "Told in the debrief.", "He warned them, and let them sail."),
        },
    ),
    Thing(
        "debrief",
        DEBRIEF,
        "What is said when it is over.",
        {
            "findings": Field(
                list_of("finding"),
                "What can be said of the outcome; all whose `if` holds are shown.",
                [{"about": "danger", "if": "danger >= risky", "text": "It was close."}],
            ),
            "questions": Field(
                list_of("question"),
                "Questions for the discussion.",
                [{"ask": "What would have made you surer?"}],
            ),
            "rubric": Field(
                list_of("criterion"),
                "What strong and weak work on an objective looks like.",
                [{"objective": "weigh_uncertainty", "strong": "Says what was not known."}],
            ),
            "afterwards": Field(
                list_of("later_event"),
                "What happened later, each with the claim that reports it.",
                [{"text": "The port began to keep a register.", "because": ["register_kept"]}],
            ),
        },
        emptiable=True,
    ),
    Thing(
        "finding",
        FINDING,
        "Something told in the debrief where its `if` holds.",
        {
            "about": Field(
                NAME, "An indicator, a variable (a hidden one too) or an objective.", "danger"
            ),
            "text": Field(PASSAGES, "What is told.", "The boats came through by luck."),
            "if": Field(CONDITION, "When it is told; `ending` may be asked for.", "ending == home"),
            "because": Field(NAMES, "Claims and assumptions it rests on.", ["wind_rose"]),
        },
    ),
    Thing(
        "question",
        QUESTION,
        "A question for the discussion.",
        {
            "ask": Field(TEXT, "The question.", "What would have made you surer?"),
            "objective": _OBJECTIVE,
        },
    ),
    Thing(
        "criterion",
        CRITERION,
        "What strong and weak work on an objective looks like.",
        {
            "objective": _OBJECTIVE,
            "strong": Field(TEXT, "What strong work shows.", "Says what was not known."),
            "weak": Field(TEXT, "What weak work shows.", "Judges by the outcome alone."),
        },
    ),
    Thing(
        "later_event",
        AFTERWARDS,
        "A later event, with its source.",
        {
            "text": Field(PASSAGES, "What happened.", "The port began to keep a register."),
            "because": Field(
                one_or_more("name", minItems=1), "The claims that report it.", ["register_kept"]
            ),
        },
    ),
)
