"""Finding a saved game, and going on with it."""

from __future__ import annotations

import os

from game.locations import known_scenarios
from game.play import Playthrough
from game.play.saves import Save, SaveError, Store
from game.reports.changed import what_changed
from game.rules import Table

_LIST = "measured-response saves lists what there is"


class CannotResume(Exception):
    """There is no such game to go on with. The message says why."""


def open_store() -> tuple[Store | None, str]:
    """Return where games are kept, and what has to be said about that.

    Without a place to keep games it is None, and the sentence says why.
    """
    try:
        store = Store.open()
    except SaveError as error:
        return None, f"{error} What you play now is not kept."
    return store, store.notice


def open_saves() -> Store:
    """Return where the games are that one can go on with.

    Raises:
        CannotResume: if they cannot be reached.
    """
    try:
        return Store.open()
    except SaveError as error:
        raise CannotResume(str(error)) from error


def scenario_of(save_id: str | None) -> str:
    """Return the scenario of a saved game: of the one named, or of the newest unfinished.

    It is the file that was played; where that is not there any more, the id, if there is a
    scenario of that id.

    Raises:
        CannotResume: if there is none.
    """
    save = saved_game(open_saves(), save_id or "", None)
    if os.path.isfile(save.file):  # noqa: PTH113 - which takes a name that no file can have
        return save.file
    if any(path.stem == save.scenario for path in known_scenarios()):
        return save.scenario
    raise CannotResume(
        f"the saved game {save.id} was played from {save.file}, which is not there any more; "
        f"name its scenario: measured-response play FILE --resume={save.id}"
    )


def saved_game(store: Store, save_id: str, scenario_id: str | None) -> Save:
    """Return the saved game called ``save_id``, or, where that is empty, the newest unfinished.

    Raises:
        CannotResume: if there is none.
    """
    try:
        save = store.get(save_id) if save_id else store.newest_unfinished(scenario_id)
    except SaveError as error:
        raise CannotResume(str(error)) from error
    if save is None:
        what = f"saved game `{save_id}`" if save_id else "unfinished game"
        why = f". {store.notice}" if store.notice else f"; {_LIST}"
        raise CannotResume(f"there is no {what} here{why}")
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
    return replayed.playthrough, f"{store.notice} {what_changed(replayed)}".strip()
