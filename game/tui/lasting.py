"""Textual's way to the terminal, made to outlast what a terminal may do."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from selectors import EVENT_READ, SelectSelector
from typing import IO, Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

_TICK = 0.1
"""Seconds after which it is looked whether a key is complete, and whether to end."""
WIDEST, TALLEST = 1_000, 400
"""Columns and lines that are drawn, however many there are said to be; it would take for ever."""


class _Output:
    """The terminal's stream, as Textual uses it; when the terminal is gone, writing does nothing.

    Else the thread that writes would die, and the app wait for it for ever.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.fileno, self.isatty = stream.fileno, stream.isatty

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def lasting(usual: Any, gone: Callable[[], None]) -> type[Driver]:
    """Return a driver that outlasts its terminal.

    Args:
        usual: the system's own driver.
        gone: is called, in the app's own thread, when there is no terminal any more.
    """

    class LastingDriver(usual):  # type: ignore[misc]  # which class it is depends on the system
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            # Where the questions came from, too; standard error may be kept in a file.
            assert sys.__stdout__ is not None  # it is a terminal, or there would be no pages
            self._file = _Output(sys.__stdout__)
            self._size: tuple[int, int] = self._get_terminal_size()

        def _get_terminal_size(self) -> tuple[int, int]:
            """Ask the terminal itself: COLUMNS and LINES may tell of another window."""
            with contextlib.suppress(OSError):
                size = _bounded(Size(*os.get_terminal_size(self._file.fileno())))
                if size:
                    return size.width, size.height
            return 80, 24

        def start_application_mode(self) -> None:
            """Begin, and hear of each new size in order.

            Textual's own way can be interrupted by itself: of two sizes that follow each other
            quickly, the older one was told last, and the page stood in a window that was gone.
            """
            super().start_application_mode()
            number = getattr(signal, "SIGWINCH", None)
            if number is not None:
                # Not to be had outside the main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    self._loop.add_signal_handler(number, self._tell_size)
                    self._tell_size()

        def _tell_size(self) -> None:
            if not self._in_band_window_resize:
                size = Size(*self._get_terminal_size())
                self.send_message(Resize(size, size))

        def process_message(self, message: Message) -> None:
            if isinstance(message, Resize):
                size = _bounded(message.size)
                message = Resize(size, size, pixel_size=message.pixel_size)
            super().process_message(message)

        def run_input_thread(self) -> None:
            """Read keys and reports until the end, or until there is no terminal any more.

            Textual's own ends at the first letter that is not of UTF-8, and reads a terminal that
            is gone for ever.
            """
            assert sys.__stdin__ is not None  # it is a terminal, too
            decode = getincrementaldecoder(sys.__stdin__.encoding)("replace").decode
            parser = XTermParser()
            with SelectSelector() as selector:
                selector.register(self.fileno, EVENT_READ)
                while not self.exit_event.is_set():
                    if not selector.select(_TICK):
                        parser = self._take(parser, parser.tick)
                        continue
                    read = _read(self.fileno)
                    if not read:
                        # Nobody waits for it here: whoever ends the app waits for this thread.
                        with contextlib.suppress(RuntimeError):
                            self._loop.call_soon_threadsafe(gone)
                        return
                    parser = self._take(parser, partial(parser.feed, decode(read)))

        def _take(self, parser: XTermParser, read: Callable[[], Iterable[Message]]) -> XTermParser:
            """Pass on what was read; return what reads on."""
            try:
                for message in read():
                    self.process_message(message)
            except Exception:  # noqa: BLE001 - such as the number of no letter: it was no key
                return XTermParser()
            return parser

    return LastingDriver


def _read(fileno: int) -> bytes:
    """Return what was typed; nothing where there is no terminal any more."""
    try:
        return os.read(fileno, 4096)
    except OSError:
        return b""


def _bounded(size: Size) -> Size:
    return Size(min(size.width, WIDEST), min(size.height, TALLEST))
