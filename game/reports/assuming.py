"""One assumption changed: what comes of the same choices, and how the odds move."""

from __future__ import annotations

import re
from fractions import Fraction

from game.analysis.analysis import Analysis
from game.analysis.keeping import AnalysisKeeper
from game.analysis.mixing import Range
from game.play import Playthrough
from game.reports.assumptions import Again
from game.reports.chances import range_words
from game.reports.evidence import chances
from game.reports.flat import flat
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
    return ", ".join(_words(one) for one in values)


def assumed(playthrough: Playthrough, name: str, value: Value, keeper: AnalysisKeeper) -> list[str]:
    """Return sentences on what follows when one assumption of a finished game is changed.

    Args:
        playthrough: that is over.
        name: of the assumption.
        value: taken instead.
        keeper: of analyses.

    Raises:
        ValueError: if the value is not plausible, or some chance could not add up to 100 with it.
    """
    scenario = playthrough.scenario
    other = assuming(scenario, {name: value})
    own = value_of(scenario.assumptions[name])
    if other is scenario:
        return [f"{name} is taken as {_words(own)} already."]
    assert playthrough.ending is not None  # asked for after the end only
    lines = []
    lead = f"With {name} at {_words(value)} instead of {_words(own)}"
    if isinstance(value, int):
        lines.append(f"{lead}, your choices {Again(playthrough).result({name: value}).words}.")
    if name in chances(playthrough.table):
        lines.append(
            f"{lead}, what chance brought on your way is kept, and so it cannot change where your "
            "choices lead; it moves the odds alone."
        )
    title = flat(playthrough.table.render(playthrough.ending.title, playthrough.world))
    came = playthrough.world.place
    before, after = (_odds(keeper.of(one), came) for one in (scenario, other))
    if before is None or after is None:
        return [
            *lines,
            "The odds cannot be worked out here: too much can happen, or a way never ends.",
        ]
    lines.append(
        f"The odds of “{title}”, from the start and for a player who picks evenly among the "
        f"options on offer: {range_words(after)}; before the change {range_words(before)}."
    )
    return lines


def _odds(analysis: Analysis, ending: str) -> Range | None:
    """Return the odds of an ending from the start; None where they cannot be told.

    A change may open a loop or leave nothing on offer; there are no odds then.
    """
    if not analysis.is_exact or not analysis.is_sound:
        return None
    found = analysis.odds_at(analysis.table, analysis.table.start)
    return None if found is None else found[ending]


def _words(value: Value) -> str:
    return written(value).replace("_", " ")
