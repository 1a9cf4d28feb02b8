"""From a file to a scenario, or to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.scenario.collecting import collector_paused
from game.scenario.limits import FILE_BYTES
from game.scenario.model import Scenario
from game.scenario.parsing import parse
from game.scenario.places import Span
from game.scenario.problems import EnoughProblems, Problem, Problems
from game.scenario.reading.context import Context
from game.scenario.reading.declaring import SECTIONS
from game.scenario.reading.scenario import FORMAT_KEYS, knows_format, read_scenario
from game.scenario.source import SourceText, read_source
from game.scenario.yaml_tree import Broken


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a file.

    Attributes:
        source: its text.
        problems: all that was found, in the order of the file.
        context: the names it declares, for reading its test file.
        scenario: None where there are errors.
    """

    source: SourceText
    problems: list[Problem]
    context: Context
    scenario: Scenario | None

    @property
    def lines(self) -> list[str]:
        """The lines of the file, for excerpts."""
        return self.source.lines


def load(path: str | Path) -> Loaded:
    """Read a scenario file.

    Raises:
        CannotRead: if it cannot be opened or decoded.
    """
    return load_source(read_source(path))


def load_source(source: SourceText) -> Loaded:
    """Read a scenario from its text."""
    problems = Problems(source.name)
    context = Context(problems)
    try:
        with collector_paused():
            scenario = _read(source, context)
    except EnoughProblems:
        scenario = None
    if problems.any_errors:
        scenario = None
    return Loaded(source, problems.in_order(), context, scenario)


def _read(source: SourceText, context: Context) -> Scenario | None:
    if source.too_large:
        too_large(context.problems)
        return None
    root = parse(source.text, context.problems, FORMAT_KEYS)
    if root is None or isinstance(root, Broken) or not knows_format(context, root):
        context.names.missing.update(SECTIONS)
        return None
    return read_scenario(context, root, source.name, source.digest)


def too_large(problems: Problems) -> None:
    """Note that a file is over the limit."""
    problems.error(
        "MR209",
        Span(1, 1, 1, 2),
        f"the file is larger than {FILE_BYTES // 1024 // 1024} MiB",
        "split it into several scenarios",
    )
