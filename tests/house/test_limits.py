"""The page about limits: each number is the program's, and each test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.cli import ARGUMENT_LENGTH
from game.commands.analysing import LIMIT
from game.play.memory import LATELY
from game.scenario import limits, problems
from game.scenario.conditions.parsing import MAX_DEPTH
from game.tui.settings import CONFIG_BYTES, MOST_TOLD
from game.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "limits.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def test_each_limit_is_the_programs_own() -> None:
    """A limit that is changed is changed on the page too."""
    for said in (
        f"| {limits.FILE_BYTES // 1024 // 1024} MiB |",
        f"| {limits.NESTING} levels |",
        f"| {limits.INTEGER:,} either way |",
        f"| {limits.CONDITION_LENGTH} characters, {MAX_DEPTH} parentheses",
        f"| {limits.IDENTIFIER_LENGTH} characters |",
        f"| {problems.MOST:,} |",
        f"| {CONFIG_BYTES // 1024} KiB, of which {MOST_TOLD} complaints are told |",
        f"| {ARGUMENT_LENGTH:,} characters |",
        f"| {limits.DECISIONS:,} |",
        f"| {limits.REASON_LENGTH:,} characters |",
        f"| {LIMIT:,}, more with",
        f"| {LATELY} |",
        f"from {LEAST_WIDTH} columns and {LEAST_HEIGHT} lines",
    ):
        assert said in PAGE


@pytest.mark.parametrize(("file", "test"), NAMED, ids="::".join)
def test_each_test_named_is_there(file: str, test: str) -> None:
    """What shows a promise can be run."""
    assert re.search(rf"^(async )?def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_tests_are_named_at_all() -> None:
    """The pattern that looks for them finds some."""
    assert len(NAMED) > 20
