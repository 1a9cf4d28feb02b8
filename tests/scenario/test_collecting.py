"""What is made while the collector is paused, and nobody holds any more."""

from __future__ import annotations

import weakref

from game.scenario.collecting import collector_paused


class _Ring:
    """Holds itself, and a hundred thousand things more."""

    def __init__(self) -> None:
        self.itself = self
        self.more = [[] for _ in range(100_000)]  # type: ignore[var-annotated]


def test_what_is_made_again_and_again_is_let_go() -> None:
    """Before a hundred of them are held, all that nobody holds any more is gone."""
    made: list[weakref.ref[_Ring]] = []
    while all(one() is not None for one in made):
        assert len(made) < 100
        with collector_paused():
            made.append(weakref.ref(_Ring()))
