"""Opening a game on the full screen at once: its first page, where that is known already."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.request import SEEDS, Request
from game.locations import NoSuchScenario, find_scenario, is_file
from game.tui.launch import Launch

if TYPE_CHECKING:
    from game.checking import Report
    from game.tui.leaf import Leaf


def play(request: Request) -> int:
    """Do what was asked of ``play``, and return the exit code."""
    # Whatever is made before the first page stands stays for good: there is nothing to collect.
    gc.disable()
    opening = _opening(request)
    if opening is None:
        gc.enable()
        from game.commands.playing import play as play_as_ever

        return play_as_ever(request)
    from game.tui import run

    code = run(Launch(opening=opening))
    return code or opening.end()


def _opening(request: Request) -> _Opening | None:
    """Return the game that is asked for, if it is a fresh one to be read meanwhile."""
    is_plain = request == Request(request.scenario, request.seed)
    if request.scenario is None or not is_plain or not request.on_screen:
        return None
    try:
        path = find_scenario(request.scenario)
    except NoSuchScenario:
        return None
    if not is_file(path):
        return None
    from game.tui.leaf import blank_leaf, kept_leaf

    return _Opening(path, kept_leaf(path) or blank_leaf(path), request.seed)


class _Opening:
    """A game whose scenario is read while its first page is shown."""

    def __init__(self, path: Path, leaf: Leaf, seed: int | None) -> None:
        self._path, self._leaf, self._seed = path, leaf, seed
        self._report: Report | None = None
        self._trouble = ""

    @property
    def leaf(self) -> Leaf:
        """Its first page."""
        return self._leaf

    def read(self) -> None:
        """Read and check the scenario."""
        gc.freeze()
        gc.enable()
        # The rooms below are loaded here, while the first page stands on the screen; so is the
        # screen that comes next.
        from game.commands.playing import checked
        from game.scenario import CannotRead
        from game.tui.tidying import settle

        import_module("game.tui.screens.decision")
        try:
            self._report = checked(self._path)
        except CannotRead as error:
            self._trouble = str(error)
        settle()

    def begin(self) -> Launch | None:
        """Begin to play; None where there is nothing to be played."""
        import secrets

        if self._report is None or self._report.table is None:
            return None
        from game.commands.lately import listed_scenarios, remember
        from game.commands.resuming import open_store
        from game.play import Playthrough

        store, notice = open_store()
        remember(store, str(self._path))
        seed = secrets.randbelow(SEEDS) if self._seed is None else self._seed
        playthrough = Playthrough(self._report.table, seed)
        return Launch(playthrough, listed_scenarios(store), store=store, notice=notice)

    def end(self) -> int:
        """Say what stopped it, if anything did; return the exit code."""
        from game import exit_codes
        from game.commands.output import complain, print_problems

        if self._trouble:
            complain(self._trouble)
            return exit_codes.USAGE
        if self._report is not None and self._report.table is None:
            print_problems(self._report)
            return exit_codes.PROBLEMS
        return exit_codes.FINE
