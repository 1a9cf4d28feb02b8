"""Tests that come in two lengths: a short one for every day, a long one for `make test-long`."""

from __future__ import annotations

import pytest


def lengths(name: str, *, short: int, long: int) -> pytest.MarkDecorator:
    """Return what runs a test twice: with a small count by default, with a large one as `long`."""
    return pytest.mark.parametrize(
        name,
        [pytest.param(short, id="short"), pytest.param(long, id="long", marks=pytest.mark.long)],
    )
