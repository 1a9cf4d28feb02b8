"""The app: which screen comes after which."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen

from game.tui.actions import ACTIONS, EVERYWHERE, bindings, bound
from game.tui.colourless import COLOURLESS
from game.tui.keys import KeyedApp, Keys
from game.tui.launch import Launch, Opening
from game.tui.leaf import keep_leaf
from game.tui.screens.briefing import Briefing
from game.tui.screens.framed import Framed
from game.tui.screens.sized import Sized
from game.tui.settings import Settings, keep_theme
from game.tui.text import Block, words
from game.tui.themes import THEMES

if TYPE_CHECKING:
    from game.play import Playthrough
    from game.tui.game import Game
    from game.tui.screens.decision import Decision
    from game.tui.screens.scenarios import Scenarios
    from game.tui.shelf import Resumed, Shelved

SEEDS = 1_000_000
"""Seeds nobody chose are below this, so that they can be read out."""


class GameApp(KeyedApp):
    """The full-screen game.

    Screens and rooms that the first page does not need are loaded when they are; their messages
    are heard by name.

    Args:
        launch: what to open.
        settings: what the player chose.
    """

    TITLE = "Measured Response"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*EVERYWHERE),
        # Some terminals keep ctrl+q to themselves; q does the same.
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(self, launch: Launch, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)
        self._look_like(self.settings.theme)
        self.keys = Keys(self.settings.keys)
        self.set_keymap(self.keys.keymap)
        if not self.settings.animations:
            self.animation_level = "none"
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self._launch = launch
        self._game: Game | None = None
        self._wanting_game: list[Callable[[Game], None]] = []
        self.crash: Exception | None = None

    def _look_like(self, name: str) -> None:
        """Start with a theme; as a change of theme, it would lead to reading all styles twice."""
        first = name if name in self.available_themes else THEMES[0].name
        self.set_reactive(GameApp.theme, first)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of our own that the stylesheet names."""
        return THEMES[0].variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is done to each line that is drawn: no colour at all where none is wanted."""
        if self.no_color:
            return [COLOURLESS]
        own = super().get_line_filters()
        return [one for one in own if not isinstance(one, Monochrome | NoColor)]

    @property
    def is_kept(self) -> bool:
        """Whether games are being kept."""
        return self._launch.store is not None

    # coming and going

    def on_mount(self) -> None:
        """Open what was asked for."""
        self._listen_for_signals()
        if self._launch.opening is not None:
            self._show(Briefing(self._launch.opening.leaf, self._with_game))
        elif self._launch.playthrough is not None:
            self._begin(self._launch.playthrough)
        else:
            self.push_screen(self._list())
        to_say = [one for one in (self._launch.notice, *self.settings.problems) if one]
        if to_say:
            self.say("\n".join(to_say))

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
        """Say something on the page, in place of what was said before."""
        page = next(one for one in reversed(self.screen_stack) if isinstance(one, Sized))
        page.say(text)

    # a game that is still to be read

    def on_briefing_shown(self) -> None:
        """Read the scenario while the player reads the briefing."""
        opening = self._launch.opening
        if opening is not None:
            self._read_on_the_side(opening)

    def _read_on_the_side(self, opening: Opening) -> None:
        def read() -> None:
            try:
                opening.read()
            except Exception as error:  # noqa: BLE001 - it breaks down in the app's own thread
                self._tell(self._handle_exception, error)
            else:
                self._tell(self._begin_opened, opening)

        # Nobody who leaves waits for it.
        Thread(target=read, daemon=True).start()

    def _tell(self, what: Callable[..., None], *about: object) -> None:
        """Call something in the app's thread, from another; not when the app has closed."""
        with contextlib.suppress(RuntimeError):
            self.call_from_thread(what, *about)

    def _begin_opened(self, opening: Opening) -> None:
        launch = opening.begin()
        if launch is None:
            self.exit()
            return
        assert launch.playthrough is not None  # this is what was being opened
        self._launch = launch
        if launch.notice:
            self.say(launch.notice)
        self._begin(launch.playthrough)

    def _with_game(self, wanting: Callable[[Game], None]) -> None:
        """Call ``wanting`` with the game, when that has been read."""
        if self._game is not None:
            wanting(self._game)
        else:
            self._wanting_game.append(wanting)
            self.say("One moment: the scenario is still being read.")

    # the game

    def _begin(self, playthrough: Playthrough) -> None:
        from game.tui.game import Game

        self._game = Game(playthrough, self._launch.store)
        if playthrough.turns:
            self._show_place()
            return
        self._show_briefing(playthrough)
        wanting, self._wanting_game = self._wanting_game, []
        for one in wanting:
            one(self._game)

    def _show_briefing(self, playthrough: Playthrough) -> None:
        from game.tui.views.first_page import first_page

        leaf = first_page(playthrough)
        shown = [one for one in self.screen_stack if isinstance(one, Briefing)]
        if shown and self._launch.opening is not None:
            shown[0].draw_anew(leaf)
        else:
            self._show(Briefing(leaf, self._with_game))
        keep_leaf(Path(playthrough.scenario.file), leaf)

    def _show(self, screen: Framed) -> None:
        """Show a page of the game instead of the one before."""
        if isinstance(self.screen, Framed):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _show_place(self) -> None:
        """Show the next page to be read; after the last, where the game stands."""
        from game.tui.screens.decision import Decision
        from game.tui.screens.happened import Happened
        from game.tui.screens.reading import TheEnd

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

    def on_scenarios_chosen(self, event: Scenarios.Chosen) -> None:
        """Begin the game that was chosen from the list, or go on with it."""
        from game.play import Playthrough

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
        from game.play.saves import SaveError
        from game.tui.shelf import resumed

        try:
            return resumed(shelved, self._launch.store)
        except SaveError as error:
            self.say(str(error))
            return None

    def on_briefing_finished(self) -> None:
        """Go on to what happens before the first decision."""
        self._with_game(self._open)

    def _open(self, game: Game) -> None:
        game.open()
        self._show_place()

    def on_reading_finished(self) -> None:
        """Go on to the next page; after the ending, to the debrief."""
        from game.tui.screens.reading import TheEnd

        if isinstance(self.screen, TheEnd):
            from game.tui.screens.debriefing import Debriefing

            self._show(Debriefing(self._playing))
        else:
            self._show_place()

    def on_decision_decided(self, event: Decision.Decided) -> None:
        """Decide, and show what comes of it."""
        self._playing.decide(event.option, event.reason)
        self._show_place()
        self._say_trouble(self._playing)

    def on_game_screen_undo_asked(self) -> None:
        """Take the last decision back."""
        taken_back = self._playing.undo()
        if taken_back is None:
            self.say("There is no decision to take back.")
            return
        self._show_place()
        self.say(f"Taken back: {taken_back}")
        self._say_trouble(self._playing)

    def on_debriefing_finished(self) -> None:
        """Ask whether to leave when the debrief has been read."""
        self.action_leave()

    # everywhere

    def action_leave(self) -> None:
        """Ask whether to leave; the game is kept."""
        from game.tui.screens.ask import Answer, Leave

        screen = self.screen
        if isinstance(screen, Sized) and screen.is_too_small:
            self.exit()
        elif isinstance(screen, Leave):
            screen.action_yes()
        else:
            in_game = any(isinstance(one, Framed) for one in self.screen_stack)
            to_list = in_game and self._launch.scenarios
            question = Leave(
                "Leave?",
                [Block(words(self._what_leaving_means(in_game)))],
                yes="leave",
                no="stay",
                others=[Answer("list", "to the scenarios")] if to_list else (),
            )
            self.push_screen(question, self._leave_answered)

    def action_interrupt(self) -> None:
        """Copy what is marked, as terminals do; else leave: asked once, done the second time."""
        marked = self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
        else:
            self.action_leave()

    def _what_leaving_means(self, in_game: bool) -> str:
        if not in_game:
            return "Games you have begun are kept."
        game = self._game
        if game is None or not game.playthrough.turns:
            return "Nothing has been decided yet."
        if game.playthrough.is_over:
            kept = "This game is over, and stays among your saved games."
            return kept if game.is_kept else "This game is not being kept, and it is over."
        if game.is_kept:
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
        from game.tui.screens.ask import Ask
        from game.tui.screens.sheet import Sheet
        from game.tui.views.help import keys

        if not isinstance(self.screen, Sheet | Ask):
            here = bound(self.screen.BINDINGS)
            shown = keys(here, self.keys, self.settings.problems)
            self.push_screen(Sheet("Help", shown, "help"))

    def action_next_theme(self) -> None:
        """Change the colours, and keep the choice."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        keep_theme(self.theme)
        self.say(f"Colours: {self.theme}")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return what the palette offers: what can be done on the screen, and nothing else."""
        everywhere = (ACTIONS[name] for name in EVERYWHERE if name != "palette")
        for action in (*bound(screen.BINDINGS), *everywhere):
            if action.direct:
                name = action.id.capitalize().replace("_", " ")
                title = f"{name} ({self.keys.first(action.id)})"
                yield SystemCommand(title, action.help, partial(screen.run_action, action.runs))
