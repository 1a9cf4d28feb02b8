"""What could have been, line by line."""

from __future__ import annotations

from game.analysis.keeping import ANALYSES
from game.plain.debrief import Section
from game.plain.speaker import Speaker
from game.play import Playthrough
from game.reports.chances import chances
from game.reports.debrief import Debrief
from game.reports.flat import sentence
from game.reports.own_reasons import CAVEAT, agreements


def chances_section(playthrough: Playthrough) -> Section:
    """Return the section of the debrief that says it; it is worked out when it is called for."""

    def say(speaker: Speaker, _: Debrief) -> None:
        say_chances(speaker, playthrough)

    return Section("chances", "what could have been under each option", say)


def own_reasons_section(playthrough: Playthrough) -> Section:
    """Return the section about what the player wrote before deciding."""

    def say(speaker: Speaker, debrief: Debrief) -> None:
        say_own_reasons(speaker, playthrough, debrief)

    return Section("reasons", "what you wrote before deciding", say)


def say_own_reasons(speaker: Speaker, playthrough: Playthrough, debrief: Debrief) -> None:
    """Say what was written before each decision, what was known, and what the model says of it."""
    agreeing = agreements(playthrough, ANALYSES.of(playthrough.scenario, speaker.while_waiting()))
    speaker.heading("Your own reasons.")
    if agreeing:
        speaker.paragraph(CAVEAT)
    for own in debrief.own_reasons:
        rows = own.rows(agreeing.get(own.turn, ""))
        chosen = f"{sentence(own.decision)} You chose: {sentence(own.chosen)}"
        speaker.lines([chosen, *(f"{label}: {text}" for label, text in rows)])


def say_chances(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say how likely each ending was under each option of each decision made."""
    found = chances(playthrough, ANALYSES.of(playthrough.scenario, speaker.while_waiting()))
    speaker.heading("What could have been.")
    speaker.paragraph(found.how)
    for decision in found.decisions:
        speaker.heading(sentence(decision.title), sentence(decision.time))
        speaker.paragraph(found.moved(decision))
        for option in decision.options:
            chosen = " You chose this." if option.chosen else ""
            speaker.items(
                (one.line for one in option.prospects), f"{sentence(option.label)}{chosen}"
            )
