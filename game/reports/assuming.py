"""One assumption changed: what comes of the same choices, and how the odds move."""

from __future__ import annotations

import re
from fractions import Fraction

from game.analysis.keeping import AnalysisKeeper
from game.analysis.situations import Progress
from game.play import Playthrough
from game.reports.chances import range_words
from game.reports.evidence import chances
from game.reports.same_choices import Again
from game.reports.supposing import moved_odds
from game.scenario.assuming import Value, assuming, percent, plausible_values, value_of, written
from game.scenario.likelihoods import BANDS, from_word
from game.scenario.model import Assumption

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s*%?")
_AMOUNT = re.compile(r"[-+]?\d{1,7}")


def read_value(assumption: Assumption, text: str) -> Value | None:
    """Return what somebody typed as a value for an assumption, plausible or not.

    Amounts are whole numbers; likelihoods one of the seven words, or a percentage. None for
    anything else.
    """
    if assumption.amount is not None:
        return int(text) if _AMOUNT.fullmatch(text) else None
    word = text.lower().replace(" ", "_")
    if word in BANDS:
        return from_word(word)
    number = _PERCENT.fullmatch(text)
    if number is None or Fraction(number[1]) > 100:
        return None
    return percent(Fraction(number[1]))


def choices_of(assumption: Assumption) -> str:
    """Return in words what an assumption can be changed to."""
    values = plausible_values(assumption)
    if assumption.amount is not None:
        return f"a whole number from {values[0]} to {values[-1]}"
    return ", ".join(words(one) for one in values)


def assumed(
    playthrough: Playthrough,
    name: str,
    value: Value,
    keeper: AnalysisKeeper,
    progress: Progress | None = None,
) -> list[str]:
    """Return sentences on what follows when one assumption of a finished game is changed.

    Args:
        playthrough: that is over.
        name: of the assumption.
        value: taken instead.
        keeper: of analyses.
        progress: told now and then how far it has come; it may raise to cancel.

    Raises:
        ValueError: if the value is not plausible, or some chance could not add up to 100 with it.
    """
    scenario = playthrough.scenario
    other = assuming(scenario, {name: value})
    own = value_of(scenario.assumptions[name])
    if other is scenario:
        return [f"{name} is taken as {words(own)} already."]
    lines = []
    lead = f"With {name} at {words(value)} instead of {words(own)}"
    if isinstance(value, int):
        lines.append(f"{lead}, your choices {Again(playthrough).result({name: value}).words}.")
    if name in chances(playthrough.table):
        lines.append(
            f"{lead}, what chance brought on your way is kept, and so it cannot change where your "
            "choices lead; it moves the odds alone."
        )
    moved = moved_odds(playthrough, other, keeper, progress)
    if moved is None:
        return [
            *lines,
            "The odds cannot be worked out here: too much can happen, or a way never ends.",
        ]
    lines.append("The odds from the start, for a player who picks evenly among those on offer:")
    for one in moved:
        came = " (it came)" if one.came else ""
        before, after = range_words(one.before), range_words(one.after)
        if before != after:
            lines.append(f"“{one.title}”{came}: {after}; before the change {before}.")
        elif one.came:
            lines.append(f"“{one.title}”{came}: {before}, as before the change.")
    return lines


def words(value: Value) -> str:
    """Return a value in plain text, such as *2* or *roughly even*."""
    return written(value).replace("_", " ")
