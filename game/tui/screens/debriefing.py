"""The debrief in tabs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from game.analysis.keeping import ANALYSES
from game.play import branch_off
from game.reports.assumptions import WhatIf, what_if
from game.reports.chances import Chances, chances
from game.reports.debrief import Debrief, build
from game.reports.decided import way_lines
from game.reports.html.debrief import debrief_html
from game.reports.markdown import debrief_markdown
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.exporting import Exporting, Form
from game.tui.screens.game_screen import GameScreen
from game.tui.screens.pick import Pick
from game.tui.screens.supposing import NotWantedError, SupposingTab, while_wanted
from game.tui.text import Block, Document
from game.tui.views import debrief as views
from game.tui.views.chances import could_have_been, working_out
from game.tui.widgets.pane import Pane
from game.tui.widgets.supposed import Supposed
from game.tui.widgets.tab_bar import TabBar
from game.tui.widgets.text_box import TextBox

TABS: tuple[tuple[str, Callable[[Debrief], list[Block]]], ...] = (
    ("Outcome", views.outcome),
    ("Paths", views.path),
    ("Chances", lambda _: working_out(0)),
    ("Evidence", views.evidence),
    ("Assumptions", lambda _: []),
    ("Questions", views.questions),
)
_SUPPOSING = frozenset(("more", "less", "zero"))
"""Actions that change the assumption looked at."""
_CHANCES, _ASSUMPTIONS, _QUESTIONS = 2, 4, 5


class Debriefing(Exporting[None], GameScreen):
    """What happened and why, when it is over."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on", "more", "less", "zero", "reset", "pane_on", "branch", "export", "map", "undo",
        "people", "log", "copy",
        "pane_back", "scroll_on", "scroll_back", "look_on", "look_back", "look_first",
        "look_last", "look_at",
    )  # fmt: skip

    class Finished(Message):
        """The player has come to the end of it."""

    @dataclass
    class BranchAsked(Message):
        """The player wants to play on, as a new game in which so many decisions stand."""

        decisions: int

    @dataclass
    class LookedAt(Message):
        """So many situations were looked at on the way to what could have been."""

        count: int

    @dataclass
    class WorkedOut(Message):
        """What could have been is known."""

        found: Chances

    @dataclass
    class HungOn(Message):
        """What the ending hung on is known, or so many combinations were looked at for it."""

        found: WhatIf | None
        count: int = 0

    def __init__(self, game: Game) -> None:
        super().__init__(game, "Debrief")
        self._debrief = build(game.playthrough)
        # What is worked out aside goes on when a decision of the game is taken back.
        self._finished = branch_off(game.playthrough, len(game.playthrough.turns))
        self._documents = [Document(view(self._debrief)) for _, view in TABS]
        self._chances: Chances | None = None
        self._what_if: WhatIf | None = None

    def begin(self) -> None:
        """Begin to work out what could have been, while the first tab is being read."""
        super().begin()
        self.run_worker(self._work_out, thread=True)

    def _work_out(self) -> None:
        """Work it out in a thread; what comes of it is told by messages."""
        playthrough = self._finished

        def looked_at(count: int) -> None:
            while_wanted()
            self.post_message(self.LookedAt(count))

        def combined(count: int) -> None:
            while_wanted()
            self.post_message(self.HungOn(None, count))

        with contextlib.suppress(NotWantedError):
            analysis = ANALYSES.of(playthrough.scenario, looked_at)
            self.post_message(self.WorkedOut(chances(playthrough, analysis)))
            self.post_message(self.HungOn(what_if(playthrough, combined)))

    @on(LookedAt)
    def _looked_at(self, event: LookedAt) -> None:
        self._show_chances(Document(working_out(event.count)))

    @on(WorkedOut)
    def _worked_out(self, event: WorkedOut) -> None:
        self._chances = event.found
        self._show_chances(Document(could_have_been(event.found)))
        self._put(_QUESTIONS, Document(views.questions(self._debrief, event.found)))
        self._supposing.begin()

    @on(HungOn)
    def _hung_on(self, event: HungOn) -> None:
        self._what_if = event.found
        self._supposing.tell(event.found, event.count)

    def _show_chances(self, document: Document) -> None:
        self._put(_CHANCES, document)

    def _put(self, tab: int, document: Document) -> None:
        """Put something else into a tab."""
        self._documents[tab] = document
        if self._tabs.opened == tab:
            self._text.show(document)

    def body(self) -> Sequence[Widget]:
        """Return the tabs and the open one's text."""
        supposing = SupposingTab(self._finished)
        supposing.display = False
        text = Pane(TextBox(self._documents[0]), id="text")
        return [TabBar([name for name, _ in TABS]), text, supposing]

    def as_markdown(self) -> tuple[str, str]:
        """Return the debrief, all of its tabs."""
        name = f"{self.game.playthrough.scenario.id}-debrief"
        return name, debrief_markdown(self._debrief, self._chances, self._what_if)

    def forms(self) -> Sequence[Form]:
        """Return Markdown, and a page to be printed."""
        return (*super().forms(), Form("page", "page to print", ".html", self._as_html))

    def _as_html(self) -> str:
        language = self.game.playthrough.scenario.language
        return debrief_html(self._debrief, language, self._chances, self._what_if)

    @property
    def _tabs(self) -> TabBar:
        return self.query_one(TabBar)

    @property
    def _text(self) -> Pane:
        return self.query_one("#text", Pane)

    @property
    def _supposing(self) -> SupposingTab:
        return self.query_one(SupposingTab)

    @property
    def _open_pane(self) -> Pane:
        """What is being read."""
        return self._supposing.rows if self._tabs.opened == _ASSUMPTIONS else self._text

    def _open(self, index: int) -> None:
        self._tabs.opened = index
        self._supposing.display = index == _ASSUMPTIONS
        self._text.display = index != _ASSUMPTIONS
        self._text.show(self._documents[index])
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows change an assumption while one is looked at; else they turn the tabs."""
        if action in _SUPPOSING and not (self.is_there and self._supposing.is_looked_at):
            return False
        return super().check_action(action, parameters)

    def makes_sense(self, action: str) -> bool:
        """Return whether an action is of any use now."""
        if action in _SUPPOSING:
            return self.is_there and self._supposing.is_looked_at
        if action == "reset":
            return self.is_there and self._supposing.supposing.is_changed
        return super().makes_sense(action)

    @on(Supposed.Refused)
    def _refused(self, event: Supposed.Refused) -> None:
        self.say(event.why)

    def action_more(self) -> None:
        """Suppose the next greater value."""
        self._supposing.rows.step(1)

    def action_less(self) -> None:
        """Suppose the next smaller value."""
        self._supposing.rows.step(-1)

    def action_zero(self) -> None:
        """Suppose 0."""
        self._supposing.rows.put(0)

    def action_reset(self) -> None:
        """Suppose what the game does."""
        self._supposing.rows.reset()

    def action_branch(self) -> None:
        """Ask from which decision to play on."""
        playthrough = self.game.playthrough
        lines = way_lines(playthrough.table, playthrough.turns)

        def picked(number: int | None) -> None:
            if number is not None:
                self.post_message(self.BranchAsked(number))

        self.app.push_screen(Pick("Play on from which decision?", lines), picked)

    @on(TabBar.Clicked)
    def _tab_clicked(self, event: TabBar.Clicked) -> None:
        self._open(event.index)

    def action_look_at(self, number: int) -> None:
        """Open a tab by its number, or suppose that number of the assumption looked at."""
        if self._supposing.is_looked_at:
            self._supposing.rows.put(number)
        elif number <= len(TABS):
            self._open(number - 1)

    def action_pane_on(self) -> None:
        """Open the next tab."""
        self._open(self._tabs.next(1))

    def action_pane_back(self) -> None:
        """Open the tab before."""
        self._open(self._tabs.next(-1))

    def action_read_on(self) -> None:
        """Read further down, then the next tab; after the last one, leave."""
        if self._open_pane.page_on():
            return
        if self._tabs.opened + 1 < len(TABS):
            self.action_pane_on()
        else:
            self.post_message(self.Finished())

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self._open_pane.page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self._open_pane.page_back()

    def action_look_on(self) -> None:
        """Scroll a line down, or look at the next assumption."""
        if self._tabs.opened == _ASSUMPTIONS and self._supposing.rows.look_on(1):
            return
        self._open_pane.scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Scroll a line up, or look at the assumption before."""
        if self._tabs.opened == _ASSUMPTIONS and self._supposing.rows.look_on(-1):
            return
        self._open_pane.scroll_up(animate=False)

    def action_look_first(self) -> None:
        """Scroll to the top."""
        self._open_pane.scroll_home(animate=False)

    def action_look_last(self) -> None:
        """Scroll to the end."""
        self._open_pane.scroll_end(animate=False)
