"""What every screen with a text to read can do."""

from __future__ import annotations

from game.tui.widgets.pane import Pane


class Scrolling:
    """The actions that scroll ``reading``; mixed into a screen."""

    @property
    def reading(self) -> Pane:
        """The pane that is being read."""
        raise NotImplementedError

    def action_scroll_on(self) -> None:
        """Scroll down."""
        self.reading.page_on()

    def action_scroll_back(self) -> None:
        """Scroll up."""
        self.reading.page_back()

    def action_look_on(self) -> None:
        """Scroll a line down."""
        self.reading.scroll_down(animate=False)

    def action_look_back(self) -> None:
        """Scroll a line up."""
        self.reading.scroll_up(animate=False)

    def action_look_first(self) -> None:
        """Scroll to the top."""
        self.reading.scroll_home(animate=False)

    def action_look_last(self) -> None:
        """Scroll to the end."""
        self.reading.scroll_end(animate=False)
