"""Measures everything and writes docs/performance.md: ``python -m tests.benchmarks``."""

from __future__ import annotations

import os
import platform
import sys
from importlib import import_module, metadata
from pathlib import Path
from pkgutil import iter_modules

from tests import benchmarks
from tests.benchmarks.measuring import Row, table

_PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
_TEXT = """\
# How fast it is

Written by `make bench`, which measures each thing beside its reference in the same run, turn by
turn, at least five times: the figure is the median, and the range all that was measured. A speed is
a multiple of the reference's speed where more is better (≥), of its time where less is (≤).

Measured on {machine}, Python {python}, {libraries}.
In the last quarter of an hour {load} processes wanted a core at once, on average; figures without a
reference are true of an idle machine only.

"""


def main() -> None:
    """Run every module that has rows."""
    sections = []
    for found in iter_modules(benchmarks.__path__):
        if found.name.startswith("__"):
            continue
        module = import_module(f"{benchmarks.__name__}.{found.name}")
        if not hasattr(module, "rows"):
            continue
        sys.stdout.write(f"{module.TITLE}\n")
        rows: list[Row] = module.rows()
        note = getattr(module, "NOTE", "")
        sections.append(f"## {module.TITLE}\n\n{table(rows)}" + (note and f"\n{note}"))
        sys.stdout.write(f"{table(rows)}\n")
        sys.stdout.flush()
    _PAGE.write_text(_head() + "\n".join(sections), encoding="utf-8")


def _head() -> str:
    machine = f"{os.cpu_count()} cores of {platform.machine()}, {platform.system()}"
    libraries = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("numpy", "textual", "pyyaml", "transitions")
    )
    load = f"{os.getloadavg()[2]:.1f}"
    python = platform.python_version()
    return _TEXT.format(machine=machine, python=python, libraries=libraries, load=load)


if __name__ == "__main__":
    main()
