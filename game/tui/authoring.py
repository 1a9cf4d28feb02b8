"""The app for authors: a scenario is played, and read again whenever it is saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event, Thread

from game.scenario.siblings import test_file_of
from game.tui.app import GameApp
from game.tui.launch import Launch
from game.tui.rehearsal import Rehearsal, look_at
from game.tui.screens.stage import Stage
from game.tui.settings import Settings

_PATIENCE = 50
"""Milliseconds in which saves that follow each other count as one."""


class AuthorApp(GameApp):
    """Shows a scenario that somebody is writing.

    Args:
        path: of the scenario.
        settings: what the user chose.
    """

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        super().__init__(Launch(), settings)
        self._stage = Stage(Rehearsal(path, look_at(path)))
        self._left = Event()

    def open_first(self) -> None:
        """Show it, and watch its folder."""
        self.push_screen(self._stage)
        Thread(target=self._watch, daemon=True).start()

    def on_unmount(self) -> None:
        """Watch no longer."""
        self._left.set()

    def _watch(self) -> None:
        """Read the scenario whenever it or its tests change; in a thread of its own.

        The folder is watched, since many editors put a new file in the place of the old one.
        """
        from watchfiles import watch

        path = self._stage.rehearsal.path
        own = {path.name, test_file_of(path).name}
        try:
            # What was saved before the watch began is read too.
            self._read(path)
            for changes in watch(
                path.absolute().parent,
                recursive=False,
                debounce=_PATIENCE,
                step=10,
                stop_event=self._left,
            ):
                if any(Path(changed).name in own for _, changed in changes):
                    self._read(path)
        except Exception as error:  # noqa: BLE001 - it breaks down in the app's own thread
            self._tell(partial(self._handle_exception, error))

    def _read(self, path: Path) -> None:
        look = look_at(path)
        if not self._left.is_set():
            self._tell(partial(self._stage.take, look))

    def action_leave(self) -> None:
        """Leave; there is nothing to be kept."""
        self.exit()
