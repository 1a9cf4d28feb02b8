"""What the ending hung on, line by line."""

from __future__ import annotations

from game.analysis.keeping import ANALYSES
from game.plain.debrief import Section
from game.plain.session import Session
from game.plain.speaker import Speaker
from game.play import Playthrough
from game.reports.assuming import assumed, choices_of, read_value
from game.reports.assumptions import what_if
from game.reports.debrief import Debrief
from game.reports.once import Once
from game.scenario.names import nearest


def assumptions_section(playthrough: Playthrough) -> Section:
    """Return the section of the debrief that says it; it is worked out when it is called for."""

    def say(speaker: Speaker, _: Debrief) -> None:
        say_assumptions(speaker, playthrough)

    return Section("assumptions", "what was assumed on your way, and what if otherwise", say)


def say_assumptions(speaker: Speaker, playthrough: Playthrough) -> None:
    """Say what the way rested on, and where the same choices lead with other values."""
    found, once = what_if(playthrough, speaker.while_waiting()), Once()
    speaker.heading("Assumptions that this way rested on.")
    for one in found.tried:
        lead, *more = once.explained(one.reason)
        speaker.lines([f"{one.reason.id}. {lead}", *more, *one.lines])
    speaker.heading("What the ending hung on.")
    speaker.lines(found.summary)
    speaker.paragraph(
        "To change one and hear how the odds move, type assume, its name and a value."
    )


def assume(session: Session, rest: str) -> None:
    """Change one assumption for once, and say what comes of it.

    Args:
        session: of a finished game.
        rest: a name and a value, as typed.
    """
    speaker, playthrough = session.speaker, session.playthrough
    known = playthrough.scenario.assumptions
    name, _, text = rest.strip().partition(" ")
    if name not in known:
        near = nearest(name, known) if name else None
        hint = f" Did you mean {near}?" if near else ""
        speaker.paragraph(
            f"Type assume, the name of an assumption, and a value.{hint} "
            "The section assumptions says their names."
        )
        return
    value = read_value(known[name], text.strip())
    if value is None:
        speaker.paragraph(f"{name} can be: {choices_of(known[name])}.")
        return
    try:
        found = assumed(playthrough, name, value, ANALYSES, speaker.while_waiting())
        speaker.lines(found)
    except ValueError as error:
        speaker.paragraph(f"That cannot be: {error}. {name} can be: {choices_of(known[name])}.")
