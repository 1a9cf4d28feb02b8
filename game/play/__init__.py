"""One playthrough: the machine, seeded draws, the journal, undo, saves."""

from game.play.branching import branch_off
from game.play.expectation import Expectation
from game.play.journal import Journal, JournalError
from game.play.playthrough import Offer, Playthrough, Turn
from game.play.replaying import Replayed, replay
from game.rules.errors import AfterTheEnd, NotOnOffer, PlayError

__all__ = [
    "AfterTheEnd",
    "Expectation",
    "Journal",
    "JournalError",
    "NotOnOffer",
    "Offer",
    "PlayError",
    "Playthrough",
    "Replayed",
    "Turn",
    "branch_off",
    "replay",
]
