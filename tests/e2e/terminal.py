"""A real terminal with the program in it: what is typed, and what stands on the screen."""

from __future__ import annotations

import os
import re
import shlex
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pexpect
import pyte

_PATIENCE = 30.0
"""Seconds to wait for something to come; far more than it takes."""
_QUIET = 0.5
"""Seconds without output after which a screen is finished."""
_NOT_OURS = {"NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "LC_ALL", "LANG", "PYTHONIOENCODING"}
"""What whoever runs the tests says about their own terminal."""
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_SET = {b"7", b"25"}
"""The modes that are on at first: lines are wrapped, and the cursor is to be seen."""


_FINE_KEYS = (rb"\x1b\[>\d+u", rb"\x1b\[<u")


class Ended(AssertionError):
    """The program has ended, and nobody expected it to."""


class Terminal:
    """The installed command in a pseudo-terminal of a given size.

    Args:
        arguments: of the command.
        home: where its games are kept.
        columns: in cells.
        rows: in lines.
        in_shell: whether a shell is opened instead, in which the command is what ``command`` says.
        first: Python to be run before the command, such as one that breaks something.
        environment: variables beside those that every terminal has; None takes one away.
    """

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        in_shell: bool = False,
        first: str = "",
        environment: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        run = f"import sys\n{first}\nfrom game.cli import main\nmain()"
        command = [sys.executable, "-c", run] if first else [sys.executable, "-m", "game"]
        self.command = shlex.join([*command, *arguments])
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        around = {key: value for key, value in os.environ.items() if key not in _NOT_OURS} | {
            "MEASURED_RESPONSE_HOME": str(home),
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "PS1": "shell: ",
        }
        shell = ["bash", "--norc", "--noprofile", "-i"]
        program, *rest = shell if in_shell else [*command, *arguments]
        settings = {**around, **environment}
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            rest,
            env={key: value for key, value in settings.items() if value is not None},
            dimensions=(rows, columns),
            timeout=_PATIENCE,
        )
        self._written = b""
        self._before = termios.tcgetattr(self._child.child_fd)

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
            self._feed(self._child.read_nonblocking(65_536, timeout=_QUIET))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF as end:
            raise Ended(f"the program ended:\n{self.text}") from end
        return True

    def _feed(self, written: bytes) -> None:
        self._written += written
        self._stream.feed(written)

    def press(self, keys: str | bytes) -> None:
        """Type."""
        try:
            self._child.send(keys)
        except OSError as end:
            raise Ended("the program ended") from end

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

    def resize(self, columns: int, rows: int) -> None:
        """Give it another size."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def skim(self) -> None:
        """Take in what the program has written by now without looking at it."""
        try:
            while True:
                written = self._child.read_nonblocking(1_000_000, timeout=0)
                self._written += b"".join(one[0] for one in _MODE.finditer(written))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF as end:
            raise Ended("the program ended") from end

    def settle(self) -> None:
        """Take in what the program writes, until it is quiet."""
        while self._read():
            pass

    def close(self) -> int:
        """Close the terminal under the program, as a window is closed; return how it ended.

        That is its exit code or, as a negative number, the signal that ended it.
        """
        # Something else takes the number: whoever has it may close it once more.
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), self._child.child_fd)
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            ended, status = os.waitpid(self._child.pid, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        raise AssertionError("the program lives on without a terminal")

    def wait_for_end(self) -> int:
        """Wait until the program has ended; return its exit code, or its signal as a negative."""
        self._child.expect(pexpect.EOF)
        self._feed(self._child.before or b"")
        self._is_as_before = termios.tcgetattr(self._child.child_fd) == self._before
        self._child.close()
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus)

    def end(self) -> int:
        """Wait until the program has ended by itself; return its exit code."""
        code = self.wait_for_end()
        assert code >= 0, f"ended by signal {-code}"
        return code

    @property
    def written(self) -> str:
        """Every character that the program wrote, control sequences included."""
        return self._written.decode("utf-8", "replace")

    @property
    def bytes_written(self) -> bytes:
        """The same as it was written, in whatever encoding."""
        return self._written

    @property
    def left_behind(self) -> list[str]:
        """What an ended program left in another state than it found it in: modes, by number."""
        last: dict[bytes, bytes] = dict(_MODE.findall(self._written))
        found = [
            f"mode {int(mode)}" for mode, now in last.items() if (now == b"h") != (mode in _SET)
        ]
        # Terminals that tell keys apart more finely are asked to, and told to go back.
        asked, taken_back = (len(re.findall(one, self._written)) for one in _FINE_KEYS)
        found += ["fine keys"] * (asked != taken_back)
        return found if self._is_as_before else [*found, "the terminal's settings"]
