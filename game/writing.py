"""Writing files whole: until all of the new is on the disk, what stood there stays."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether Windows takes a name, whatever its ending, for a device: no file is called so."""
    return bool(_DEVICES.fullmatch(name.partition(".")[0]))


def write(file: str | Path, content: str | bytes) -> None:
    """Write a file, in place of what may stand there.

    Args:
        file: where to; its folder is there.
        content: text, which is written as UTF-8 with the line ends that it has, or bytes.

    Raises:
        OSError: if it cannot be written; what stood there is as it was.
    """
    with replacing(file) as stream:
        stream.write(_bytes(content))


def write_new(file: str | Path, content: str | bytes) -> None:
    """Write a file of which there is none yet.

    Args:
        file: where to; its folder is there.
        content: as for ``write``.

    Raises:
        FileExistsError: if there is one; it stays as it is.
        OSError: if it cannot be written; no part of it stays.
    """
    path = Path(file)
    with _named(path):
        stream = path.open("xb")
        try:
            with stream:
                stream.write(_bytes(content))
        except BaseException:  # it is closed by now: Windows removes no open file
            path.unlink(missing_ok=True)
            raise


def try_writing(file: str | Path) -> None:
    """Find out whether a file can be written later; nothing is changed.

    Args:
        file: as for ``write``.

    Raises:
        OSError: if it cannot.
    """
    place = Path(os.path.realpath(file))
    with _named(place):
        try:
            found = place.stat().st_mode
        except FileNotFoundError:
            found = stat.S_IFREG
        if stat.S_ISREG(found):  # what is none, such as a pipe, is written to as it stands
            _refuse_protected(place)
            TemporaryFile(dir=place.parent).close()


@contextmanager
def replacing(file: str | Path) -> Iterator[BinaryIO]:
    """Open what will be a file, for long work: whether it can be written is known at once.

    The file is in its place when the block ends, and not if it ends with an error.

    Args:
        file: as for ``write``.

    Raises:
        OSError: if it cannot be written, in the beginning or at the end.
    """
    named = Path(file)
    if named.exists() and not named.is_file():  # such as a pipe, or /dev/null
        with named.open("wb") as stream:
            yield stream
        return
    place = Path(os.path.realpath(named))  # a link stays a link
    fresh = place.with_name(f".{secrets.token_hex(8)}.part")
    with _named(place):
        _refuse_protected(place)
        try:
            with fresh.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if place.exists():
                shutil.copymode(place, fresh)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Let an error name the file that was to be written, and no other or none."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(file), None
        raise


def _refuse_protected(place: Path) -> None:
    if place.exists() and not os.access(place, os.W_OK):  # its folder would let us
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
