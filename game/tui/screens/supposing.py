"""The tab of the debrief on which assumptions are changed."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from game.analysis.keeping import ANALYSES
from game.play import Playthrough
from game.reports.assumptions import WhatIf
from game.reports.supposing import EndingOdds, Supposing, moved_odds
from game.scenario.model import Scenario
from game.tui.text import Document
from game.tui.views.assumptions import as_they_are, hung_on, odds_moved, verdict
from game.tui.widgets.pane import Pane
from game.tui.widgets.supposed import Supposed
from game.tui.widgets.text_box import TextBox

_PAUSE = 0.12
"""Seconds without a further change after which the odds are worked out."""


class NotWantedError(Exception):
    """Nobody waits any more for what is being worked out."""


def while_wanted() -> None:
    """Go on, in a worker's thread, only if it has not been cancelled.

    Raises:
        NotWantedError: if it has.
    """
    if get_current_worker().is_cancelled:
        raise NotWantedError


class SupposingTab(Vertical):
    """Where the same choices lead is told at once; the odds follow when they are worked out.

    Args:
        playthrough: that is over.
    """

    @dataclass
    class Odds(Message):
        """How the odds move under the values of a scenario; None where they cannot be told."""

        other: Scenario
        found: list[EndingOdds] | None

    def __init__(self, playthrough: Playthrough) -> None:
        super().__init__()
        self._playthrough = playthrough
        self.supposing = Supposing(playthrough)
        self._odds: Sequence[EndingOdds] | None = None
        self._found: WhatIf | None = None
        self._count = 0
        self._may_begin = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Build it."""
        yield TextBox(classes="verdict")
        with Horizontal():
            yield Supposed(self.supposing)
            yield Pane(TextBox(), classes="side")

    def on_mount(self) -> None:
        """Show it as it is."""
        self._show()

    @property
    def rows(self) -> Supposed:
        """The assumptions."""
        return self.query_one(Supposed)

    @property
    def is_looked_at(self) -> bool:
        """Whether the arrow keys change something."""
        return self.is_mounted and self.display and self.rows.looked_at is not None

    def begin(self) -> None:
        """Work the odds out from now on: the analysis of the scenario is there."""
        self._may_begin = True
        self._work()

    def tell(self, found: WhatIf | None, count: int = 0) -> None:
        """Show what the ending hung on, or how far that has come."""
        self._found, self._count = found, count
        self._show()

    @on(Supposed.Changed)
    def _changed(self, event: Supposed.Changed) -> None:
        event.stop()
        self._odds = None
        self.workers.cancel_group(self, "odds")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._work)
        self._show()
        self.screen.refresh_bindings()

    def _work(self) -> None:
        if not self._may_begin:
            return
        other = self.supposing.scenario

        def work() -> None:
            with contextlib.suppress(NotWantedError):
                found = moved_odds(self._playthrough, other, ANALYSES, lambda _: while_wanted())
                while_wanted()
                self.post_message(self.Odds(other, found))

        self.run_worker(work, thread=True, group="odds", exclusive=True)

    @on(Odds)
    def _worked_out(self, event: Odds) -> None:
        event.stop()
        if event.other.digest == self.supposing.scenario.digest:
            self._odds = event.found or []
            self._show()

    def _show(self) -> None:
        if not self.is_mounted:
            return
        if not self.supposing.assumptions:
            nothing = as_they_are("No assumption was behind what happened.")
            self.query_one(".verdict", TextBox).show(Document(nothing))
            return
        self.query_one(".verdict", TextBox).show(Document(verdict(self.supposing, self._odds)))
        is_changed = self.supposing.is_changed
        more = Document(
            [*odds_moved(self._odds, is_changed=is_changed), *hung_on(self._found, self._count)]
        )
        self.rows.tell(self._found, more)
        self.query_one(".side TextBox", TextBox).show(more)
