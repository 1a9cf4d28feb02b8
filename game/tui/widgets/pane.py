"""A column of text that scrolls."""

from __future__ import annotations

from textual.containers import VerticalScroll

from game.tui.text import Showable
from game.tui.widgets.text_box import TextBox


class Pane(VerticalScroll, can_focus=False):
    """Scrolls what it holds; the screen's keys move it."""

    def page_on(self) -> bool:
        """Scroll down a page; return False where the end was in sight already."""
        if self.scroll_y >= self.max_scroll_y:
            return False
        # Two lines stay in sight, to find the place again.
        step = max(self.scrollable_content_region.height - 2, 1)
        self.scroll_to(y=self.scroll_y + step, animate=False)
        return True

    def page_back(self) -> None:
        """Scroll up a page."""
        step = max(self.scrollable_content_region.height - 2, 1)
        self.scroll_to(y=self.scroll_y - step, animate=False)

    def show(self, content: Showable) -> None:
        """Show something else in its text, from the top."""
        self.query_one(TextBox).show(content)
        self.scroll_home(animate=False)
