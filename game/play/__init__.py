"""One playthrough: the machine, seeded draws, the journal, undo, saves."""

from game.play.journal import Journal, JournalError
from game.play.playthrough import Offer, Playthrough, Replayed, Turn, replay
from game.rules.errors import AfterTheEnd, NotOnOffer, PlayError

__all__ = [
    "AfterTheEnd",
    "Journal",
    "JournalError",
    "NotOnOffer",
    "Offer",
    "PlayError",
    "Playthrough",
    "Replayed",
    "Turn",
    "replay",
]
