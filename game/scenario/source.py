"""Getting the text of a file, within its limits."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from game.scenario.limits import FILE_BYTES


class CannotRead(Exception):
    """A file that cannot be opened or decoded. The message names it and says why."""


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""The text of one file.

    Attributes:
        name: the file as the user named it.
        text: what it says, with ``\n`` at the end of each line.
        digest: SHA-256 of its bytes, in hexadecimal.
        too_large: whether it is over the limit; its text is then empty.
    """

    name: str
    text: str
    digest: str = ""
    too_large: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")


def read_source(path: str | Path) -> SourceText:
    """Read a file.

    Raises:
        CannotRead: if it is missing, no ordinary file, not readable, or not UTF-8.
    """
    name = os.fspath(path)
    try:
        # Looked at before opening: opening a pipe would wait for somebody to write to it.
        if not stat.S_ISREG(os.stat(name).st_mode):
            what = "a folder" if os.path.isdir(name) else "no ordinary file"
            raise CannotRead(f"{name}: is {what}")
        with open(name, "rb") as file:
            data = file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotRead(f"{name}: {why}") from error
    if len(data) > FILE_BYTES:
        return SourceText(name, "", too_large=True)
    return decode(name, data)


def decode(name: str, data: bytes) -> SourceText:
    """Return the text in ``data``.

    Raises:
        CannotRead: if it is not UTF-8, naming the line and byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            f"{name}: is not UTF-8 text (line {line}, byte 0x{data[error.start]:02x}); "
            "save it as UTF-8"
        ) from error
    return SourceText(name, text.replace("\r\n", "\n"), hashlib.sha256(data).hexdigest())
