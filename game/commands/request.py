"""What ``play`` was asked to do."""

from __future__ import annotations

from typing import NamedTuple

from game import terminal

SEEDS = 1_000_000
"""Seeds nobody chose are below this, so that they can be read out."""


class Request(NamedTuple):
    """What ``play`` was asked to do; each field is one of its options.

    ``resume`` is empty for the newest unfinished game, and None where none is to be resumed.
    """

    scenario: str | None = None
    seed: int | None = None
    resume: str | None = None
    plain: bool = False
    choose: str | None = None
    as_json: bool = False
    debrief: str | None = None

    @property
    def steps(self) -> list[str]:
        """The play steps to be made first."""
        steps = (step.strip() for step in (self.choose or "").split(","))
        return [step for step in steps if step]

    @property
    def is_kept(self) -> bool:
        """Whether the game is to be saved: what a program plays is not."""
        return self.choose is None and not self.as_json

    @property
    def on_screen(self) -> bool:
        """Whether it opens on the full screen."""
        return not self.plain and not self.as_json and has_screen()


def has_screen() -> bool:
    """Whether somebody sits at a terminal that can show the full-screen game."""
    return terminal.is_live() and terminal.has_pages()
