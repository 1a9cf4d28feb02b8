"""A real terminal with the program in it: what is typed, and what stands on the screen."""

from __future__ import annotations

import os
import shlex
import sys
import time
from pathlib import Path

import pexpect
import pyte

_PATIENCE = 30.0
"""Seconds to wait for something to come; far more than it takes."""
_QUIET = 0.5
"""Seconds without output after which a screen is finished."""


class Terminal:
    """The installed command in a pseudo-terminal of a given size.

    Args:
        arguments: of the command.
        home: where its games are kept.
        columns: in cells.
        rows: in lines.
        in_shell: whether a shell is opened instead, in which the command is what ``command`` says.
    """

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        in_shell: bool = False,
    ) -> None:
        self.command = shlex.join([sys.executable, "-m", "game", *arguments])
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environment = os.environ | {
            "MEASURED_RESPONSE_HOME": str(home),
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "PS1": "shell: ",
        }
        environment.pop("NO_COLOR", None)
        shell = ["bash", "--norc", "--noprofile", "-i"]
        program, *rest = shell if in_shell else [sys.executable, "-m", "game", *arguments]
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            rest,
            env=environment,
            dimensions=(rows, columns),
            timeout=_PATIENCE,
        )

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def wait_for(self, text: str) -> None:
        """Wait until ``text`` stands on the screen."""
        until = time.monotonic() + _PATIENCE
        while text not in self.text:
            assert time.monotonic() < until, f"{text!r} never came:\n{self.text}"
            self._read()

    def _read(self) -> bool:
        """Take in what the program writes; return whether it wrote anything for a moment."""
        try:
            self._stream.feed(self._child.read_nonblocking(65_536, timeout=_QUIET))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF as end:
            raise AssertionError(f"the program ended:\n{self.text}") from end
        return True

    def press(self, keys: str) -> None:
        """Type."""
        self._child.send(keys)

    def press_until(self, keys: str, text: str) -> None:
        """Type again and again until ``text`` stands on the screen."""
        until = time.monotonic() + _PATIENCE
        while text not in self.text:
            assert time.monotonic() < until, f"{text!r} never came:\n{self.text}"
            while self._read():
                pass
            before = self.text
            self.press(keys)
            # Answered, and quiet: a second key press must not come while the first is at work.
            while self._read() or (self.text == before and time.monotonic() < until):
                pass

    def kill(self, signal: int) -> None:
        """Send a signal to the program."""
        self._child.kill(signal)

    def end(self) -> int:
        """Wait until the program has ended; return its exit code."""
        self._child.expect(pexpect.EOF)
        self._stream.feed(self._child.before or b"")
        self._child.close()
        code = self._child.exitstatus
        assert isinstance(code, int), f"ended by signal {self._child.signalstatus}"
        return code
