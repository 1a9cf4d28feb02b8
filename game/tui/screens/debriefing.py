"""The debrief in tabs."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from game.analysis.keeping import ANALYSES
from game.reports.chances import Chances, chances
from game.reports.debrief import build
from game.reports.markdown import debrief_markdown
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.exporting import Exporting
from game.tui.screens.game_screen import GameScreen
from game.tui.text import Document
from game.tui.views import debrief as views
from game.tui.views.chances import could_have_been, working_out
from game.tui.widgets.pane import Pane
from game.tui.widgets.tab_bar import TabBar
from game.tui.widgets.text_box import TextBox

TABS = (
    ("Outcome", views.outcome),
    ("Paths", views.path),
    ("Chances", lambda _: working_out(0)),
    ("Evidence", views.evidence),
    ("Assumptions", views.assumptions),
    ("Questions", views.questions),
)
_CHANCES, _QUESTIONS = 2, 5


class _NotWanted(Exception):
    """The screen has closed before everything was worked out."""


class Debriefing(Exporting[None], GameScreen):
    """What happened and why, when it is over."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on", "pane_on", "undo", "map", "people", "log", "export", "copy",
        "pane_back", "scroll_on", "scroll_back", "look_on", "look_back", "look_first",
        "look_last", "look_at",
    )  # fmt: skip

    class Finished(Message):
        """The player has come to the end of it."""

    @dataclass
    class LookedAt(Message):
        """So many situations were looked at on the way to what could have been."""

        count: int

    @dataclass
    class WorkedOut(Message):
        """What could have been is known."""

        found: Chances

    def __init__(self, game: Game) -> None:
        super().__init__(game, "Debrief")
        self._debrief = build(game.playthrough)
        self._documents = [Document(view(self._debrief)) for _, view in TABS]
        self._chances: Chances | None = None

    def on_mount(self) -> None:
        """Begin to work out what could have been, while the first tab is being read."""
        self.run_worker(self._work_out, thread=True)

    def _work_out(self) -> None:
        """Work it out in a thread; what comes of it is told by messages."""
        worker, playthrough = get_current_worker(), self.game.playthrough

        def progress(count: int) -> None:
            if worker.is_cancelled:
                raise _NotWanted
            self.post_message(self.LookedAt(count))

        with contextlib.suppress(_NotWanted):
            analysis = ANALYSES.of(playthrough.scenario, progress)
            self.post_message(self.WorkedOut(chances(playthrough, analysis)))

    @on(LookedAt)
    def _looked_at(self, event: LookedAt) -> None:
        self._show_chances(Document(working_out(event.count)))

    @on(WorkedOut)
    def _worked_out(self, event: WorkedOut) -> None:
        self._chances = event.found
        self._show_chances(Document(could_have_been(event.found)))
        self._put(_QUESTIONS, Document(views.questions(self._debrief, event.found)))

    def _show_chances(self, document: Document) -> None:
        self._put(_CHANCES, document)

    def _put(self, tab: int, document: Document) -> None:
        """Put something else into a tab."""
        self._documents[tab] = document
        if self._tabs.opened == tab:
            self._text.show(document)

    def body(self) -> Sequence[Widget]:
        """Return the tabs and the open one's text."""
        return [TabBar([name for name, _ in TABS]), Pane(TextBox(self._documents[0]))]

    def as_markdown(self) -> tuple[str, str]:
        """Return the debrief, all of its tabs."""
        name = f"{self.game.playthrough.scenario.id}-debrief"
        return name, debrief_markdown(self._debrief, self._chances)

    @property
    def _tabs(self) -> TabBar:
        return self.query_one(TabBar)

    @property
    def _text(self) -> Pane:
        return self.query_one(Pane)

    def _open(self, index: int) -> None:
        self._tabs.opened = index
        self._text.show(self._documents[index])

    @on(TabBar.Clicked)
    def _tab_clicked(self, event: TabBar.Clicked) -> None:
        self._open(event.index)

    def action_look_at(self, number: int) -> None:
        """Open a tab by its number."""
        if number <= len(TABS):
            self._open(number - 1)

    def action_pane_on(self) -> None:
        """Open the next tab."""
        self._open(self._tabs.next(1))

    def action_pane_back(self) -> None:
        """Open the tab before."""
        self._open(self._tabs.next(-1))

    def action_read_on(self) -> None:
        """Read further down, then the next tab; after the last one, leave."""
        if self._text.page_on():
            return
        if self._tabs.opened + 1 < len(TABS):
            self.action_pane_on()
        else:
            self.post_message(self.Finished())

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self._text.page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self._text.page_back()

    def action_look_on(self) -> None:
        """Scroll a line down."""
        self._text.scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Scroll a line up."""
        self._text.scroll_up(animate=False)

    def action_look_first(self) -> None:
        """Scroll to the top."""
        self._text.scroll_home(animate=False)

    def action_look_last(self) -> None:
        """Scroll to the end."""
        self._text.scroll_end(animate=False)
