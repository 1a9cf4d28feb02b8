"""Everything that can happen, worked out from the transition table."""

from game.analysis.history import check_history
from game.analysis.situations import Situations, explore
from game.analysis.soundness import check_soundness

__all__ = ["Situations", "check_history", "check_soundness", "explore"]
