"""What every screen does about the size of the terminal."""

from __future__ import annotations

from textual.events import Key
from textual.geometry import Size

from game.tui.screens.closing import Closing, Result
from game.tui.widgets.notice_line import NoticeLine
from game.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH

NARROW = 100
"""Below this many columns, side panes fold."""

LOW = 26
"""Below this many lines, what is not needed goes."""


class Sized(Closing[Result]):
    """A screen that knows whether it is narrow, low, or too small for anything.

    Textual tells only the topmost screen of a new size before it is laid out anew, and its own
    breakpoints leave those underneath as they were; so sizes are looked at here.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_narrow = False
        self.is_too_small = False
        self._said: NoticeLine | None = None
        self._to_say = ""

    def on_mount(self) -> None:
        """Begin, unless it was taken down again before its parts were put on it."""
        if self._has_parts:
            self.begin()

    def begin(self) -> None:
        """Do what a screen does first, when its parts are there.

        Each screen adds to this, not to ``on_mount``, which Textual calls for every class by
        itself.
        """
        self.fit(self.app.size)
        if self._to_say:
            self._put_notice(self._to_say)

    @property
    def has_draft(self) -> bool:
        """Whether the player has written something down that is kept nowhere yet."""
        return False

    @property
    def is_there(self) -> bool:
        """Whether all its parts are: they have been put on it, and it is not being taken down."""
        return self.is_mounted and self.display and self._has_parts

    @property
    def _has_parts(self) -> bool:
        # Those that are being taken down are not on display; it can happen before they are up.
        return any(child.display for child in self.children)

    def on_resize(self) -> None:
        """Fit the terminal's new size, those underneath too."""
        for screen in self.app.screen_stack:
            # One that is not there yet fits itself when it is.
            if isinstance(screen, Sized) and screen.is_there:
                screen.fit(self.app.size)

    def fit(self, size: Size) -> None:
        """Fit a size."""
        self.is_narrow = size.width < NARROW
        self.is_too_small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        self.set_class(self.is_narrow, "-narrow")
        self.set_class(size.height < LOW, "-low")
        self.set_class(self.is_too_small, "-too-small")

    def say(self, text: str) -> None:
        """Say something in a line of its own until the next key or click."""
        if self.is_there:
            self._put_notice(text)
        else:
            self._to_say = text

    def _put_notice(self, text: str) -> None:
        self.fall_silent()
        self._said = notice = NoticeLine(text)
        page = self.query(".page, .box").first()
        keys = page.children[-1]
        if page.has_class("page") and notice.fits(page.size.width):
            # It lies on the line above the keys, and nothing has to move for it.
            notice.add_class("-on-the-line")
            notice.styles.margin = (0, 0, keys.outer_size.height, 0)
        page.mount(notice, before=keys)

    def fall_silent(self) -> None:
        """Take back what was said."""
        self._to_say = ""
        if self._said is not None:
            self._said.remove()
            self._said = None

    def on_key(self, event: Key) -> None:  # noqa: ARG002
        """What was said has been read."""
        self.fall_silent()

    def on_mouse_down(self) -> None:
        """What was said has been read."""
        self.fall_silent()

    def makes_sense(self, action: str) -> bool:  # noqa: ARG002
        """Return whether an action, by its id, is of any use now; the key bar shows it then."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done unseen, nor before all that is on the screen is there."""
        if self.is_too_small or not self.is_there:
            return False
        return super().check_action(action, parameters)
