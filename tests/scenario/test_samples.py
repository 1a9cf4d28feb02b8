from __future__ import annotations

import pytest

from tests.scenario.samples_of import VALID, Sample, all_samples, read

SAMPLES = all_samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_mistake_is_shown_at_its_place_and_alone(sample: Sample) -> None:
    """Each mistake gives its own problem, at the very words, with a way to mend it, and no more."""
    problems = read(sample.wrong).problems
    assert [problem.code for problem in problems] == sample.codes
    for problem, (line, column, end) in zip(problems, sample.places, strict=True):
        assert (problem.span.line, problem.span.column) == (line, column)
        assert end in (None, problem.span.end_column)
        assert problem.hint
    assert sample.says in problems[0].message
    assert sample.hint in problems[0].hint


@pytest.mark.parametrize("text", sorted({VALID, *(sample.right for sample in SAMPLES)}))
def test_the_right_twin_has_no_problem(text: str) -> None:
    """What the hints lead to is accepted without a word."""
    assert read(text).problems == []
