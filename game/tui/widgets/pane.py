"""A column of text that scrolls."""

from __future__ import annotations

from textual.content import Content

from game.tui.text import NOTHING, Showable, words
from game.tui.widgets.scroller import Scroller
from game.tui.widgets.text_box import TextBox


class Pane(Scroller):
    """A text to read, page by page or line by line."""

    @property
    def has_more(self) -> bool:
        """Whether some of it is still below."""
        return self.scroll_y < self.max_scroll_y

    def out_of_sight(self) -> Content:
        """Return whether there is more below."""
        return words("▾ more", "quiet") if self.has_more else NOTHING

    def page_on(self) -> bool:
        """Scroll down a page; return False where the end was in sight already."""
        if not self.has_more:
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
