"""What the full-screen game is asked to open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.play.playthrough import Playthrough
    from game.play.saves import Store


@dataclass(frozen=True, slots=True)
class Launch:
    """What to open, and where to keep it.

    Attributes:
        playthrough: the game to open at once: fresh ones begin with the briefing, those with
            turns already made go on where they stand. None opens the list of scenarios.
        scenarios: the files that the list offers.
        seed: the seed of games begun from the list; None draws one for each.
        store: where each turn is kept; None keeps nothing.
        notice: one sentence to be shown first, such as why nothing can be kept.
    """

    playthrough: Playthrough | None = None
    scenarios: tuple[Path, ...] = ()
    seed: int | None = None
    store: Store | None = None
    notice: str = ""
