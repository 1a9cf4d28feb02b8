"""Finding a saved game, and going on with it."""

from __future__ import annotations

import os

from game.locations import known_scenarios
from game.play import Playthrough
from game.play.saves import Save, SaveError, Store
from game.reports.changed import what_changed
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
    """Return the scenario of a saved game: of the one named, or of the newest unfinished.

    It is the file that was played; where that is not there any more, the id, if there is a
    scenario of that id.

    Raises:
        CannotResume: if there is none.
    """
    store, notice = open_store()
    save = saved_game(store, notice, save_id or "", None)
    if os.path.isfile(save.file):  # noqa: PTH113 - which takes a name that no file can have
        return save.file
    if any(path.stem == save.scenario for path in known_scenarios()):
        return save.scenario
    raise CannotResume(
        f"the saved game {save.id} was played from {save.file}, which is not there any more; "
        f"name its scenario: measured-response play FILE --resume={save.id}"
    )


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


def resume(store: Store, save: Save, table: Table) -> tuple[Playthrough, str]:
    """Return the saved game as far as it still leads, and what has to be said about that.

    Raises:
        CannotResume: if what was saved cannot be read.
    """
    try:
        replayed = store.go_on(save, table)
    except SaveError as error:
        raise CannotResume(str(error)) from error
    return replayed.playthrough, what_changed(replayed)
