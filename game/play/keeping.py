"""Keeping a game while it is played: what could not be kept is tried again with the next turn."""

from __future__ import annotations

from game.play.playthrough import Playthrough
from game.play.saves import SaveError, Store

_NOT_KEPT = "The game goes on, and is not kept. With your next decision that is tried again."
_AGAIN = "The game is kept again."


class Keeper:
    """Writes a game down, turn by turn.

    Args:
        store: where to; None keeps nothing.

    Attributes:
        store: the same.
        is_kept: whether turns are being kept.
    """

    def __init__(self, store: Store | None) -> None:
        self.store = store
        self.is_kept = store is not None

    def keep(self, playthrough: Playthrough) -> str:
        """Write a game down as it stands; return what the player has to be told of that.

        Usually that is nothing, as where it fails once more.
        """
        if self.store is None:
            return ""
        was_kept, self.is_kept = self.is_kept, False
        try:
            notice = self.store.record(playthrough).notice
        except SaveError as error:
            return f"{error} {_NOT_KEPT}" if was_kept else ""
        self.is_kept = True
        return notice if was_kept else f"{_AGAIN} {notice}".strip()
