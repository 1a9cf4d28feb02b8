"""Closing in order, whatever ends the program."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from functools import partial
from threading import Thread

from textual.driver import Driver

from game.tui.lasting import lasting
from game.tui.looks import DressedApp
from game.tui.settings import Settings

_HANGUP = 1
"""The number of SIGHUP, which Windows lacks."""


class SturdyApp(DressedApp):
    """An app that gives the terminal back on signals and breakdowns, and ends without one.

    Attributes:
        crash: what broke it down, if anything did.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.crash: Exception | None = None

    def get_driver_class(self) -> type[Driver]:
        """Return the driver for this system, which outlives its terminal."""
        return lasting(super().get_driver_class(), self._hang_up)

    def listen_for_signals(self) -> None:
        """Close as usual when told to, so that the terminal is left as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not to be had on Windows, nor outside the main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._told_to_end, number)

    def _told_to_end(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _hang_up(self) -> None:
        # The signal reaches the shell, which may keep it to itself.
        self._told_to_end(_HANGUP)

    def _handle_exception(self, error: Exception) -> None:
        """Remember what went wrong; a player is told in a sentence, once the screen has closed."""
        if self.return_code is not None:
            return  # it is closing: keys that came later find no screen any more, and nobody minds
        if self.crash is None:
            self.crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Close, without the pages of traceback that Textual would gather for standard error."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def do_aside(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Do something in a thread of its own, and then something else in the app's.

        Nobody who leaves waits for it.
        """

        def do() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - it breaks down in the app's own thread
                self._tell(partial(self._handle_exception, error))
            else:
                self._tell(then)

        Thread(target=do, daemon=True).start()

    def _tell(self, what: Callable[[], None]) -> None:
        """Call something in the app's thread, from another; not when the app has closed."""
        with contextlib.suppress(RuntimeError):
            self.call_from_thread(what)
