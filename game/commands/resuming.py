"""Finding a saved game, and going on with it."""

from __future__ import annotations

from game.play import Playthrough, replay
from game.play.saves import Save, SaveError, Store
from game.reports.english import counted
from game.rules import Table


class CannotResume(Exception):
    """There is no such game to go on with. The message says why."""


def open_store() -> tuple[Store | None, str]:
    """Return where games are kept, and what has to be said about that.

    Without a place to keep games it is None, and the sentence says why.
    """
    try:
        store = Store.open()
    except SaveError as error:
        return None, f"{error} This game will not be kept."
    return store, store.notice


def scenario_of(save_id: str | None) -> str:
    """Return the scenario file of a saved game: the one named, or the newest unfinished.

    Raises:
        CannotResume: if there is none.
    """
    store, notice = open_store()
    return str(saved_game(store, notice, save_id or "", None).file)


def saved_game(store: Store | None, notice: str, save_id: str, scenario_id: str | None) -> Save:
    """Return the saved game called ``save_id``, or, where that is empty, the newest unfinished.

    Raises:
        CannotResume: if there is none.
    """
    if store is None:
        raise CannotResume(notice)
    try:
        save = store.get(save_id) if save_id else store.newest_unfinished(scenario_id)
    except SaveError as error:
        raise CannotResume(str(error)) from error
    if save is None:
        what = f"saved game `{save_id}`" if save_id else "unfinished game"
        raise CannotResume(f"there is no {what} here; measured-response saves lists what there is")
    if scenario_id is not None and save.scenario != scenario_id:
        raise CannotResume(f"the saved game `{save_id}` is one of {save.scenario}")
    return save


def resume(store: Store | None, save: Save, table: Table) -> tuple[Playthrough, str]:
    """Return the saved game as far as it still leads, and what has to be said about that.

    Raises:
        CannotResume: if what was saved cannot be read.
    """
    try:
        replayed = replay(table, save.journal)
    except SaveError as error:
        raise CannotResume(str(error)) from error
    playthrough = replayed.playthrough
    if replayed.stopped is None:
        if store is not None:
            store.resume(save, playthrough)
        return playthrough, ""
    # The game as it was stays where it is; what is played from here on becomes a new one.
    decisions = counted(len(playthrough.turns), "decision")
    return playthrough, (
        f"The scenario has changed since this game was saved. It goes on after {decisions}, as a "
        f"game of its own. {replayed.stopped}"
    )
