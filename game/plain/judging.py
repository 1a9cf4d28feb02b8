"""What a player may write down before a decision, line by line: why, and what they expect of it."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.listener import Said, as_number
from game.plain.session import Session
from game.play import Expectation
from game.reports import expecting
from game.scenario.likelihoods import BAND_NAMES
from game.scenario.names import nearest

_LEAVE_OUT = "Enter leaves it out."


def ask_why(session: Session) -> bool:
    """Ask for a reason and an expectation; return whether the decision stands."""
    session.speaker.paragraph(
        "Why? Write one line, which you meet again in the debrief. Enter alone leaves it out; "
        "back takes you back to the options."
    )
    said = session.ask("Your reason: ")
    if said is None or _is_back(said):
        return False
    session.reason = said.line
    # Whoever passes over the first question wants to play on.
    return not said.line or session.expectation is not None or ask_expectation(session)


def ask_expectation(session: Session) -> bool:
    """Ask what the player expects, how likely, and what would prove them wrong.

    Return whether they answered or passed it over; not so where they went back.
    """
    prospects = expecting.prospects(session.playthrough)
    _say_prospects(session, prospects)
    which = _ask_number(session, "Your expectation: ", [one.words for one in prospects])
    if which is None:
        return False
    if which == 0:
        return True
    _say_likelihoods(session)
    how = _ask_number(session, "How likely: ", [_spoken(name) for name in BAND_NAMES])
    if how is None:
        return False
    if how == 0:
        return True
    session.speaker.paragraph(f"What would prove you wrong? Write one line. {_LEAVE_OUT}")
    said = session.ask("Wrong if: ")
    if said is None or _is_back(said):
        return False
    chosen = prospects[which - 1]
    session.expectation = Expectation(chosen.indicator, chosen.way, BAND_NAMES[how - 1], said.line)
    return True


def expect(session: Session, rest: str) -> None:
    """Note what the player expects: *2 likely*; without words, ask for it or list what there is."""
    prospects = expecting.prospects(session.playthrough)
    first, _, last = rest.partition(" ")
    number, likelihood = as_number(first), _likelihood(last)
    if not rest and session.is_live:
        ask_expectation(session)
    elif not rest:
        _say_prospects(session, prospects)
        _say_likelihoods(session)
    elif number is None or not 1 <= number <= len(prospects):
        session.speaker.paragraph(
            f"Type expect, a number from 1 to {len(prospects)} and a likelihood: expect 1 likely."
        )
        return
    elif likelihood is None:
        _say_likelihoods(session)
        session.speaker.paragraph(f"Type the likelihood after the number: expect {number} likely.")
        return
    else:
        chosen = prospects[number - 1]
        session.expectation = Expectation(chosen.indicator, chosen.way, likelihood)
    say_so_far(session)


def wrong(session: Session, rest: str) -> None:
    """Note what would prove the player wrong."""
    expectation = session.expectation
    if expectation is None:
        session.speaker.paragraph("You expect nothing yet: type expect first.")
    elif not rest:
        session.speaker.paragraph("Type after the word what would prove you wrong: wrong TEXT.")
    else:
        session.expectation = Expectation(
            expectation.indicator, expectation.way, expectation.likelihood, rest
        )
        say_so_far(session)


def say_so_far(session: Session) -> None:
    """Say what is expected of the next decision, if anything is."""
    playthrough = session.playthrough
    if session.expectation is not None:
        lines = expecting.written(
            playthrough.table, playthrough.world, session.reason, session.expectation
        )
        session.speaker.lines([*lines, "It is noted, for the decision you make next."])


def _say_prospects(session: Session, prospects: Sequence[expecting.Prospect]) -> None:
    session.speaker.lines(
        ["What do you expect by the end?", *_numbered([one.words for one in prospects])]
    )
    if session.is_live:
        session.speaker.paragraph(f"Type a number. {_LEAVE_OUT}")


def _say_likelihoods(session: Session) -> None:
    words = [expecting.likelihood_words(name) for name in BAND_NAMES]
    session.speaker.lines(["How likely do you hold it?", *_numbered(words)])


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def _ask_number(session: Session, prompt: str, answers: Sequence[str]) -> int | None:
    """Return the number of the answer, 0 where it is left out, None where the player goes back."""
    while True:
        said = session.ask(prompt)
        if said is None or _is_back(said):
            return None
        if not said.line:
            return 0
        number = as_number(said.line)
        if number is None and said.line.lower() in answers:
            number = answers.index(said.line.lower()) + 1
        if number is not None and 1 <= number <= len(answers):
            return number
        session.speaker.paragraph(f"Type a number from 1 to {len(answers)}, or back. {_LEAVE_OUT}")


def _likelihood(text: str) -> str | None:
    """Return the one of the seven words that ``text`` is, or its number."""
    number = as_number(text)
    if number is not None:
        return BAND_NAMES[number - 1] if 1 <= number <= len(BAND_NAMES) else None
    name = "_".join(text.lower().split())
    return name if name in BAND_NAMES else nearest(name, BAND_NAMES)


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _is_back(said: Said) -> bool:
    return said.line.lower() == "back"
