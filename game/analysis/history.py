"""Whether the historical path can be played, and ends where its author says."""

from __future__ import annotations

from typing import NoReturn

from game.rules import PlayError, Table, Walk
from game.rules.table import DrawRule
from game.scenario.names import nearest
from game.scenario.places import Span
from game.scenario.problems import Problems


class _NotFixed(Exception):
    def __init__(self, where: str, names: tuple[str, ...]) -> None:
        super().__init__(where)
        self.where, self.names = where, names


def _refuse(where: str, draw: DrawRule) -> NoReturn:
    raise _NotFixed(where, draw.names)


def _instead_of(error: PlayError) -> str:
    """Say what to write in the place of a step that cannot be played."""
    if not error.offered:
        return "delete it, or change the steps before it"
    before, slash, last = error.step.rpartition("/")
    near = nearest(last, error.offered)
    if near is not None:
        return f"did you mean `{before}{slash}{near}`?"
    return f"write `{error.offered[0]}`, say, or change the steps before it"


def check_history(table: Table, problems: Problems) -> None:
    """Note what keeps the historical path from being played to its ending."""
    history = table.scenario.history
    if history is None:
        return
    walk = Walk(table, _refuse)

    def here() -> Span:
        """The step at hand."""
        return history.play[max(0, walk.taken - 1)].span if history.play else history.span

    try:
        walk.play(history.play)
    except PlayError as error:
        message = f"history cannot be played: {str(error).rstrip('.')}"
        problems.error("MR703", here(), message, _instead_of(error))
        return
    except _NotFixed as error:
        step = error.where.split("/")[0].split(".")[-1]
        at_hand = history.play[walk.taken - 1] if walk.taken else ""
        if at_hand.split("/")[0] == step:
            step = at_hand
        problems.error(
            "MR703",
            here(),
            f"history leaves a draw open, at `{error.where}`",
            f"fix it: write `{step}/{error.names[0]}`, say; it can bring " + ", ".join(error.names),
        )
        return
    ended = walk.world.place
    if not table.is_ending(ended):
        problems.error(
            "MR703",
            here(),
            f"history stops at `{ended}`, before an ending",
            "add the steps that follow; on offer there: " + ", ".join(table.offered(walk.world)),
        )
    elif ended != history.ending:
        problems.error(
            "MR703",
            history.ending.span,
            f"history ends at `{ended}`, not at `{history.ending}`",
            f"write `ending: {ended}`, or change the play",
        )
