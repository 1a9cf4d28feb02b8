"""The line of the file that stands below a problem."""

from __future__ import annotations

import pytest

from game.reports.problems import problem_text
from game.scenario import Problem
from game.scenario.places import Span

LINE = f"        label: {'a word and ' * 12}the «culprit» {'and more ' * 12}"
START, END = LINE.index("«") + 1, LINE.index("»")


@pytest.mark.parametrize("most", [24, 44, 96])
def test_an_excerpt_fits_and_its_carets_stand_under_the_word(most: int) -> None:
    """A line too long is cut on both sides of what is marked."""
    problem = Problem("MR999", "it is wrong", Span(1, START + 1, 1, END + 1))
    _, source, carets = problem_text(problem, [LINE], most=most).splitlines()
    assert len(source) <= len("    1 | ") + most + len("……")
    assert source[carets.index("^") : carets.rindex("^") + 1] == "culprit"
