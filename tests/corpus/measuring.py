"""Check every hostile file as users do, and print the time and the memory that it takes."""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from game.checking import check_file
from game.scenario import CannotRead
from game.scenario.problems import Problem
from tests.corpus.files import SCENARIOS, TESTS
from tests.scenario.samples_of import VALID

T = TypeVar("T")

TRIES = 3
"""Another program may be in the way: the best of these counts where one takes long."""
SECONDS = 2.0
PACE = 0.06
"""Seconds that ``_pace`` works where nothing is in the way; where it is slower, all is."""
NAMES = [*(f"scenario: {name}" for name in SCENARIOS), *(f"tests: {name}" for name in TESTS)]
"""Of all files."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What checking a file took.

    Attributes:
        seconds: of processor time, as far as this machine is not just slowed down.
        megabytes: held at most by then, whatever for.
        failure: a traceback, where the program failed; else empty.
    """

    seconds: float
    megabytes: float
    failure: str


def assert_placed(problems: Sequence[Problem], lines: Sequence[str]) -> None:
    """Each problem has a place within the file, a message and a hint."""
    for problem in problems:
        span = problem.span
        assert 1 <= span.line <= span.end_line <= len(lines) + 1
        assert span.column >= 1
        if span.line <= len(lines):
            assert span.column <= len(lines[span.line - 1]) + 2
        assert problem.message
        assert problem.hint


def measure(folder: Path) -> Iterator[Measured]:
    """Yield what each file takes, in the order of the names.

    Args:
        folder: an empty one.
    """
    story, tests = folder / "story.yaml", folder / "story.test.yaml"
    for text in SCENARIOS.values():
        story.write_bytes(text.encode())
        yield _measured(story)
    story.write_text(VALID, "utf-8")
    for text in TESTS.values():
        tests.write_bytes(text.encode())
        yield _measured(story)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work comes to, and the seconds of processor time that it takes.

    As far as this machine is not just slowed down: what takes long is tried again.
    """
    least = float("inf")
    for _ in range(TRIES):
        begun = time.process_time()
        found = work()
        spent = time.process_time() - begun
        least = min(least, spent if spent < SECONDS else spent * min(1, PACE / _pace()))
        if least < SECONDS:
            break
    return found, least


def _measured(story: Path) -> Measured:
    failure = ""

    def check() -> None:
        nonlocal failure
        try:
            _check(story)
        except Exception:  # noqa: BLE001  # whatever it is, it is told
            failure = traceback.format_exc()

    _, seconds = timed(check)
    return Measured(seconds, _megabytes(), failure)


def _check(story: Path) -> None:
    try:
        report = check_file(story)
    except CannotRead as error:
        assert str(error).startswith(str(story.with_suffix("")))  # noqa: PT017
        return
    for file, lines in report.lines.items():
        assert_placed([one for one in report.problems if one.file == file], lines)


def _pace() -> float:
    begun = time.process_time()
    sum(number * number for number in range(1_000_000))
    return time.process_time() - begun


def _megabytes() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there includes the process that began this one
        (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))
        return int(peak) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        found = dict(zip(NAMES, map(asdict, measure(Path(name))), strict=True))
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
