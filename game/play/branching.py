"""Playing on from an earlier decision, as a game of its own."""

from __future__ import annotations

from collections import deque

from game.play.playthrough import Playthrough


def branch_off(playthrough: Playthrough, decisions: int) -> Playthrough:
    """Return a new game that went the same way up to a decision, and stands there.

    The seed and what chance brought on the way are the same, so whoever chooses alike comes to
    the same end; what was taken back is not part of it. ``playthrough`` stays as it is.

    Args:
        playthrough: the game to branch off from.
        decisions: how many of its decisions stand in the new one, from 0 to all of them.

    Raises:
        ValueError: if it has not so many decisions.
    """
    if not 0 <= decisions <= len(playthrough.turns):
        raise ValueError(decisions)
    branch = Playthrough(playthrough.table, playthrough.seed, playthrough.journal.opening)
    for turn in playthrough.turns[:decisions]:
        branch.take_turn(deque(turn.plays), turn.reason, turn.expectation)
    return branch
