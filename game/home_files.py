"""The program's own small files in the user's folders: settings, pages to be shown at once.

Nobody is asked about them, so none may keep the program waiting: a pipe or a device that stands in
the place of one is not opened, and one that has grown beyond all measure is not read.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from game.folders import make_folder
from game.writing import write

KEPT_BYTES = 1024 * 1024
"""Of a file that this program has written."""


def read_own(file: Path, most: int = KEPT_BYTES) -> bytes:
    """Return what a file holds.

    Args:
        file: one of the program's own.
        most: bytes that it may have.

    Raises:
        OSError: if it cannot be read, is no ordinary file, or has more bytes.
    """
    _refuse_others(file)
    with file.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 1024} KiB", str(file))
    return data


def write_own(file: Path, text: str) -> None:
    """Write a file, and make its folder where there is none.

    Raises:
        OSError: if it cannot be written, or what stands there is no ordinary file.
    """
    make_folder(file.parent)
    if file.exists():
        _refuse_others(file)
    write(file, text)


def _refuse_others(file: Path) -> None:
    file.stat()  # which tells more than the next line why there is nothing
    if not file.is_file():
        what = "a folder" if file.is_dir() else "no ordinary file"
        raise OSError(errno.EINVAL, f"it is {what}", os.fspath(file))
