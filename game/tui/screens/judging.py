"""Asking for what a player may write down before a decision: why, and what they expect of it.

Each question can be passed over; nothing of it is graded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.app import App

from game.play import Expectation
from game.reports.expecting import Prospect, likelihood_words
from game.scenario.likelihoods import BAND_NAMES
from game.tui.screens.pick import Pick
from game.tui.screens.write import Write


class Judgement(NamedTuple):
    """What was written down."""

    reason: str = ""
    expectation: Expectation | None = None


@dataclass(frozen=True, slots=True)
class Judging:
    """One question after another, and at the end what they came to.

    Attributes:
        app: which asks them.
        what: the decision is about (plain text).
        so_far: what has been written down already.
        prospects: what can be expected.
        is_asked: whether the scenario asks for it here.
        done: is given what was written down; it is not called where the player turned back at
            the first question.
    """

    app: App[object]
    what: str
    so_far: Judgement
    prospects: Sequence[Prospect]
    is_asked: bool
    done: Callable[[Judgement], None]

    def begin(self) -> None:
        """Ask why."""
        dialog = Write(
            "Why do you decide so?", self.what, self.so_far.reason, is_asked=self.is_asked
        )
        self.app.push_screen(dialog, self._wrote)

    def _wrote(self, reason: str | None) -> None:
        if reason is None:
            return
        if self.is_asked and not reason:  # whoever passes over the first wants to play on
            self.done(Judgement(reason, self.so_far.expectation))
        else:
            self._ask_what(reason)

    def _ask_what(self, reason: str) -> None:
        answers = ["Nothing in particular", *(one.words for one in self.prospects)]
        before = self.so_far.expectation
        now = None if before is None else (before.indicator, before.way)
        ways = [None, *((one.indicator, one.way) for one in self.prospects)]

        def picked(number: int | None) -> None:
            if number is None:
                self.done(Judgement(reason, before))
            elif number == 0:
                self.done(Judgement(reason))
            else:
                self._ask_how_likely(reason, self.prospects[number - 1])

        self.app.push_screen(
            Pick("What do you expect by the end?", answers, ways.index(now)), picked
        )

    def _ask_how_likely(self, reason: str, prospect: Prospect) -> None:
        before = self.so_far.expectation
        # No word is looked at first: it would be half an answer.
        first = None if before is None else BAND_NAMES.index(before.likelihood)

        def picked(number: int | None) -> None:
            if number is None:
                self._ask_what(reason)
            else:
                self._ask_what_against(reason, prospect, BAND_NAMES[number])

        answers = [likelihood_words(name) for name in BAND_NAMES]
        self.app.push_screen(Pick("How likely do you hold it?", answers, first), picked)

    def _ask_what_against(self, reason: str, prospect: Prospect, likelihood: str) -> None:
        before = self.so_far.expectation
        so_far = "" if before is None else before.wrong_if

        def wrote(text: str | None) -> None:
            wrong_if = so_far if text is None else text
            expectation = Expectation(prospect.indicator, prospect.way, likelihood, wrong_if)
            self.done(Judgement(reason, expectation))

        dialog = Write("What would prove you wrong?", prospect.words, so_far)
        self.app.push_screen(dialog, wrote)
