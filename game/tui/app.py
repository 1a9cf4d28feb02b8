"""The app: which screen comes after which."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from game.play import Playthrough
from game.play.saves import SaveError
from game.tui.actions import ACTIONS, EVERYWHERE, bindings, bound
from game.tui.game import Game
from game.tui.launch import Launch
from game.tui.screens.ask import Answer, Ask, Leave
from game.tui.screens.decision import Decision
from game.tui.screens.game_screen import GameScreen
from game.tui.screens.reading import Briefing, Happened, Reading, TheEnd
from game.tui.screens.sheet import Sheet
from game.tui.screens.sized import Sized
from game.tui.text import Block, words
from game.tui.themes import THEMES
from game.tui.views.help import keys

if TYPE_CHECKING:
    from game.tui.screens.scenarios import Scenarios
    from game.tui.shelf import Resumed, Shelved

SEEDS = 1_000_000
"""Seeds nobody chose are below this, so that they can be read out."""


class GameApp(App[None]):
    """The full-screen game."""

    TITLE = "Measured Response"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*EVERYWHERE),
        # Some terminals keep ctrl+q to themselves; q does the same.
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self._launch = launch
        self._game: Game | None = None
        self.crash: Exception | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of our own that the stylesheet names."""
        return THEMES[0].variables

    # coming and going

    def on_mount(self) -> None:
        """Open what was asked for."""
        self._listen_for_signals()
        if self._launch.notice:
            self.say(self._launch.notice)
        if self._launch.playthrough is None:
            self.push_screen(self._list())
        else:
            self._begin(self._launch.playthrough)

    def _list(self) -> Scenarios:
        from game.tui.screens.scenarios import Scenarios

        return Scenarios(self._launch.scenarios, self._launch.store)

    def _listen_for_signals(self) -> None:
        """Close as usual when told to, so that the terminal is left as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Not to be had on Windows, nor outside the main thread.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._told_to_end, number)

    def _told_to_end(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """Remember what went wrong; a player is told in a sentence, once the screen has closed."""
        if self.crash is None:
            self.crash = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Close, without the pages of traceback that Textual would gather for standard error."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def say(self, text: str) -> None:
        """Show a sentence for a few seconds, in place of the one before."""
        self.clear_notifications()
        self.notify(words(text).plain, markup=False)

    # the game

    def _begin(self, playthrough: Playthrough) -> None:
        self._game = Game(playthrough, self._launch.store)
        if playthrough.turns:
            self._show_place()
        else:
            self._show(Briefing(self._game))

    def _show(self, screen: GameScreen) -> None:
        """Show a screen of the game instead of the one before."""
        if isinstance(self.screen, GameScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _show_place(self) -> None:
        """Show the next page to be read; after the last, where the game stands."""
        game = self._playing
        if game.ahead:
            self._show(Happened(game, game.ahead.popleft()))
        elif game.playthrough.is_over:
            self._show(TheEnd(game))
        else:
            self._show(Decision(game))

    @property
    def _playing(self) -> Game:
        assert self._game is not None  # only screens of a game lead here
        return self._game

    def _say_trouble(self, game: Game) -> None:
        if game.trouble:
            self.say(game.trouble)
            game.trouble = ""

    # These screens are loaded when they are opened, so their messages are heard by name.

    def on_scenarios_chosen(self, event: Scenarios.Chosen) -> None:
        """Begin the game that was chosen from the list, or go on with it."""
        table = event.shelved.table
        assert table is not None  # only what can be played is chosen
        saved = None if event.anew else self._saved(event.shelved)
        if saved is None:
            seed = self._launch.seed
            fresh = secrets.randbelow(SEEDS) if seed is None else seed
            self._begin(Playthrough(table, fresh))
        else:
            self._begin(saved.playthrough)
            if saved.notice:
                self.say(saved.notice)

    def _saved(self, shelved: Shelved) -> Resumed | None:
        """Return the game to go on with; where it cannot be read, say so."""
        if self._launch.store is None:
            return None
        from game.tui.shelf import resumed

        try:
            return resumed(shelved, self._launch.store)
        except SaveError as error:
            self.say(str(error))
            return None

    @on(Reading.Finished)
    def _page_read(self) -> None:
        screen, game = self.screen, self._playing
        if isinstance(screen, Briefing):
            game.open()
        if isinstance(screen, TheEnd):
            from game.tui.screens.debriefing import Debriefing

            self._show(Debriefing(game))
        else:
            self._show_place()

    @on(Decision.Decided)
    def _decided(self, event: Decision.Decided) -> None:
        self._playing.decide(event.option, event.reason)
        self._say_trouble(self._playing)
        self._show_place()

    @on(GameScreen.UndoAsked)
    def _undo_asked(self) -> None:
        taken_back = self._playing.undo()
        if taken_back is None:
            self.say("There is no decision to take back.")
            return
        self._say_trouble(self._playing)
        self._show_place()
        self.say(f"Taken back: {taken_back}")

    def on_debriefing_finished(self) -> None:
        """Ask whether to leave when the debrief has been read."""
        self.action_leave()

    # everywhere

    def action_leave(self) -> None:
        """Ask whether to leave; the game is kept."""
        screen = self.screen
        if isinstance(screen, Sized) and screen.is_too_small:
            self.exit()
        elif isinstance(screen, Leave):
            screen.action_yes()
        else:
            others = [Answer("s", "to the scenarios", "list")] if self._launch.scenarios else []
            in_game = any(isinstance(one, GameScreen) for one in self.screen_stack)
            question = Leave(
                "Leave?",
                [Block(words(self._what_leaving_means(in_game)))],
                yes="leave",
                no="stay",
                others=others if in_game else (),
            )
            self.push_screen(question, self._leave_answered)

    def _what_leaving_means(self, in_game: bool) -> str:
        if not in_game:
            return "Games you have begun are kept."
        if not self._playing.playthrough.turns:
            return "Nothing has been decided yet."
        if self._playing.is_kept:
            return "The game is kept; you can go on with it later."
        return "This game is not being kept: leaving ends it."

    def _leave_answered(self, answer: str | None) -> None:
        if answer == "yes":
            self.exit()
        elif answer == "list":
            self._to_the_list()

    def _to_the_list(self) -> None:
        from game.tui.screens.scenarios import Scenarios

        while len(self.screen_stack) > 1 and not isinstance(self.screen, Scenarios):
            self.pop_screen()
        if not isinstance(self.screen, Scenarios):
            self.push_screen(self._list())

    def action_help(self) -> None:
        """Show the keys of the screen."""
        if not isinstance(self.screen, Sheet | Ask):
            here = bound(self.screen.BINDINGS)
            self.push_screen(Sheet("Help", keys(here), "question_mark"))

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return what the palette offers: what can be done on the screen, and nothing else."""
        everywhere = (ACTIONS[name] for name in EVERYWHERE if name != "palette")
        for action in (*bound(screen.BINDINGS), *everywhere):
            if action.direct:
                title = f"{action.id.capitalize().replace('_', ' ')} ({action.shown})"
                yield SystemCommand(title, action.help, partial(screen.run_action, action.runs))
