"""Sources, claims, assumptions and people, described for editors."""

from __future__ import annotations

from game.scenario.model import CLAIM_KINDS
from game.scenario.reading.assumptions import ASSUMPTION
from game.scenario.reading.sources import ACTOR, ADVISER, CLAIM, SOURCE
from game.scenario.schema.fields import Field, Kind, Thing, one_or_more, reference, section_of, word
from game.scenario.schema.values import NAMES, TEXT

_PLAUSIBLE = Kind({"type": "array", "items": reference("size"), "minItems": 2, "maxItems": 2})

EVIDENCE = (
    Thing(
        "source",
        SOURCE,
        "A document that claims are taken from.",
        {
            "title": Field(TEXT, "Its full title.", "The harbour log"),
            "publisher": Field(TEXT, "Where it appeared.", "Harbour Gazette"),
            "author": Field(TEXT, "Who wrote it.", "the night watch"),
            "date": Field(TEXT, "When; any text.", "3 November 2019"),
            "claims": Field(
                section_of("claim"),
                "What it says, each in your own words: name, then the claim.",
                {
                    "wind_rose": {
                        "says": "When the wind turned west at dawn, it blew hard by noon.",
                        "by": "the night watch",
                        "kind": "reported",
                    }
                },
            ),
        },
    ),
    Thing(
        "claim",
        CLAIM,
        "What a source says, paraphrased. It is always shown with who said it.",
        {
            "says": Field(TEXT, "What is claimed, in your own words.", "The sea was rough by ten."),
            "by": Field(TEXT, "Who claims it.", "the night watch"),
            "kind": Field(
                word(*CLAIM_KINDS),
                "What kind of claim it is. An opinion or an intention is never shown as a fact.",
                "reported",
            ),
            "at": Field(
                one_or_more("word"),
                "Where in the source: a number of a paragraph, a list of them, or text.",
                "p. 7",
            ),
            "disputed_by": Field(NAMES, "Claims that contradict it.", ["the_mate_disagrees"]),
        },
    ),
    Thing(
        "assumption",
        ASSUMPTION,
        "A judgement of your own, made visible, with the range in which it is plausible.",
        {
            "says": Field(TEXT, "What is assumed.", "How far trust falls after a lost boat."),
            "value": Field(
                Kind(reference("size")),
                "A whole number, a likelihood word or a percentage.",
                2,
            ),
            "plausible": Field(
                _PLAUSIBLE,
                "The two ends between which it may lie; the value lies between them.",
                [1, 4],
            ),
            "rests_on": Field(NAMES, "Claims that give its direction.", ["wind_rose"]),
        },
    ),
    Thing(
        "actor",
        ACTOR,
        "Somebody in the story, for the who's who.",
        {
            "name": Field(TEXT, "The name shown.", "The Marta"),
            "who": Field(TEXT, "Who or what that is.", "A small freighter"),
        },
    ),
    Thing(
        "adviser",
        ADVISER,
        "An office that speaks to the player; never a named real person.",
        {
            "name": Field(TEXT, "The office.", "Chief pilot"),
            "view": Field(TEXT, "What the office looks after.", "Ships, and those aboard them"),
        },
    ),
)
