"""Pages to be read: what happened, the ending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from game.rules import World
from game.tui.actions import bindings
from game.tui.game import Game
from game.tui.screens.game_screen import GameScreen
from game.tui.screens.scrolling import Scrolling
from game.tui.story import Page
from game.tui.text import Block, Document
from game.tui.views import evidence, pages
from game.tui.views.parts import small_heading
from game.tui.views.situation import situation
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox


class Reading(Scrolling, GameScreen):
    """A text, the situation beside it where there is room, and Enter to read on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on", "undo", "people", "log", "scroll_on", "scroll_back", "look_on", "look_back"
    )

    class Finished(Message):
        """The player has read it."""

    def __init__(self, game: Game, place: str, blocks: Sequence[Block]) -> None:
        super().__init__(game, place)
        self._blocks = blocks

    def body(self) -> Sequence[Widget]:
        """Return the text and the situation."""
        table = self.game.playthrough.table
        world, before = self.worlds()
        side = Pane(TextBox(Document(situation(table, world, before))), classes="side")
        return [Horizontal(Pane(*self.text(), classes="reading"), side, classes="columns")]

    def text(self) -> Sequence[TextBox]:
        """Return what is to be read."""
        return [TextBox(Document(self._blocks))]

    def worlds(self) -> tuple[World, World]:
        """Return the world to be shown, and the one it is compared with."""
        playthrough = self.game.playthrough
        return playthrough.world, playthrough.table.start

    @property
    def reading(self) -> Pane:
        """The text's pane."""
        return self.query_one(".reading", Pane)

    def action_read_on(self) -> None:
        """Read further down, then on."""
        if not self.reading.page_on():
            self.post_message(self.Finished())


class TheEnd(Reading):
    """The ending that was reached."""

    def __init__(self, game: Game) -> None:
        super().__init__(game, "The end", pages.ending(game.playthrough))


class Happened(Reading):
    """What came of a decision, or something that happened by itself; then what changed by it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "read_on",
        "why",
        "undo",
        "people",
        "log",
        "scroll_on",
        "scroll_back",
        "look_on",
        "look_back",
    )

    def __init__(self, game: Game, page: Page) -> None:
        self._page = page
        table = game.playthrough.table
        place = "What happened" if page.option is None else "What came of it"
        super().__init__(game, place, pages.happened(table, page))
        self._cards = [
            TextBox(Document(pages.moved(table, page, which)), classes="card")
            for which in page.moved
        ]
        self._looked_at: int | None = None

    def text(self) -> Sequence[TextBox]:
        """Return the texts, then the changes."""
        if not self._cards:
            return super().text()
        title = TextBox(Document([small_heading("What changed")]), classes="card-title")
        return [*super().text(), title, *self._cards]

    def worlds(self) -> tuple[World, World]:
        """Return the world after the step, and before it."""
        return self._page.step.after, self._page.step.before

    def action_look_on(self) -> None:
        """Look at the next change where it is in sight; else scroll to it."""
        after = 0 if self._looked_at is None else self._looked_at + 1
        if after < len(self._cards) and self._is_in_sight(self._cards[after]):
            self._look_at(after)
        else:
            self.reading.scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Look at the change before where it is in sight; else scroll to it."""
        if self._looked_at and self._is_in_sight(self._cards[self._looked_at - 1]):
            self._look_at(self._looked_at - 1)
        else:
            self.reading.scroll_up(animate=False)

    def _is_in_sight(self, card: TextBox) -> bool:
        return self.reading.region.overlaps(card.region)

    def _look_at(self, index: int) -> None:
        self._looked_at = index
        for at, card in enumerate(self._cards):
            card.set_class(at == index, "-looked-at")
        self.reading.scroll_to_widget(self._cards[index], animate=False)

    def action_why(self) -> None:
        """Show what is behind the change looked at, or behind all of it."""
        table = self.game.playthrough.table
        if self._looked_at is None:
            found = evidence.behind_page(table, self._page)
        else:
            found = evidence.behind_moved(table, self._page, self._page.moved[self._looked_at])
        self.show_sheet("Why", found, "why")

    def on_click(self, event: Click) -> None:
        """Look at the change that was clicked."""
        if event.widget in self._cards:
            self._look_at(self._cards.index(event.widget))
