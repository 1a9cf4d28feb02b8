"""Where the choices of a playthrough lead when they are made again under other assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.play import Playthrough
from game.play.again import Followed, SameChoices
from game.reports.flat import flat
from game.reports.situation import state_title
from game.rules import Table, compile_scenario
from game.rules.assuming import Variants, asked_for
from game.scenario.assuming import Value, assuming


class Result(NamedTuple):
    """What the same choices come to.

    Attributes:
        ending: id of the ending; None where the choices cannot be followed to one.
        title: the ending's, in plain text; empty where there is none.
        words: it in words that go on from *your choices*.
    """

    ending: str | None
    title: str
    words: str


class Again:
    """Makes the choices of a playthrough again, under other amounts.

    Attributes:
        at_work: the amounts that sized something on the way, or that a condition reads.
    """

    def __init__(self, playthrough: Playthrough) -> None:
        self._playthrough = playthrough
        self._choices = SameChoices(playthrough)
        self._variants = Variants(compile_scenario(playthrough.scenario, prose=False))
        changes = (change for step in playthrough.steps for change in step.changes)
        sized = {change.amount_from for change in changes if change.amount_from is not None}
        self.at_work = frozenset(sized | asked_for(playthrough.scenario))

    def followed(self, amounts: Mapping[str, int]) -> Followed:
        """Return where the choices lead."""
        return self._choices.follow(self._variants.table(amounts))

    def plausible(self, name: str) -> tuple[int, range]:
        """Return what an amount is taken as, and all its plausible values."""
        assumption = self._playthrough.scenario.assumptions[name]
        assert assumption.amount is not None  # asked for amounts only
        low, high = assumption.plausible_amounts
        return assumption.amount, range(low, high + 1)

    def result(self, values: Mapping[str, Value]) -> Result:
        """Return where the choices lead, in words.

        A draw that did not take place on the way goes by the likelihoods in ``values``.

        Raises:
            ValueError: if a likelihood is not plausible, or some chance could not add up to 100.
        """
        playthrough = self._playthrough
        likely = {name: one for name, one in values.items() if not isinstance(one, int)}
        amounts = {name: one for name, one in values.items() if isinstance(one, int)}
        variants = self._variants
        if likely:
            other = assuming(playthrough.scenario, likely)
            variants = Variants(compile_scenario(other, prose=False))
        found = self._choices.follow(variants.table(amounts))
        if found.stop is not None:
            words = f"cannot be followed to an end: {_stop(playthrough.table, found)}"
            return Result(None, "", words)
        place = found.world.place
        title = playthrough.scenario.endings[place].title
        words = flat(playthrough.table.render(title, playthrough.world))
        still = "still have" if place == playthrough.world.place else "have"
        return Result(place, words, f"would {still} ended at “{words}”")


def _stop(table: Table, found: Followed) -> str:
    if found.stop == "endless":
        return "the story goes round without coming to a decision"
    state = table.scenario.states[found.world.place]
    title = state_title(table, found.world, state)
    if found.option is None:
        return f"they come to “{title}”, where you had nothing to decide, or not as often"
    label = flat(table.render(state.options[found.option].label, found.world))
    return f"at “{title}”, “{label}” is not on offer then"
