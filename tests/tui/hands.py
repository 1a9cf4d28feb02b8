"""What comes from a terminal besides keys: mouse reports, pasted text, a window left and found."""

from __future__ import annotations

from random import Random

from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.geometry import Size

from game.tui.app import GameApp

USUAL = [(60, 20), (80, 24), (100, 30), (160, 50)]
EDGES = [(1, 1), (59, 20), (60, 19), (3, 40), (400, 120), (200, 2)]
PASTED = [
    "1",
    "yes\r\rq",
    "a word\n" * 40,
    "\x07\u202e\ud83d \U0001f469\u200d\U0001f680 ｗｉｄｅ",
    "x" * 5_000,
]
_WHEEL = (64, 65, 66, 67)
"""The buttons that a terminal reports for up, down, left and right."""
_HOVER, _DRAG = 35, 32


class Hands:
    """Whoever holds the mouse and the window; each report takes the way it takes in a terminal."""

    def __init__(self, app: GameApp, dice: Random) -> None:
        self._app, self._dice = app, dice
        self._parser = XTermParser()

    def _report(self, written: str) -> None:
        driver = self._app._driver
        assert driver is not None
        for message in self._parser.feed(written):
            driver.process_message(message)

    def _somewhere(self) -> str:
        # Now and then outside: a terminal that was just made smaller reports that too.
        width, height = self._app.size
        return f"{self._dice.randrange(width + 2) + 1};{self._dice.randrange(height + 2) + 1}"

    def click(self) -> None:
        """Press a button and let it go at the same place; mostly the left one."""
        where, button = self._somewhere(), self._dice.choice([0, 0, 0, 0, 1, 2])
        self._report(f"\x1b[<{_HOVER};{where}M\x1b[<{button};{where}M\x1b[<{button};{where}m")

    def drag(self) -> None:
        """Press, move, and let go somewhere else, or outside where nobody hears of it."""
        self._report(f"\x1b[<0;{self._somewhere()}M")
        for _ in range(self._dice.randrange(4)):
            self._report(f"\x1b[<{_DRAG};{self._somewhere()}M")
        if self._dice.random() < 0.9:
            self._report(f"\x1b[<0;{self._somewhere()}m")

    def scroll(self) -> None:
        """Turn the wheel."""
        button, where = self._dice.choice(_WHEEL), self._somewhere()
        self._report(f"\x1b[<{button};{where}M" * self._dice.randrange(1, 6))

    def hover(self) -> None:
        """Move without any button."""
        self._report(f"\x1b[<{_HOVER};{self._somewhere()}M")

    def paste(self) -> None:
        """Paste what nobody would."""
        self._report(f"\x1b[200~{self._dice.choice(PASTED)}\x1b[201~")

    def look_away(self) -> None:
        """Go to another window and come back."""
        self._report("\x1b[O\x1b[I")

    def resize(self) -> None:
        """Give the window a usual size, one at an edge, or any from 1 by 1 to 400 by 120."""
        anything = (self._dice.randint(1, 400), self._dice.randint(1, 120))
        small = (self._dice.randint(1, 70), self._dice.randint(1, 25))
        size = Size(*self._dice.choice([*USUAL, *EDGES, *[anything] * 4, *[small] * 4]))
        self._app.post_message(Resize(size, size))

    def anything(self) -> None:
        """Do one of these."""
        self._dice.choice([self.click] * 4 + [self.drag, self.scroll] * 2
                          + [self.hover, self.paste, self.look_away])()  # fmt: skip
