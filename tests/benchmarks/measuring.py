"""Measuring a thing beside its reference: interleaved, several times, with the spread."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Literal

ROUNDS = 5
"""How often each thing is measured, at least."""

Work = Callable[[], float | None]
"""Does something once; returns how many units of it were done, None where that is one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure has to come to.

    Attributes:
        number: the bar.
        which: the side it must not be on.
        unit: behind the figure: of a ratio, of speed, of time.
    """

    number: float
    which: Literal["at least", "at most"]
    unit: str

    def met_by(self, figure: float) -> bool:
        """Whether a figure is at or past the bar."""
        return figure >= self.number if self.which == "at least" else figure <= self.number

    def __str__(self) -> str:
        sign = "≥" if self.which == "at least" else "≤"
        return f"{sign} {shown(self.number)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: was measured.
        beside: the reference; empty for a figure that stands alone.
        figures: one for each round.
        bar: what their median has to come to; None for a figure that is only told.
        skipped: why nothing was measured, where nothing was.
    """

    what: str
    beside: str
    figures: tuple[float, ...]
    bar: Bar | None
    unit: str = "×"
    skipped: str = ""

    @property
    def figure(self) -> float:
        """The median."""
        return median(self.figures)

    @property
    def verdict(self) -> str:
        """Whether the bar is met."""
        if self.skipped or self.bar is None:
            return ""
        return "yes" if self.bar.met_by(self.figure) else "**no**"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the table has it."""
        bar = str(self.bar) if self.bar is not None else ""
        if self.skipped:
            return (self.what, self.beside, f"left out: {self.skipped}", "", bar, "")
        spread = f"{shown(min(self.figures))} to {shown(max(self.figures))}"
        return (
            self.what,
            self.beside,
            f"{shown(self.figure)} {self.unit}",
            spread,
            bar,
            self.verdict,
        )


def seconds_per_unit(work: Work) -> float:
    """Do it once; return the seconds that one unit of it took."""
    started = perf_counter()
    units = work()
    return (perf_counter() - started) / (units or 1)


def most_memory() -> float:
    """Return the most megabytes that this process has held at once."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # What `getrusage` says begins with what the process was started from.
    (line,) = [one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def compared(
    what: str,
    work: Work,
    beside: str,
    reference: Work,
    bar: Bar,
    *,
    rounds: int = ROUNDS,
) -> Row:
    """Measure how work compares with a reference, turn by turn.

    Args:
        what: is measured.
        work: does it.
        beside: the reference.
        reference: does that.
        bar: for the speed of ``work`` as a multiple of the reference's where it is ``at least``,
            for the time it takes where it is ``at most``.
        rounds: how often.
    """
    figures = []
    for _ in range(rounds):
        ours, theirs = seconds_per_unit(work), seconds_per_unit(reference)
        figures.append(theirs / ours if bar.which == "at least" else ours / theirs)
    return Row(what, beside, tuple(figures), bar, bar.unit)


def rated(what: str, work: Work, bar: Bar, *, rounds: int = ROUNDS) -> Row:
    """Measure how many units a second are done; or the seconds, where the bar is in seconds."""
    times = [seconds_per_unit(work) for _ in range(rounds)]
    figures = times if bar.unit == "s" else [1 / time for time in times]
    return Row(what, "", tuple(figures), bar, bar.unit)


def left_out(what: str, beside: str, why: str, bar: Bar | None = None) -> Row:
    """Return the row of something that cannot be measured here."""
    return Row(what, beside, (), bar, skipped=why)


def shown(number: float) -> str:
    """Return a number with three digits that count."""
    if number >= 1_000:
        return f"{float(f'{number:.3g}'):,.0f}"
    return f"{number:.3g}"


HEAD = ("what", "beside", "median", "from … to", "bar", "met")


def table(rows: Iterable[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = [HEAD, *(("---",) * len(HEAD),), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def print_rows(rows: Iterable[Row]) -> None:
    """Print one module's table."""
    sys.stdout.write(table(rows))
