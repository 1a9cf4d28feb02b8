"""What stands at the door of the room."""

from __future__ import annotations

import pytest

import game.scenario


@pytest.mark.parametrize("name", game.scenario.__all__)
def test_what_the_door_names_is_there(name: str) -> None:
    """It is loaded when it is asked for."""
    assert getattr(game.scenario, name).__name__ == name


def test_what_the_door_does_not_name_is_not_there() -> None:
    """The name that was asked for is said, as for any module."""
    with pytest.raises(AttributeError, match=r"'game\.scenario' has no attribute 'unknown'"):
        getattr(game.scenario, "unknown")  # noqa: B009 - a type checker refuses the other way
