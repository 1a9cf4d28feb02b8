"""The main screen: the story, the situation, the options, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from game.play import Expectation, Offer
from game.reports import expecting
from game.reports.flat import flat
from game.reports.situation import state_time
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.keys import key_name, keys_of
from game.tui.screens.ask import Ask
from game.tui.screens.choosing import Choosing
from game.tui.screens.game_screen import GameScreen
from game.tui.story import before_last, courses, last_pages
from game.tui.text import Block, Document, words
from game.tui.views import decision, evidence
from game.tui.views.parts import quiet
from game.tui.views.situation import situation
from game.tui.widgets.choices import Choices
from game.tui.widgets.pane import Pane
from game.tui.widgets.tab_bar import TabBar
from game.tui.widgets.text_box import TextBox
from game.tui.widgets.top_bar import When

PANES = ("story", "situation", "option")
_STORY, _SITUATION, _OPTION = range(3)

ROOMY = Size(128, 42)
"""From this size on, all panes are shown at once."""


class Decision(Choosing, GameScreen):
    """Where the player decides.

    One of the panes is being read: keys scroll it, and where there is no room for all of them
    it is the one in sight.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "decide", "read_on", "look_at", "look_on", "look_back", "look_first", "look_last",
        "why", "reason", "undo", "map", "people", "log", "pane_on",
        "pane_back", "scroll_on", "scroll_back",
    )  # fmt: skip

    @dataclass
    class Decided(Message):
        """The player has decided."""

        option: str
        reason: str
        expectation: Expectation | None = None

    def __init__(self, game: Game) -> None:
        playthrough = game.playthrough
        self._state = playthrough.scenario.states[playthrough.world.place]
        when = state_time(playthrough.table, playthrough.world, self._state)
        super().__init__(game, f"Decision {len(playthrough.turns) + 1}", when)
        self._offers = playthrough.offers()
        self._when = when
        self._is_roomy = False
        self._folds_to: int | None = None
        self._reason = ""
        self._expectation: Expectation | None = None
        self._was_asked = False

    def body(self) -> Sequence[Widget]:
        """Return the panes and the options."""
        playthrough = self.game.playthrough
        shown = (decision.story(playthrough), (), decision.no_option())
        panes = [
            Pane(TextBox(Document(blocks)), id=name)
            for name, blocks in zip(PANES, shown, strict=True)
        ]
        before = self.game.remembered.chosen(playthrough)
        items = decision.items(playthrough, before)
        choices = Choices(items, invitation=f"{self._ways_to_look} to look")
        tabs = TabBar(("Story", "Situation", "Option"))
        when = When(self._when)
        return [
            Horizontal(tabs, when, classes="tabs"),
            Container(*panes, choices, classes="panes reads-story"),
        ]

    @property
    def _ways_to_look(self) -> str:
        keys = keys_of(self)
        first, *others = keys.of("look_at")[: len(self._offers)]
        last = f"-{key_name(others[-1])}" if others else ""
        return f"{keys.first('look_on')} or {key_name(first)}{last}"

    def fit(self, size: Size) -> None:
        """Arrange the panes: all at once, or the one being read with the situation, or it alone."""
        super().fit(size)
        self._is_roomy = size.width >= ROOMY.width and size.height >= ROOMY.height
        self.set_class(self._is_roomy, "-roomy")
        self._tabs.left_out = frozenset() if self.is_narrow else frozenset([_SITUATION])
        if self._tabs.opened in self._tabs.left_out:
            self._read(_STORY)
            self._folds_to = _SITUATION
        elif self.is_narrow and self._folds_to is not None:
            self._read(self._folds_to)
        self._pane(_SITUATION).query_one(TextBox).show(self._situation())
        self.refresh_bindings()

    def _situation(self) -> Document:
        playthrough = self.game.playthrough
        world, before = playthrough.world, before_last(playthrough)
        found = None if self.is_narrow else courses(playthrough, world)
        return Document(
            situation(playthrough.table, world, before, courses=found, is_low=self.is_narrow)
        )

    # panes

    @property
    def choices(self) -> Choices:
        """The list on this screen."""
        return self.query_one(Choices)

    @property
    def _tabs(self) -> TabBar:
        return self.query_one(TabBar)

    def _pane(self, index: int) -> Pane:
        return self.query_one(f"#{PANES[index]}", Pane)

    def _read(self, index: int) -> None:
        self._folds_to = None
        self._tabs.opened = index
        panes = self.query_one(".panes")
        for at, name in enumerate(PANES):
            panes.set_class(at == index, f"reads-{name}")
        self.refresh_bindings()

    @on(TabBar.Clicked)
    def _tab_clicked(self, event: TabBar.Clicked) -> None:
        self._read(event.index)

    def action_pane_on(self) -> None:
        """Read the next pane."""
        self._read(self._tabs.next(1))

    def action_pane_back(self) -> None:
        """Read the pane before."""
        self._read(self._tabs.next(-1))

    def action_scroll_on(self) -> None:
        """Scroll the pane that is being read."""
        self._pane(self._tabs.opened).page_on()

    def action_scroll_back(self) -> None:
        """Scroll it back."""
        self._pane(self._tabs.opened).page_back()

    @on(Choices.Looked)
    def _looked(self) -> None:
        self._show_option()
        self._read(_OPTION)

    def _show_option(self) -> None:
        index = self.choices.looked_at
        if index is not None:
            blocks = decision.option(self.game.playthrough, self._offers[index], self._written)
            self._pane(_OPTION).show(Document(blocks))

    @on(Choices.Taken)
    def _taken(self) -> None:
        self.action_decide()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter decides for the option looked at; as long as there is none, it reads on."""
        allowed = super().check_action(action, parameters)
        if allowed and action in ("decide", "read_on"):
            return (action == "decide") == (self.choices.looked_at is not None)
        return allowed

    def makes_sense(self, action: str) -> bool:
        """What can be done depends on the option looked at, and on the room there is."""
        index = self.choices.looked_at if self.is_there else None
        match action:
            case "decide":
                return index is not None and self._offers[index].available
            case "read_on":
                return index is None
            case "pane_on":
                return not self._is_roomy
            case "why":
                return index is not None or bool(last_pages(self.game.playthrough))
            case _:
                return super().makes_sense(action)

    def action_read_on(self) -> None:
        """Read further down; at the end of the story, go to the options.

        It never looks at one by itself: whoever only reads on must not come to decide.
        """
        if self._pane(self._tabs.opened).page_on():
            return
        self.say(f"Now look at the options, with {self._ways_to_look}.")

    def action_decide(self) -> None:
        """Decide for the option looked at: ask for the reason if it is wanted, then once more."""
        index = self.choices.looked_at
        assert index is not None  # it cannot be asked for otherwise
        offer = self._offers[index]
        if not offer.available:
            self._say_why_not(offer)
        elif self._state.reason and not self._written and not self._was_asked:
            self._write(then_confirm=True)
        else:
            self._confirm()

    def _label(self, index: int) -> str:
        playthrough, option = self.game.playthrough, self._offers[index].option
        return flat(playthrough.table.render(option.label, playthrough.world))

    def _confirm(self) -> None:
        index = self.choices.looked_at
        assert index is not None  # only an option looked at can be confirmed
        offer = self._offers[index]
        if not offer.available:  # another was looked at while the reason was asked for
            self._say_why_not(offer)
            return
        blocks = [Block(words(self._label(index))), *decision.written(self._written)]
        question = Ask("Is this your decision?", blocks, yes="decide", no="think again")
        self.app.push_screen(question, partial(self._confirmed, offer.option.id))

    def _confirmed(self, asked: str, answer: str | None) -> None:
        if answer is not None and self.is_there:
            self.turn(self.Decided(asked, self._reason, self._expectation))

    def _say_why_not(self, offer: Offer) -> None:
        self.say(f"Not on offer: {flat(offer.unavailable or '')}")

    # reasons

    def action_reason(self) -> None:
        """Write down why, and what is expected."""
        self._write(then_confirm=False)

    @property
    def has_draft(self) -> bool:
        """Whether a reason or an expectation waits for the decision that it is kept with."""
        return bool(self._written)

    @property
    def _written(self) -> list[str]:
        """What has been written down for this decision, line by line."""
        table, world = self.game.playthrough.table, self.game.playthrough.world
        return expecting.written(table, world, self._reason, self._expectation)

    def _write(self, *, then_confirm: bool) -> None:
        # The editor is large; most decisions are made without.
        from game.tui.screens.judging import Judgement, Judging

        def written(judgement: Judgement) -> None:
            if not self.is_there:  # it was decided meanwhile, faster than this was drawn
                return
            self._reason, self._expectation = judgement
            self._show_option()
            if then_confirm:
                self._was_asked = True
                self._confirm()

        index, playthrough = self.choices.looked_at, self.game.playthrough
        Judging(
            app=self.app,
            what="For your next decision." if index is None else self._label(index),
            so_far=Judgement(self._reason, self._expectation),
            prospects=expecting.prospects(playthrough),
            is_asked=then_confirm,
            done=written,
        ).begin()

    def action_why(self) -> None:
        """Show what bears on the option being read, or what moved the situation."""
        playthrough, index = self.game.playthrough, self.choices.looked_at
        if self._tabs.opened == _OPTION and index is not None:
            option = self._offers[index].option
            found = evidence.behind_option(playthrough.table, playthrough.world, option)
        else:
            found = [
                quiet("What has changed since the last decision, and why."),
                *evidence.behind_situation(playthrough),
            ]
        self.show_sheet("Why", found, "why")
