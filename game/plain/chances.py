"""What could have been, line by line."""

from __future__ import annotations

from game.analysis.keeping import ANALYSES
from game.plain.debrief import Section
from game.plain.speaker import Speaker
from game.play import Playthrough
from game.reports.chances import chances
from game.reports.debrief import Debrief
from game.reports.flat import sentence


def chances_section(playthrough: Playthrough) -> Section:
    """Return the section of the debrief that says it; it is worked out when it is called for."""

    def say(speaker: Speaker, _: Debrief) -> None:
        say_chances(speaker, playthrough)

    return Section("chances", "what could have been under each option", say)


def say_chances(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say how likely each ending was under each option of each decision made."""
    found = chances(playthrough, ANALYSES.of(playthrough.scenario))
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
