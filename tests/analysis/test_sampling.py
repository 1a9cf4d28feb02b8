"""Random games of scenarios that were too large to check."""

from __future__ import annotations

import pytest

from game.analysis.sampling import sample
from game.rules import PlayError
from tests.building import option, story


def test_a_game_that_never_ends_is_given_up() -> None:
    """A story that goes round for ever is named, instead of being played for ever."""
    with pytest.raises(PlayError, match="round and round at `here`"):
        sample(story(option("to: here")), games=1)


def test_a_game_that_can_go_no_further_is_named() -> None:
    """A decision with nothing on offer is named, instead of crashing the sampling."""
    with pytest.raises(PlayError, match="Nothing is on offer at `here`"):
        sample(story(option("if: flag\nto: home")), games=1)
