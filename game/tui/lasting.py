"""Textual's way to the terminal, made to outlast what a terminal may do."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

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


def lasting(usual: Any) -> type[Driver]:
    """Return a driver, which one depends on the system, that outlasts its terminal."""

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

        def process_message(self, message: Message) -> None:
            if isinstance(message, Resize):
                size = _bounded(message.size)
                message = Resize(size, size, pixel_size=message.pixel_size)
            super().process_message(message)

        def run_input_thread(self) -> None:
            """Read keys and reports until the end; those that make no sense are passed over."""
            while not self.exit_event.is_set():
                # Such as letters that are not of UTF-8, or a key with the number of no letter.
                with contextlib.suppress(ValueError, OverflowError):
                    super().run_input_thread()

    return LastingDriver


def _bounded(size: Size) -> Size:
    return Size(min(size.width, WIDEST), min(size.height, TALLEST))
