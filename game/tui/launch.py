"""What the full-screen game is asked to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from game.play.playthrough import Playthrough
    from game.play.saves import Store
    from game.tui.leaf import Leaf


class Opening(Protocol):
    """A game whose first page is known before its scenario has been read."""

    @property
    def leaf(self) -> Leaf:
        """Its first page."""

    def read(self) -> None:
        """Read the scenario; in a thread, since it takes a while."""

    def begin(self) -> Launch | None:
        """Begin the game that was read; None where it cannot be played after all."""


class Launch(NamedTuple):
    """What to open, and where to keep it.

    Attributes:
        playthrough: the game to open at once: fresh ones begin with the briefing, those with
            turns already made go on where they stand. None opens the list of scenarios.
        scenarios: the files that the list offers.
        seed: the seed of games begun from the list; None draws one for each.
        store: where each turn is kept; None keeps nothing.
        notice: one sentence to be shown first, such as why nothing can be kept.
        opening: a game that is still to be read, instead of a playthrough.
    """

    playthrough: Playthrough | None = None
    scenarios: tuple[Path, ...] = ()
    seed: int | None = None
    store: Store | None = None
    notice: str = ""
    opening: Opening | None = None
