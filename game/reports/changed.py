"""What has to be said about a saved game whose scenario has changed since."""

from __future__ import annotations

from game.play import Replayed
from game.reports.english import counted


def what_changed(replayed: Replayed) -> str:
    """Return it in a few sentences; nothing where the scenario is the one that was played."""
    if not replayed.has_changed:
        return ""
    decisions = counted(len(replayed.playthrough.turns), "decision")
    how_far = (
        "All its decisions can still be made; what they bring may differ. It goes on"
        if replayed.stopped is None
        else f"It goes on after {decisions},"
    )
    return (
        f"The scenario has changed since this game was saved. {how_far} as a game of its own, and "
        f"the saved one stays as it is. {replayed.stopped or ''}"
    ).strip()
